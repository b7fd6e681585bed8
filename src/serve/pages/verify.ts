import type { Citation } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import { isMissing, type AskedQuote, type Difference, type Later, type Place } from '../../model/verdict.ts';
import { headlineOf, type Report } from '../gather/report.ts';
import type { ReportedPlace, VerifyView } from '../gather/verify.ts';
import type { FigureView, ReportedFigure } from '../gather/verify-figure.ts';
import { Href } from '../href.ts';
import { echo, nothing, page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { extentOf, isOurLimit, mayQuote, type Extent } from '../rights.ts';
import { shownOf, shownSentence, type Shown } from '../shown.ts';
import type { WordKey } from '../words.ts';
import { figuresTable } from './figures.ts';
import { sheet } from './layout.ts';
import { articleHref, claimant, credit, marked, moment, said, type Mark } from './parts.ts';
import { compareLink, relation } from './relation.ts';

/** Places shown open; the others are folded. */
const OPEN = 5;

/** What was typed into the two forms; the second is there where figures can be read. */
export interface Typed {
  readonly quote: string;
  readonly speaker: string;
  readonly figure?: string;
  readonly claimant?: string;
}

/** The forms, with what is wrong about what was typed. */
export function verifyForm(reader: Reader, typed: Typed, wrong?: WordKey): Fragment {
  return whole(reader, typed, page`${wrong === undefined ? nothing : page`<p class="wrong" role="alert">${reader.say(wrong)}</p>`}`);
}

/** What was found of a quotation: the verdict, then each passage with who says it, when, and what became of it. */
export function verifyPage(reader: Reader, typed: Typed, view: VerifyView): Fragment {
  const { asked, places } = view,
    notes = isMissing(view) ? unsearched(reader, view) : nothing,
    shown = shownOf(places),
    list = places.map((p) => place(reader, asked, p, shown.get(p) ?? NOT_SHOWN));
  return whole(reader, typed, answer(reader, heading(reader, view), notes, list));
}

/** What was found of a figure: the verdict, then each sentence that gives it, and what others say on the same question. */
export function figurePage(reader: Reader, typed: Typed, view: FigureView): Fragment {
  const { verdict, places, table, cutAt } = view,
    title = heading(reader, { ...view, verdict: verdict === 'found' || verdict === 'looser' || verdict === 'unsure' ? `figure-${verdict}` : verdict }),
    notes = isMissing(view) && cutAt !== undefined ? page`<p class="note">${reader.count('verify.cut', cutAt)}</p>` : nothing,
    list = places.map((p) => figurePlace(reader, p));
  return whole(reader, typed, page`${answer(reader, title, notes, list)}${table ? figuresTable(reader, [table], 'figures.caption') : nothing}`);
}

function answer(reader: Reader, title: Fragment, notes: Fragment, places: readonly Fragment[]): Fragment {
  const more = places.slice(OPEN),
    list = (some: readonly Fragment[]): Fragment => page`<ol class="plain">${some.map((p) => page`<li class="hit">${p}</li>`)}</ol>`;
  return page`<section class="checked" aria-labelledby="answer"><h2 id="answer">${title}</h2>
${notes}
${places.length > 0 && list(places.slice(0, OPEN))}
${more.length > 0 && page`<details><summary>${reader.count('verify.more', more.length)}</summary>${list(more)}</details>`}</section>`;
}

function whole(reader: Reader, { quote, speaker, figure, claimant: whose }: Typed, found: Fragment): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('verify.title')}</h1><p class="lede">${say('verify.what')}</p></header>
${found}
<form class="readform" action="${Href.to(['verify'])}" method="get"><label for="quote">${say('verify.quote')}</label><textarea id="quote" name="quote" rows="4" maxlength="4000" dir="auto" required aria-describedby="how">${echo(quote)}</textarea>
<p class="note" id="how">${say('verify.how')}</p>
<label for="speaker">${say('verify.speaker')}</label><input id="speaker" name="speaker" type="text" maxlength="200" dir="auto" value="${echo(speaker)}"><button type="submit">${say('verify.go')}</button></form>
${
  figure !== undefined &&
  page`<form class="readform" action="${Href.to(['verify'])}" method="get"><label for="figure">${say('verify.figure')}</label><input id="figure" name="figure" type="text" maxlength="300" dir="auto" required value="${echo(figure)}" aria-describedby="howfigure">
<p class="note" id="howfigure">${say('verify.howfigure')}</p>
<label for="claimant">${say('verify.claimant')}</label><input id="claimant" name="claimant" type="text" maxlength="200" dir="auto" value="${echo(whose ?? '')}"><button type="submit">${say('verify.go')}</button></form>`
}`;
  return sheet({ reader, title: say('verify.title'), main });
}

interface Heading extends Pick<VerifyView, 'articles' | 'since'> {
  readonly verdict: VerifyView['verdict'] | 'figure-found' | 'figure-looser' | 'figure-unsure';
}
/** The verdict in words; of what is not found with how many articles were looked through, and since when. */
function heading({ say, format, count }: Reader, { verdict, articles = 0, since }: Heading): Fragment {
  if (verdict !== 'near' && verdict !== 'not-found') return page`${say(`verify.${verdict}`)}`;
  if (since === undefined) return page`${say('verify.nothing')}`;
  const day = format.local(since).slice(0, 10);
  return page`${count(`verify.${verdict}`, articles)} <time datetime="${token(day)}">${format.isoDay(day)}</time>`;
}

/** What was not looked through. */
function unsearched(reader: Reader, { verdict, since, cutAt, isPart }: VerifyView): Fragment {
  if (since === undefined) return nothing;
  return page`${cutAt !== undefined && page`<p class="note">${reader.count('verify.cut', cutAt)}</p>`}${isPart && page`<p class="note">${reader.say('verify.part')}</p>`}<p class="note">${reader.say('verify.older')}</p>
${verdict === 'near' && page`<p>${reader.say('verify.like')}</p>`}`;
}

const NOT_SHOWN: Shown = { extent: 'none', parts: [] };

function place(reader: Reader, asked: AskedQuote, p: ReportedPlace, what: Shown): Fragment {
  const { extent, parts } = what;
  return page`${whence(reader, p.report)}
${parts.length > 0 && shown(reader, asked, p, parts)}
${extent !== 'full' && limited(reader, p.revision, extent)}
${p.later ? later(reader, p, p.later, what) : nothing}`;
}
const limited = ({ say }: Reader, revision: Revision, extent: Extent): Fragment =>
  page`<p class="note">${say(extent === 'none' ? 'verify.rights' : isOurLimit(revision) ? 'verify.public' : 'verify.excerpt')}</p>`;

/** The sentence that gives a figure, with whose it is. */
function figurePlace(reader: Reader, { report, revision, claim, how, speaker, isInDoubt }: ReportedFigure): Fragment {
  const { say } = reader,
    { figure } = claim;
  if (!figure || !mayQuote(revision)) return page`${whence(reader, report)}<p class="note">${say('verify.rights')}</p>`;
  const extent = extentOf(revision);
  return page`${whence(reader, report)}
<p>${shownSentence(revision, claim.sentence, claim.content).map((at) => marked(revision, at, [{ ...figure.span, class: 'found' }]))}</p>
${extent !== 'full' && limited(reader, revision, extent)}
<ul class="run"><li>${claim.speaker ? page`${say('verify.said')} ${claimant(revision, claim)}` : say('verify.outlet')}</li>${speaker !== undefined && page`<li>${say(`verify.${speaker}`)}</li>`}<li>${say(`verify.value-${how}`)}</li>${isInDoubt && page`<li>${say('verify.doubt')}</li>`}</ul>`;
}

/** The article that prints it, whose it is and when. */
function whence(reader: Reader, report: Report): Fragment {
  return page`<h3><a href="${articleHref(report.articleId)}">${said(report.revision, headlineOf(report.revision))}</a></h3>
<ul class="run"><li>${credit(reader, report)}</li>${report.copy && page`<li>${relation(reader, report)}</li>`}</ul>`;
}

function shown(reader: Reader, { quote }: AskedQuote, p: Place, parts: readonly Citation[]): Fragment {
  const { say } = reader;
  if (p.difference) return page`${compared(reader, quote, p, p.difference, parts)}${sayer(reader, p)}`;
  const left = p.how === 'pieces' ? p.left.map((at) => ({ ...at, class: 'left', as: 'ins' as const })) : [];
  return page`<p>${parted(p.revision, parts, [{ ...p.at, class: 'found' }, ...left])}</p>
${sayer(reader, p)}${p.leavesNegation && page`<p class="wrong">${say('verify.negation')}</p>`}<p class="note">${say(HOW[p.how])}</p>`;
}
const HOW = {
  exact: 'verify.exact',
  normalised: 'verify.normalised',
  interrupted: 'verify.interrupted',
  pieces: 'verify.inpieces',
  near: 'verify.like',
} as const;

function sayer({ say }: Reader, { revision, said: saying, speaker, isSplit }: Place): Fragment {
  if (isSplit) return page`<p class="note">${say('verify.split')}</p>`;
  if (!saying) return page`<p class="note">${say('verify.nobody')}</p>`;
  const who = claimant(revision, { speaker: saying.speaker, ...(saying.named ? { speakerNamed: saying.named } : {}) });
  return page`<ul class="run"><li>${say(saying.as === 'denied' ? 'verify.denied' : 'verify.said')} ${who}</li>${saying.as === 'paraphrase' && page`<li>${say('verify.paraphrase')}</li>`}${speaker !== undefined && page`<li>${say(`verify.${speaker}`)}</li>`}${saying.by === 'context' && page`<li>${say('verify.context')}</li>`}</ul>`;
}

/** Parts of a text with marks in them, and dots between them. */
const parted = (revision: Revision, parts: readonly Citation[], marks: readonly Mark[]): Fragment =>
  page`${parts.map((at, i) => page`${i > 0 && page` … `}${marked(revision, at, marks)}`)}`;

/** The quotation as typed above what is printed, each with the words that the other does not have. */
function compared({ say }: Reader, quote: string, { revision }: Place, { typed, printed }: Difference, parts: readonly Citation[]): Fragment {
  return page`<div class="pair"><p><span class="note">${say('verify.typed')}</span> ${typedWith(quote, typed)}</p>
<p><span class="note">${say('verify.printed')}</span> ${parted(
    revision,
    parts,
    printed.map((at) => ({ ...at, class: 'word', as: 'ins' })),
  )}</p></div>`;
}

function typedWith(quote: string, only: readonly Range[]): Fragment {
  const ends = [0, ...only.map((r) => r.end)];
  return page`<span class="typed" dir="auto">${only.map((r, i) => page`${echo(quote.slice(ends[i], r.start))}<del>${echo(quote.slice(r.start, r.end))}</del>`)}${echo(quote.slice(ends.at(-1)))}</span>`;
}

/** What the newest text of the article makes of a passage that only an older one has. */
function later(reader: Reader, { revision }: Place, { kind, revision: now }: Later, { later: at }: Shown): Fragment {
  const { say } = reader;
  return page`<p class="note">${say('verify.seen')} ${moment(reader, revision.seenAt)}</p>
<p><strong>${say(kind === 'gone' ? 'verify.gone' : 'verify.changed')}</strong> ${at && marked(now, at, [])} ${compareLink(reader, revision.id, now.id)}</p>`;
}
