import { quote } from '../../model/citation.ts';
import type { Speaker, Statement } from '../gather/statements.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { credit, marked, said } from './parts.ts';

const OPEN = 3;
const SPEAKERS = 12;

/** Who says what: each speaker as named, and their lines with cue and hedges marked. */
export function statementsBySpeaker(reader: Reader, all: readonly Speaker[], credited: (s: Statement) => Fragment = (s) => credit(reader, s.report)): Fragment {
  const shown = all.slice(0, SPEAKERS),
    folded = all.slice(SPEAKERS);
  return page`${shown.map((s) => speaker(reader, s, credited))}
${folded.length > 0 ? page`<details><summary>${reader.count('speakers.more', folded.length)}</summary>${folded.map((s) => speaker(reader, s, credited))}</details>` : nothing}`;
}

function speaker(reader: Reader, { named, statements }: Speaker, credited: (s: Statement) => Fragment): Fragment {
  const { revision } = named.report,
    name = named.claim.speaker;
  if (!name) return nothing;
  const open = statements.slice(0, OPEN),
    folded = statements.slice(OPEN);
  return page`<h3>${said(revision, quote(revision, name))}</h3>
<ul class="lines">${open.map((s) => statement(reader, s, credited))}</ul>
${folded.length > 0 ? page`<details><summary>${reader.count('lines.more', folded.length)}</summary><ul class="lines">${folded.map((s) => statement(reader, s, credited))}</ul></details>` : nothing}`;
}

function statement({ say }: Reader, s: Statement, credited: (s: Statement) => Fragment): Fragment {
  const { claim, report } = s;
  const marks = [...(claim.cue ? [{ ...claim.cue, class: 'cue' }] : []), ...claim.hedges.map((h) => ({ ...h, class: 'hedge' }))];
  return page`<li>${credited(s)} ${marked(report.revision, claim.sentence, marks)}
${claim.type === undefined ? nothing : page`<span class="note">${say(`manner.${claim.type}`)}</span>`}
${claim.hedges.length > 0 && page`<span class="note">${say('manner.hedged')}</span>`}</li>`;
}
