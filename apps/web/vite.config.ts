import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { plexFonts } from './build-tools/plex-fonts.ts';
import { sourceVersion } from './build-tools/source-version.ts';

await plexFonts();

/** Few requests on the first page: Svelte is one file, what every page shares another. */
const fewFiles = {
  groups: [
    // SvelteKit needs its entry and its client-entry in files of their own.
    {
      name: 'framework',
      test: /node_modules[\\/](svelte|esm-env|clsx|devalue|@sveltejs[\\/]kit)[\\/](?!.*(client-entry|client[\\/]entry))/,
    },
    {
      name: 'shared',
      test: /src[\\/]lib[\\/].*[.](ts|svelte)$|node_modules[\\/](d3-|internmap)/,
      minShareCount: 2,
    },
  ],
};

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
          // The one style attribute allowed is SvelteKit's own: it hides the line that tells screen readers the page has changed.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
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
      // A style sheet of a few lines travels in the page instead of asking for a request.
      inlineStyleThreshold: 2048,
      version: { name: sourceVersion(), pollInterval: 0 },
    }),
  ],
  // The contract is TypeScript of ours: bundled, so that the built server needs no source of another folder.
  ssr: { noExternal: ['@bybalance/release'] },
  build: { assetsInlineLimit: 0 },
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting: fewFiles } } } } },
});
