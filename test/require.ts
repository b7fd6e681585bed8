import assert from 'node:assert/strict';
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';

interface Program {
  /** Where it may lie besides the PATH, as globs; the last match is taken. */
  readonly places: readonly string[];
  readonly names: readonly string[];
  readonly install: string;
}

const PROGRAMS = {
  postgres: { places: ['/usr/lib/postgresql/*/bin/postgres'], names: ['postgres'], install: 'apt-get install postgresql' },
  chromium: { places: [], names: ['chromium', 'chromium-browser', 'google-chrome'], install: 'apt-get install chromium' },
  curl: { places: [], names: ['curl'], install: 'apt-get install curl' },
  jq: { places: [], names: ['jq'], install: 'apt-get install jq' },
  newsboat: { places: [], names: ['newsboat'], install: 'apt-get install newsboat' },
} as const satisfies Record<string, Program>;

/**
 * The path of a program that a test needs. Where it is missing the test is skipped by name, with the way to install it, and
 * undefined is answered; with `BROADSHEET_REQUIRE_ALL=1` a missing program fails the test instead.
 */
export function needs(program: keyof typeof PROGRAMS, t: Pick<TestContext, 'skip'>): string | undefined {
  const { install } = PROGRAMS[program],
    path = find(PROGRAMS[program]);
  if (path !== undefined) return path;
  const message = `${program} is not installed: ${install}`;
  if (process.env['BROADSHEET_REQUIRE_ALL'] === '1') assert.fail(message);
  t.skip(message);
  return undefined;
}

function find({ places, names }: Program): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [
    ...globSync([...places])
      .sort()
      .reverse(),
    ...onPath,
  ].find(executable);
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
