import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../../src/clean/clean.ts';
import { isRejected } from '../../src/model/outcome.ts';
import type { Page, PageFormat } from '../../src/model/page.ts';

/** What a case states about a page; a field that is left out of `expected.json` is not compared. */
export interface Expected {
  readonly rejected?: string;
  readonly headline?: string;
  readonly deck?: string | null;
  readonly body?: readonly string[];
  readonly [field: string]: unknown;
}

const FORMATS: readonly (readonly [string, PageFormat])[] = [
  ['page.html', 'html'],
  ['page.txt', 'text'],
  ['page.json', 'record'],
];
/** Cases are read as fetched at this time. */
const FETCHED = Date.UTC(2025, 0, 1);

export function pageOfCase(folder: string, url: string): Page {
  const found = FORMATS.find(([name]) => existsSync(join(folder, name)));
  if (!found) throw new Error(`${folder} holds no page`);
  const [name, format] = found;
  return { id: folder, url, finalUrl: url, format, body: readFileSync(join(folder, name), 'utf8'), fetchedAt: FETCHED, rights: {}, hints: {} };
}

/** All that `clean` says about a page, as plain strings for a person to read. */
export function expectedOf(page: Page): Expected {
  const draft = clean(page);
  if (isRejected(draft)) return { rejected: draft.why };
  const at = ({ start, end }: { readonly start: number; readonly end: number }): string => draft.text.slice(start, end);
  const { kind, stub, lang, canonicalUrl, sourceName, section, authors, contributors, dateline, credits, notes, hub, tags, published, publishedDay, modified } =
    draft;
  const iso = (time: number | undefined): string | null => (time === undefined ? null : new Date(time).toISOString());
  const said = {
    kind,
    stub: stub ?? null,
    lang,
    canonicalUrl,
    sourceName,
    section: section ?? null,
    authors,
    contributors,
    dateline: dateline ?? null,
    credits,
    notes,
    hub: hub ?? null,
    tags,
  };
  return {
    headline: at(draft.headline),
    deck: draft.deck ? at(draft.deck) : null,
    body: draft.blocks.map((b) => (b.kind === 'paragraph' ? at(b) : `[${b.kind}] ${at(b)}`)),
    links: draft.blocks.flatMap((b) => (b.links ?? []).map((l) => `${at(l)} → ${l.href}`)),
    published: iso(published),
    publishedDay: publishedDay ?? false,
    modified: iso(modified),
    ...said,
  };
}
