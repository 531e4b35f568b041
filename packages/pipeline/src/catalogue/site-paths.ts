/**
 * Where a site's files lie, from what site.yaml says and the machine's settings.
 * Belongs here: settings and `{deliveries}/`. Does not belong: whether the files exist (the stage that reads them tells).
 */
import { resolve } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** "${BYBALANCE_DATA:-../data}/x" → the setting's value, or what stands after `:-`, or nothing. */
export function fillSettings(path: string, environment: Environment): string {
  return path.replaceAll(
    /\$\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?\}/g,
    (_, name: string, otherwise = '') => environment[name] || otherwise,
  );
}

/** The setting that replaces `deliveries` of a site: BYBALANCE_FJORDBY_DATA. */
export function deliveriesSetting(siteId: string): string {
  return `BYBALANCE_${siteId.toUpperCase().replaceAll('-', '_')}_DATA`;
}

export interface SitePaths {
  readonly deliveries: string;
  /** An absolute path; relative ones lie in the site's folder, `{deliveries}/…` among the deliveries. */
  resolve(path: string): string;
}

/** Paths of one site. In: its folder, its id, `deliveries` as written. */
export function sitePaths(
  directory: string,
  siteId: string,
  deliveries: string,
  environment: Environment,
): SitePaths {
  const written = environment[deliveriesSetting(siteId)] || fillSettings(deliveries, environment);
  const folder = resolve(directory, written);
  const marker = '{deliveries}/';
  return {
    deliveries: folder,
    resolve(path) {
      const filled = fillSettings(path, environment);
      return filled.startsWith(marker)
        ? resolve(folder, filled.slice(marker.length))
        : resolve(directory, filled);
    },
  };
}
