import { holds, isSigned, type Act } from '../../model/act.ts';
import type { LogView, ToldAct } from '../gather/acts.ts';
import type { Headed } from '../gather/naming.ts';
import { headlineOf, words, type Report } from '../gather/report.ts';
import { Href } from '../href.ts';
import { editorName, reasonOf, sourceName } from '../names.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { isShowable } from '../show.ts';
import type { WordKey } from '../words.ts';
import { sheet } from './layout.ts';
import { articleHref, credit, marked, moment, said, saidLine, storyHref } from './parts.ts';

/** The log: every act of an editor and every merge that Broadsheet made itself, newest first. */
export function logPage(reader: Reader, { acts, next }: LogView): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('log.title')}</h1><p class="note lede">${say('log.what')}</p></header>
${actList(reader, acts)}
${next !== undefined && page`<p class="next"><a href="${Href.to(['log'], { after: next })}">${say('log.older')}</a></p>`}`;
  return sheet({ reader, title: say('log.title'), main });
}

/** One act, at an address that stays. */
export function logEntryPage(reader: Reader, told: ToldAct): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say(`act.${kindOf(told.act)}`)}</h1><p class="by"><a href="${Href.to(['log'])}">${say('log.title')}</a></p></header>
${actList(reader, [told])}`;
  return sheet({ reader, title: say('log.title'), main });
}

type Kind = Exclude<Act['kind'], 'undo'>;
/** An act that takes another back is told with that one, never alone. */
const kindOf = ({ kind }: Act): Kind => (kind === 'undo' ? 'move' : kind);
const OTHER = { merge: 'act.merge.other', split: 'act.split.other', move: 'act.move.other', enter: 'act.enter.other' } as const satisfies Partial<
  Record<Kind, WordKey>
>;

/** @param undoable whether each leads to where it can be taken back. */
export function actList(reader: Reader, acts: readonly ToldAct[], undoable = true): Fragment {
  if (acts.length === 0) return page`<p>${reader.say('log.none')}</p>`;
  return page`<ol class="reports acts">${acts.map((a) => page`<li>${actItem(reader, a, undoable)}</li>`)}</ol>`;
}

function actItem(reader: Reader, told: ToldAct, undoable: boolean): Fragment {
  const { say } = reader,
    { act, story, into } = told,
    kind = kindOf(act);
  if (act.grant)
    return page`<p><b>${say('act.grant')}</b> ${sourceLink(reader, told)} <span class="note">${say(`grant.as.${act.grant.as}`)}</span></p>
${signature(reader, act)}${undoLink(reader, act, undoable)}`;
  if (act.removal)
    return page`<p><b>${say('act.remove')}</b> ${sourceLink(reader, told)} <span class="note">${reader.count('act.removed.texts', act.removal.revisions)}</span></p>
${signature(reader, act)}${undoLink(reader, act, undoable)}`;
  const [first, second] = kind === 'split' ? [into, story] : [story, into];
  return page`<p><b>${say(`act.${kind}`)}</b> ${storyLink(reader, first)}${isPair(kind) && page` <b>${say(OTHER[kind])}</b> ${storyLink(reader, second)}`}</p>
${act.figures ? figures(reader, told) : articles(reader, told)}${signature(reader, act)}${undoLink(reader, act, undoable)}`;
}

function undoLink({ say, anybody }: Reader, act: Act, undoable: boolean): Fragment {
  if (!undoable || act.undone || anybody) return nothing;
  return page`<p class="note"><a href="${Href.to(['desk', 'act', act.id])}">${say(act.removal ? 'remove.lift' : 'act.undo')}</a></p>`;
}

function sourceLink({ say }: Reader, { source }: ToldAct): Fragment {
  if (!source) return page`<span class="note">${say('outlet.unknown')}</span>`;
  return page`<a class="title" href="${Href.to(['source', source.domain || source.id])}">${sourceName(source) ?? say('outlet.unknown')}</a>`;
}

/** Whether an act of a kind has to do with two stories. */
const isPair = (kind: Kind): kind is keyof typeof OTHER => kind in OTHER;

function storyLink({ say }: Reader, story: Headed | undefined): Fragment {
  if (!story) return page`<span class="note">${say('act.gone')}</span>`;
  return page`<a class="title" href="${storyHref(story.story, words(story.headline))}">${saidLine(story.headline)}</a>`;
}

function articles(reader: Reader, { act, articles, original }: ToldAct): Fragment {
  if (articles.length === 0) return nothing;
  const all = act.articleIds.length,
    link = (r: Report) => page`${credit(reader, r)} <a href="${articleHref(r.articleId)}">${said(r.revision, headlineOf(r.revision))}</a>`;
  return page`<ul class="plain">${articles.map((r) => page`<li>${link(r)}</li>`)}</ul>
${original && page`<p>${reader.say('act.copy.of')} ${link(original)}</p>`}
${all > articles.length && page`<p class="note">${reader.count('act.articles', all)}</p>`}`;
}

/** The figures that an act is about, in their sentences where those may be shown. */
function figures(reader: Reader, { figures }: ToldAct): Fragment {
  return page`<ul class="lines">${figures.map(({ report, at, figure }) => page`<li>${credit(reader, report)}${isShowable(report.revision, at) && page` ${marked(report.revision, at, [{ ...figure, class: 'figure' }])}`}</li>`)}</ul>`;
}

/** Who did it, when and why; until when it binds; and who took it back. */
export function signature(reader: Reader, act: Act): Fragment {
  const { say } = reader,
    { undone, until } = act;
  return page`<p class="signed">${isSigned(act) ? page`${act.by === '' ? page`<b>${say('act.operator')}</b>` : page`<b>${editorName(act)}</b>`} ${moment(reader, act.at)} <q>${reasonOf(act)}</q>` : page`<b>${say('act.itself')}</b> ${moment(reader, act.at)} ${evidenceOf(reader, act)}`}${until !== undefined && page` <span class="note">${say(until > reader.now ? 'act.until' : 'act.ended')} ${moment(reader, until)}</span>`}</p>
${undone && page`<p class="signed"><b>${say('act.undone')}</b> <b>${editorName(undone)}</b> ${moment(reader, undone.at)}${undone.why !== '' && page` <q>${reasonOf(undone)}</q>`}</p>`}`;
}

/** What Broadsheet goes by where it merges two stories itself. */
function evidenceOf({ say, format }: Reader, { evidence }: Act): Fragment {
  if (!evidence) return nothing;
  return page`<span class="note">${say('act.evidence', { n: format.number(evidence.articles), p: format.percent(evidence.likelihood) }, evidence.articles)}</span>`;
}

/** What was done to one story, by editors or by Broadsheet itself, seen from it. */
export function storyActs(reader: Reader, storyId: string, acts: readonly ToldAct[]): Fragment {
  const { say } = reader;
  return page`<ul class="plain acts">${acts.map((told) => {
    const [word, other] = fromHere(told, storyId);
    return page`<li><b>${say(word)}</b>${other && page` ${other.headline && storyLink(reader, other)}`} ${signature(reader, told.act)}<p class="note"><a href="${Href.to(['log', told.act.id])}">${say('log.entry')}</a></p></li>`;
  })}</ul>`;
}

/** What an act was for a story, and which other story it had to do with. */
function fromHere({ act, story, into }: ToldAct, storyId: string): readonly [WordKey, Headed | undefined] {
  const kind = kindOf(act),
    entered = act.intoId === storyId;
  if (kind === 'merge') return entered ? ['story.mergedfrom', story] : ['act.merge', into];
  if (kind === 'split') return entered ? ['story.splitfrom', story] : ['story.splitinto', into];
  if (kind === 'move') return entered ? ['story.movedin', story] : ['story.movedout', into];
  if (kind === 'enter') return entered ? ['story.entered', story] : ['act.enter.that', into];
  return [`act.${kind}`, undefined];
}

/** Whether an act still says something about a story: what was moved stays told, a pin that ended does not. */
export function isTold({ act }: ToldAct, now: number): boolean {
  return isPair(kindOf(act)) || act.kind === 'leave' || holds(act, now);
}
