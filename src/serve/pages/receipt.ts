import type { Ranked } from '../../model/front-page.ts';
import { page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { isWord, type Words } from '../words.ts';

/** Why a story stands where it stands, folded away: each signal with its weight and what it adds. */
export function receipt(reader: Reader, { receipt: r }: Ranked, rank: number): Fragment {
  const { say, format } = reader;
  return page`<details class="receipt"><summary>${say('why.here')}</summary>
<p>${say('why.rank', { n: format.number(rank), score: format.number(r.score) })}</p>
${r.rankWithReprints !== rank && page`<p>${say('why.reprints', { n: format.number(r.rankWithReprints) })}</p>`}
<table><thead><tr><th scope="col">${say('why.signal')}</th><th scope="col" class="num">${say('why.value')}</th><th scope="col" class="num">${say('why.weight')}</th><th scope="col" class="num">${say('why.adds')}</th></tr></thead>
<tbody>${r.lines.map(
    (line) =>
      page`<tr><th scope="row">${signalWords(reader, line.signal)}</th><td class="num">${format.number(line.value)}</td><td class="num">${format.number(line.weight)}</td><td class="num">${format.number(line.contribution)}</td></tr>`,
  )}</tbody></table></details>`;
}

function signalWords({ say }: Reader, signal: string): Words {
  const key = `signal.${signal}`;
  return say(isWord(key) ? key : 'signal.other');
}
