import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '../sample/edition.ts';
import type { Settings } from '../settings.ts';

/** The settings in force, but with a data folder of the sample's own and never the user's database; dates are shown as where the edition is at home. */
export function sampleSettings(settings: Settings, edition: Edition, folder: string): Settings {
  return { ...settings, DATA: folder, DATABASE: '', TIMEZONE: edition.offset };
}

/** Where a replay in a named folder stands: it goes on from there, under the same addresses. */
export interface Standing {
  readonly now: number;
  readonly port: number;
}
const fileIn = (folder: string): string => join(folder, 'sample.json');

export function readStanding(folder: string): Standing | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Standing;
  } catch {
    return undefined;
  }
}
export function writeStanding(folder: string, standing: Standing): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(fileIn(folder), JSON.stringify(standing) + '\n');
}
