import type { SureLine } from '../gather/sure.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { credit, marked } from './parts.ts';

/** So many statements are shown; the rest is folded. */
const OPEN = 3;

/** Statements whose sureness changed: line by line who said it when, how sure, and by which word. */
export function sureList(reader: Reader, all: readonly (readonly SureLine[])[]): Fragment {
  const folded = all.slice(OPEN);
  return page`${all.slice(0, OPEN).map((steps) => stepList(reader, steps))}
${folded.length > 0 && page`<details><summary>${reader.count('sure.more', folded.length)}</summary>${folded.map((steps) => stepList(reader, steps))}</details>`}`;
}

function stepList(reader: Reader, steps: readonly SureLine[]): Fragment {
  return page`<ol class="lines hung sure">${steps.map(
    ({ report, at, kind, word }) =>
      page`<li>${credit(reader, report)} <p class="kind">${reader.say(`sure.${kind}`)}</p> ${marked(report.revision, at, word ? [{ ...word, class: 'hedge' }] : [])}</li>`,
  )}</ol>`;
}
