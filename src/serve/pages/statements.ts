import type { Citation } from '../../model/citation.ts';
import type { Revision } from '../../model/revision.ts';
import { isVeiled } from '../gather/speaker.ts';
import { claimant, credit, hasPage, marked, personHref, said, saidLine } from './parts.ts';
import { creditedTo } from '../gather/credited.ts';
import type { Speaker, Statement } from '../gather/statements.ts';
import type { Name } from '../names.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { isShowable, show } from '../show.ts';

const OPEN = 3;
const SPEAKERS = 12;

/** Who says what: each speaker as named, and their lines with cue and hedges marked. */
export function statementsBySpeaker(reader: Reader, all: readonly Speaker[], credited: (s: Statement) => Fragment = (s) => credit(reader, s.report)): Fragment {
  const shown = all.slice(0, SPEAKERS),
    folded = all.slice(SPEAKERS);
  return page`${markKey(reader)}${shown.map((s) => speaker(reader, s, credited))}
${folded.length > 0 ? page`<details><summary>${reader.count('speakers.more', folded.length)}</summary>${folded.map((s) => speaker(reader, s, credited))}</details>` : nothing}`;
}

/** What the marks in the lines mean. */
function markKey({ say }: Reader): Fragment {
  return page`<ul class="run key"><li><mark class="cue">${say('mark.cue')}</mark></li><li><mark class="hedge">${say('mark.hedge')}</mark></li></ul>`;
}

function speaker(reader: Reader, { named, slug: known, houses, statements }: Speaker, credited: (s: Statement) => Fragment): Fragment {
  const slug = hasPage(reader, { houses }) ? known : undefined;
  // Of what nobody named says, each line shows in whose words.
  const as = named ? { slug } : { shown: true };
  const open = statements.slice(0, OPEN),
    folded = statements.slice(OPEN),
    name = named ? saidLine(named) : page`${reader.say('speaker.unnamed')}`;
  return page`<div class="margined"><h3>${slug === undefined ? name : page`<a href="${personHref(slug)}">${name}</a>`}</h3>
<div><ul class="lines">${open.map((s) => statement(reader, s, credited, as))}</ul>
${folded.length > 0 ? page`<details><summary>${reader.count('lines.more', folded.length)}</summary><ul class="lines">${folded.map((s) => statement(reader, s, credited, as))}</ul></details>` : nothing}</div></div>`;
}

/** Through whom a line came to its outlet, whose name stands before this, its agency first: "← Brae Agency ← the ministry". */
function chain(revision: Revision, agency: Name | undefined, through: readonly Citation[] = []): Fragment {
  if (agency === undefined && !through.some((at) => isShowable(revision, at))) return nothing;
  return page` <span class="chain">${agency !== undefined && page`<span class="link">${agency}</span> `}${through.filter((at) => isShowable(revision, at)).map((at) => page`<span class="link">${said(revision, show(revision, at))}</span> `)}</span>`;
}

/**
 * One line of somebody's, with its source, and how it is told.
 * @param as the address of their page, and whether the words that say who speaks are marked.
 */
export function statement(
  { say }: Reader,
  s: Statement,
  credited: (s: Statement) => Fragment,
  as: { readonly slug?: string | undefined; readonly shown?: boolean } = {},
): Fragment {
  const { claim, report } = s,
    { slug, shown = false } = as;
  const marks = [
    ...(shown && claim.speaker ? [{ ...claim.speaker, class: 'speaker' }] : []),
    ...(claim.cue ? [{ ...claim.cue, class: 'cue' }] : []),
    ...claim.hedges.map((h) => ({ ...h, class: 'hedge' })),
  ];
  return page`<li>${marked(report.revision, claim.sentence, marks)}
<p class="after">${isVeiled(report.revision, claim) && page`${claimant(report.revision, claim, slug === undefined ? undefined : personHref(slug))} `}${credited(s)}${chain(report.revision, creditedTo(report, claim), claim.chain)}${claim.type !== undefined && page` <span class="note">${say(`manner.${claim.type}`)}</span>`}${claim.hedges.length > 0 && page` <span class="note">${say('manner.hedged')}</span>`}</p></li>`;
}
