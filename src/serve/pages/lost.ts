import type { Claim } from '../../model/claim.ts';
import { type Loss } from '../gather/lost.ts';
import type { Line, Report } from '../gather/report.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { marked, outletLink, type Mark } from './parts.ts';

/** So many are shown; the rest is folded. */
const OPEN = 4;

/** What copies lost: the line of the original above what stands in its place, with the words that differ marked. */
export function lossList(
  reader: Reader,
  losses: readonly Loss[],
  source: (report: Report) => Fragment = (r) => page`<span class="credit">${outletLink(reader, r)}</span>`,
): Fragment {
  const folded = losses.slice(OPEN),
    list = (some: readonly Loss[]): Fragment => page`<ul class="losses">${some.map((l) => lossItem(reader, l, source))}</ul>`;
  return page`${list(losses.slice(0, OPEN))}
${folded.length > 0 && page`<details><summary>${reader.count('lost.more', folded.length)}</summary>${list(folded)}</details>`}`;
}

function lossItem({ say }: Reader, { kind, was, is, copies }: Loss, source: (report: Report) => Fragment): Fragment {
  return page`<li><p class="kind">${say(`lost.${kind}`)}</p>
<p><span class="note">${say('edit.original')}</span> ${source(was.report)} ${lineWith(was, MARKED[kind])}</p>
<p><span class="note">${say('edit.copy')}</span> ${copies.map((c) => page`${source(c)} `)}${is ? lineWith(is, kind === 'claimant' ? ['hedge'] : MARKED[kind]) : page`<span class="note">${say('lost.gone')}</span>`}</p></li>`;
}

type Part = 'speaker' | 'hedge' | 'figure' | 'quote';
const MARKED: Readonly<Record<Loss['kind'], readonly Part[]>> = { claimant: ['speaker'], hedge: ['hedge'], number: ['figure'], quote: ['quote'], caveat: [] };
const MARKS: Readonly<Record<Part, (claim: Claim) => readonly Mark[]>> = {
  speaker: ({ speaker, cue }) => [...(speaker ? [speaker] : []), ...(cue ? [cue] : [])].map((r) => ({ ...r, class: 'cue' })),
  hedge: ({ hedges }) => hedges.map((r) => ({ ...r, class: 'hedge' })),
  figure: ({ figure }) => (figure ? [{ ...figure.span, class: 'figure' }] : []),
  quote: ({ manner, content }) => (manner === 'quote' ? [{ ...content, class: 'quote' }] : []),
};

function lineWith({ report, at }: Line, parts: readonly Part[]): Fragment {
  const here = report.reading.claims.filter((c) => c.sentence.start < at.end && at.start < c.sentence.end);
  return marked(
    report.revision,
    at,
    here.flatMap((c) => parts.flatMap((p) => MARKS[p](c))),
  );
}
