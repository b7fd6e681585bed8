import type { Outdated, Stale } from '../gather/outdated.ts';
import { words, type Line, type Report } from '../gather/report.ts';
import { wordDiff } from '../gather/word-diff.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { marked, outletLink, saidLine } from './parts.ts';

/** So many changes are shown; the rest is folded. */
const OPEN = 4;

interface Shared<T> {
  readonly original: Report;
  readonly what: T;
  readonly copies: Report[];
}

/** What copies still carry and their originals do not, each once with all copies that have it, and notes that copies do not print. */
export function outdatedList(reader: Reader, all: readonly Outdated[]): Fragment {
  const notes = shared(all, (o) => o.notes, words),
    lines = shared(
      all,
      (o) => o.stale,
      (s) => s.key,
    ),
    folded = lines.slice(OPEN);
  return page`${notes.map((n) => note(reader, n))}${lines.slice(0, OPEN).map((s) => line(reader, s))}
${folded.length > 0 && page`<details><summary>${reader.count('outdated.more', folded.length)}</summary>${folded.map((s) => line(reader, s))}</details>`}`;
}

function shared<T extends Stale | Line>(all: readonly Outdated[], of: (o: Outdated) => readonly T[], key: (what: T) => string): readonly Shared<T>[] {
  const found = new Map<string, Shared<T>>();
  for (const o of all) {
    for (const what of of(o)) {
      const id = `${o.original.articleId} ${key(what)}`,
        known = found.get(id);
      if (known) known.copies.push(o.copy);
      else found.set(id, { original: o.original, what, copies: [o.copy] });
    }
  }
  return [...found.values()];
}

function outlets(reader: Reader, copies: readonly Report[]): Fragment {
  return page`<ul class="run outlets">${copies.map((c) => page`<li>${outletLink(reader, c)}</li>`)}</ul>`;
}

/** The line as the first of the copies has it beside what the original has now, with the words that differ marked. */
function line(reader: Reader, { original, what: { line: old, now }, copies }: Shared<Stale>): Fragment {
  const { say } = reader,
    diff = now && wordDiff(old.report.revision, old.at, now.report.revision, now.at, true),
    side = (l: Line, only: readonly { readonly start: number; readonly end: number }[], as: 'ins' | 'del'): Fragment =>
      marked(
        l.report.revision,
        l.at,
        only.map((o) => ({ ...o, class: 'word', as })),
      );
  return page`<div class="pair"><div><div class="foot">${outlets(reader, copies)}<span class="note">${reader.count('outdated.still', copies.length)}</span></div><p>${side(old, diff?.was.only ?? [], 'del')}</p></div>
<div><div class="foot">${outlets(reader, [original])}<span class="note">${say(now ? 'outdated.now' : 'outdated.gone')}</span></div>${now && page`<p>${side(now, diff?.is.only ?? [], 'ins')}</p>`}</div></div>`;
}

function note(reader: Reader, { original, what, copies }: Shared<Line>): Fragment {
  const { say } = reader;
  return page`<div class="noted"><p><span class="note">${outletLink(reader, original)} ${say('outdated.note')}</span> ${saidLine(what)}</p><p class="note">${reader.count('outdated.without', copies.length)}</p>${outlets(reader, copies)}</div>`;
}
