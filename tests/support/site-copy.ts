/**
 * A copy of the made-up site for every test of a file, to be changed and loaded.
 * Belongs here: changing and loading it. Does not belong: which files it has (site-files.ts), deliveries (small-deliveries.ts).
 * Start with siteCopy.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import { type LoadedSite, loadSite } from '../../packages/pipeline/src/catalogue/load-site.ts';
import { type Issue, UserError } from '../../packages/pipeline/src/support/errors.ts';
import { checkout, copySiteFiles } from './site-files.ts';

export interface SiteCopy {
  readonly root: string;
  /** The site's folder. */
  readonly site: string;
  read(file: string): string;
  /** Throws where the file does not hold `from`: a change that changes nothing tests nothing. */
  change(from: string, to: string, file?: string): void;
  load(): LoadedSite;
  /** What loading it complains of; none when it loads. */
  issues(): readonly Issue[];
}

/** A fresh copy for every test of the file, in a folder of its own that is removed again. */
export function siteCopy(): SiteCopy {
  const catalogue = loadCatalogue(checkout);
  let root = '';
  const site = () => join(root, 'sites/fjordby');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'site-'));
    copySiteFiles(site());
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const load = () => loadSite(site(), catalogue, {});
  return {
    get root() {
      return root;
    },
    get site() {
      return site();
    },
    read: (file) => readFileSync(join(site(), file), 'utf8'),
    change(from, to, file = 'site.yaml') {
      const path = join(site(), file);
      const text = readFileSync(path, 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold what the test changes.`);
      writeFileSync(path, text.replace(from, to));
    },
    load,
    issues() {
      try {
        load();
      } catch (error) {
        if (error instanceof UserError) return error.issues;
        throw error;
      }
      return [];
    },
  };
}
