import type { Move, Ranked, Receipt, ReceiptLine } from '../../model/front-page.ts';
import type { Href } from '../href.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { isWord, type Words } from '../words.ts';

/**
 * Why a story stands where it stands, folded away: each signal with its weight and what it adds.
 * @param sectionAt the address of a section of the story's page; none where that page, which tells of now, does not show the grounds.
 */
export function receipt(reader: Reader, { receipt: r, moved }: Ranked, rank: number, sectionAt?: (id: string) => Href): Fragment {
  const { say, format } = reader;
  return page`<details class="receipt"><summary>${say('why.here')}</summary>
<p>${say('why.rank', { n: format.number(rank), score: format.number(r.score) })}</p>
${mostly(reader, r)}
${moved && movedLine(reader, moved, rank, r)}
${r.rankWithReprints !== rank && page`<p>${say('why.reprints', { n: format.number(r.rankWithReprints) })}</p>`}
<table><thead><tr><th scope="col">${say('why.signal')}</th><th scope="col" class="num">${say('why.value')}</th><th scope="col" class="num">${say('why.weight')}</th><th scope="col" class="num">${say('why.adds')}</th></tr></thead>
<tbody>${r.lines
    .filter((line) => line.value !== 0)
    .map(
      (line) =>
        page`<tr><th scope="row">${grounded(reader, line.signal, sectionAt)}</th><td class="num">${format.number(line.value)}</td><td class="num">${format.number(line.weight)}</td><td class="num">${format.number(line.contribution)}</td></tr>`,
    )}</tbody></table></details>`;
}

/** What counts most for a story and what most against it, in a sentence. */
function mostly(reader: Reader, { lines }: Receipt): Fragment {
  const { say } = reader,
    by = lines.toSorted((a, b) => b.contribution - a.contribution),
    best = by.filter((l) => l.contribution > 0).slice(0, 2),
    worst = by.findLast((l) => l.contribution < 0),
    named = (line: ReceiptLine): Fragment => page`<b>${signalWords(reader, line.signal)}</b>`;
  if (!best[0]) return nothing;
  return page`<p>${say('why.mostly')} ${named(best[0])}${best[1] && page` ${say('why.and')} ${named(best[1])}`}${worst && page`<br>${say('why.against')} ${named(worst)}`}</p>`;
}

function movedLine(reader: Reader, { since, from, by }: Move, rank: number, { lines }: Receipt): Fragment {
  const { say, format } = reader,
    when = format.moment(since, reader.now),
    // What counts against a story raises it by being less.
    raised = lines.some((l) => l.signal === by && l.weight < 0) ? 'why.risen.less' : 'why.risen';
  if (from === undefined) return page`<p>${say('why.new', { when })}</p>`;
  if (from === rank) return nothing;
  return page`<p>${say('why.moved', { when, n: format.number(from) })}${by !== undefined && page` ${say(from > rank ? raised : 'why.fallen')} <b>${signalWords(reader, by)}</b>`}</p>`;
}

/** Signals whose grounds stand on the story's page, by the section that lists them. */
const GROUNDS: Readonly<Record<string, string>> = { citations: 'cited', placement: 'placed' };

function grounded(reader: Reader, signal: string, sectionAt?: (id: string) => Href): Fragment {
  const at = GROUNDS[signal],
    words = signalWords(reader, signal);
  return at === undefined || !sectionAt ? page`${words}` : page`<a href="${sectionAt(at)}">${words}</a>`;
}

function signalWords({ say }: Reader, signal: string): Words {
  const key = `signal.${signal}`;
  return say(isWord(key) ? key : 'signal.other');
}
