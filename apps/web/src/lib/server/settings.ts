/**
 * Where this server finds its municipality, read once from the environment.
 * Belongs here: names and defaults of settings. Does not belong: what lies in the folders.
 * Used by server.ts, the release door and the state store; nothing else reads the environment.
 * Start with readSettings.
 */
import { resolve } from 'node:path';
import { LayersMistake, parseServedLayers, type ServedLayers } from './served-layers.ts';

export interface Settings {
  /** Folder of releases: var/<site>/releases. */
  readonly releases: string;
  /** Folder of the state store: var/<site>/state. */
  readonly state: string;
  /** What this process may serve at all, whoever asks. */
  readonly layers: ServedLayers;
}

/** A setting that is missing or cannot be used. The message names the variable and the remedy. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

type Environment = Readonly<Record<string, string | undefined>>;

function folder(env: Environment, variable: string, example: string): string {
  const path = env[variable];
  if (path) return resolve(path);
  throw new SettingError(`${variable} is not set. Set it to a folder, for example ${example}.`);
}

function servedLayers(env: Environment): ServedLayers {
  try {
    return parseServedLayers(env['BYBALANCE_LAYERS']);
  } catch (cause) {
    if (cause instanceof LayersMistake)
      throw new SettingError(`BYBALANCE_LAYERS: ${cause.message}`, { cause });
    throw cause;
  }
}

/** Settings of this process. SettingError when a folder is not named, or layers are that may not be served together. */
export function readSettings(env: Environment = process.env): Settings {
  return {
    releases: folder(env, 'BYBALANCE_RELEASES', 'var/fjordby/releases'),
    state: folder(env, 'BYBALANCE_STATE', 'var/fjordby/state'),
    layers: servedLayers(env),
  };
}
