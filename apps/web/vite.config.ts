import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { plexFonts } from './build-tools/plex-fonts.ts';
import { sourceVersion } from './build-tools/source-version.ts';

await plexFonts();

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true }),
      compilerOptions: { runes: true },
      // Hashes, not nonces: the same page is the same bytes, so its ETag holds.
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'worker-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      version: { name: sourceVersion(), pollInterval: 0 },
    }),
  ],
  // The contract is TypeScript of ours: bundled, so that the built server needs no source of another folder.
  ssr: { noExternal: ['@bybalance/release'] },
  build: { assetsInlineLimit: 0 },
});
