import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pageOfBytes } from '../../src/commands/files.ts';
import type { Page } from '../../src/model/page.ts';
import { readMaybeGzipped } from '../corpora.ts';
import { Absent } from '../measured.ts';

/** What is known of a graded page; sets add fields of their own. */
export interface Gold {
  readonly id: string;
  readonly url?: string;
}

/** When the pages are taken to be fetched: any fixed time later than all of them. */
const FETCHED = Date.UTC(2026, 8, 1);

/** The page of a graded folder, as if it had been fetched from its address. */
export function pageOf(folder: string, id: string, url: string): Page {
  const bytes = readMaybeGzipped(join(folder, 'html', `${id}.html.gz`));
  return { ...pageOfBytes(id, bytes, { now: FETCHED }), url, finalUrl: url, format: 'html', hints: {} };
}

export function goldOf(folder: string): Record<string, Gold> {
  const files = readdirSync(folder);
  if (!files.includes('ground-truth.json')) throw new Absent(`${basename(folder)}/ground-truth.json`);
  return JSON.parse(new TextDecoder().decode(readMaybeGzipped(join(folder, 'ground-truth.json')))) as Record<string, Gold>;
}
