import type { Headed } from '../gather/naming.ts';
import type { ToldAct } from '../gather/acts.ts';
import type { AnswerRow, QuestionTable } from '../gather/figures.ts';
import { headlineOf, words, type Report } from '../gather/report.ts';
import type { Original, StoryView } from '../gather/story.ts';
import { Href } from '../href.ts';
import { echo, nothing, page, token as tokenOf, type Fragment } from '../page.ts';
import { actList } from '../pages/acts.ts';
import { label } from '../pages/figures.ts';
import { sheet } from '../pages/layout.ts';
import { credit, marked, said, saidLine, section, storyHref } from '../pages/parts.ts';
import { relation } from '../pages/relation.ts';
import type { Reader } from '../reader.ts';
import { mayQuote } from '../rights.ts';
import type { Words } from '../words.ts';
import { FIGURE_ACTS } from '../../model/act.ts';
import type { ActForm } from './act.ts';
import { button, deskNav, form, told as toldLine } from './parts.ts';

/** What was typed into a form that was refused, or which article the reader came from. */
export interface Typed {
  readonly form?: ActForm;
  readonly why?: string;
  readonly until?: string;
  readonly address?: string;
  readonly into?: string;
  readonly kind?: string;
  /** Of whose copy an article is: an article's id, or `own`. */
  readonly original?: string;
  readonly articles: ReadonlySet<string>;
  /** Ids of claims. */
  readonly figures?: ReadonlySet<string>;
}
export interface ActView {
  readonly token: string;
  /** When the form was made, epoch ms: sent twice it is one act. */
  readonly made: number;
  readonly signedIn: boolean;
  readonly view: StoryView;
  /** Stories to choose among as the goal. */
  readonly choices: readonly Pick<Headed, 'story' | 'headline'>[];
  readonly acts: readonly ToldAct[];
  readonly typed: Typed;
  readonly wrong?: Words;
  readonly told?: Words;
}

/** What an editor can do to one story. */
export function actPage(reader: Reader, view: ActView): Fragment {
  const { say } = reader,
    { view: shown, signedIn, acts } = view,
    { story, headline } = shown;
  const forms = page`${section('part', say('act.part'), partForm(reader, view))}
${section('merge', say('act.merge.title'), mergeForm(reader, view), say('act.merge.note'))}
${section('whosecopy', say('act.copies'), copiesForm(reader, view), say('act.copies.note'))}
${section('affair', say('act.affair.title'), affairForm(reader, view), say('act.affair.note'))}
${shown.figures.length > 0 && section('figures', say('act.figures'), figuresForm(reader, view), say('act.figures.note'))}
${section('frontpage', say('act.front'), frontForm(reader, view))}
${section('retitle', say('act.retitle.title'), retitleForm(reader, view), say('act.retitle.note'))}`;
  const main = page`<header class="head"><h1>${say('act.title')}</h1>
<p><a href="${storyHref(story, words(headline))}">${saidLine(headline)}</a> ${credit(reader, headline.report)}</p></header>${deskNav(reader, 'setup')}
${toldLine(view.told)}${toldLine(view.wrong, true)}
<p class="note lede">${say('act.note')} <a href="${Href.to(['log'])}">${say('log.title')}</a></p>
${signedIn ? forms : needsAccount(reader)}
${acts.length > 0 && section('done', say('story.acts'), page`${actList(reader, acts)}`)}`;
  return sheet({ reader, title: say('act.title'), main });
}

function needsAccount({ say }: Reader): Fragment {
  return page`<p>${say('act.signin')} <a href="${Href.to(['setup'])}">${say('setup.account')}</a></p>`;
}

/** A form of the page: its own fields, then the reason, which every act has, and the end, which most may have. */
function actForm(reader: Reader, view: ActView, which: ActForm, body: Fragment, go: Words, end: 'ends' | 'noted' | 'endless' = 'ends'): Fragment {
  const { say } = reader,
    typed = view.typed.form === which ? view.typed : undefined,
    id = (name: string) => tokenOf(`${which}-${name}`);
  const until = page`<p class="field"><label for="${id('until')}">${say('act.until.label')}</label> <input id="${id('until')}" name="until" type="date"${typed?.until !== undefined && page` value="${echo(typed.until)}"`}${end === 'noted' && page` aria-describedby="${id('note')}"`}>${end === 'noted' && page` <span class="note" id="${id('note')}">${say('act.until.note')}</span>`}</p>`;
  const fields = page`<input type="hidden" name="made" value="${tokenOf(String(view.made))}">${body}
<p class="field"><label for="${id('why')}">${say('act.why')}</label> <input id="${id('why')}" name="why" type="text" maxlength="500" required${typed?.why !== undefined && page` value="${echo(typed.why)}"`}></p>
${end !== 'endless' && until}
<p>${button(go)}</p>`;
  return form(Href.to(['desk', 'story', view.view.story.id, which]), view.token, fields);
}

function partForm(reader: Reader, view: ActView): Fragment {
  const { say } = reader,
    { originals } = view.view,
    { articles, into = 'new' } = view.typed;
  const box = (o: Original): Fragment => {
    const { report } = o,
      id = tokenOf(`part-${report.articleId}`);
    return page`<li><input type="checkbox" id="${id}" name="article[]" value="${tokenOf(report.articleId)}"${articles.has(report.articleId) && page` checked`}> <label for="${id}">${said(report.revision, headlineOf(report.revision))}</label> ${credit(reader, report)}${o.copies.length > 0 && page` <span class="note">${reader.count('reprints', o.copies.length)}</span>`}
${o.copies.length > 0 && page`<ul class="plain">${o.copies.map((copy) => box({ ...o, report: copy, copies: [] }))}</ul>`}</li>`;
  };
  const fresh = page`<li><input type="radio" id="part-new" name="into" value="new"${into === 'new' && page` checked`}> <label for="part-new">${say('act.part.new')}</label></li>`;
  const body = page`<fieldset><legend>${say('act.part.which')}</legend><ul class="plain">${originals.map(box)}</ul></fieldset>
<p class="note">${say('act.part.copies')}</p>
<fieldset><legend>${say('act.part.where')}</legend><ul class="plain">${fresh}${goals(view, 'part')}</ul></fieldset>${address(reader, view, 'part')}`;
  return actForm(reader, view, 'part', body, say('act.part.go'), 'noted');
}

function mergeForm(reader: Reader, view: ActView): Fragment {
  const { say } = reader,
    list = view.choices.length > 0 && page`<fieldset><legend>${say('act.merge.which')}</legend><ul class="plain">${goals(view, 'merge')}</ul></fieldset>`;
  return actForm(reader, view, 'merge', page`${list}${address(reader, view, 'merge', !list)}`, say('act.merge.go'), 'noted');
}

/** Says of one article whose copy it is, or that it is nobody's. */
function copiesForm(reader: Reader, view: ActView): Fragment {
  const { say } = reader,
    { typed } = view,
    own = typed.form === 'copies',
    all = view.view.originals.flatMap((o) => [o.report, ...o.copies]);
  const radio = (name: 'copy' | 'original', report: Report, chosen: boolean): Fragment => {
    const id = tokenOf(`${name}-${report.articleId}`);
    return page`<li><input type="radio" id="${id}" name="${tokenOf(name)}" value="${tokenOf(report.articleId)}"${name === 'copy' && page` required`}${chosen && page` checked`}> <label for="${id}">${said(report.revision, headlineOf(report.revision))}</label> ${credit(reader, report)}${name === 'copy' && page` ${relation(reader, report)}`}</li>`;
  };
  const nobodys = page`<li><input type="radio" id="original-own" name="original" value="own"${own && typed.original === 'own' && page` checked`}> <label for="original-own">${say('act.copies.own')}</label></li>`;
  const body = page`<fieldset><legend>${say('act.copies.which')}</legend><ul class="plain">${all.map((r) => radio('copy', r, typed.articles.has(r.articleId)))}</ul></fieldset>
<fieldset><legend>${say('act.copies.of')}</legend><ul class="plain">${nobodys}${all.map((r) => radio('original', r, own && typed.original === r.articleId))}</ul></fieldset>${address(reader, view, 'copies')}`;
  return actForm(reader, view, 'copies', body, say('act.copies.go'));
}

/** Takes the story out of its affair, which takes others that are of it, or puts it into that of another. What it did has no end. */
function affairForm(reader: Reader, view: ActView): Fragment {
  const { say } = reader,
    { typed, choices } = view,
    chosen = typed.form === 'affair' && typed.into === 'new',
    own =
      view.view.affair &&
      page`<li><input type="radio" id="affair-new" name="into" value="new"${chosen && page` checked`}> <label for="affair-new">${say('act.affair.own')}</label></li>`;
  const list =
    (own ?? choices.length > 0) && page`<fieldset><legend>${say('act.affair.which')}</legend><ul class="plain">${own}${goals(view, 'affair')}</ul></fieldset>`;
  return actForm(reader, view, 'affair', page`${list}${address(reader, view, 'affair', !list)}`, say('act.affair.go'), 'endless');
}

/** Stories to choose as a goal. */
function goals({ choices, typed }: ActView, which: 'part' | 'merge' | 'affair'): Fragment[] {
  return choices.map(({ story, headline }) => {
    const id = tokenOf(`${which}-${story.id}`),
      chosen = typed.form === which && typed.into === story.id;
    return page`<li><input type="radio" id="${id}" name="into" value="${tokenOf(story.id)}"${chosen && page` checked`}> <label for="${id}">${saidLine(headline)}</label></li>`;
  });
}

/** @param alone whether nothing is to be chosen from above it. */
function address({ say }: Reader, { typed }: ActView, which: 'part' | 'merge' | 'affair' | 'copies', alone = false): Fragment {
  const id = tokenOf(`${which}-address`),
    label = which === 'copies' ? 'act.copies.address' : alone ? 'act.address.alone' : 'act.address',
    value = typed.form === which ? typed.address : undefined;
  return page`<p class="field"><label for="${id}">${say(label)}</label> <input id="${id}" name="address" type="text" maxlength="400"${value !== undefined && page` value="${echo(value)}"`}></p>`;
}

/** Figures of the story, question by question, those that only one report gives behind a fold. */
function figuresForm(reader: Reader, view: ActView): Fragment {
  const { say } = reader,
    { typed } = view,
    own = typed.form === 'figures';
  const box = ({ claim, report }: AnswerRow): Fragment => {
    if (!claim?.figure || !report || !mayQuote(report.revision)) return nothing;
    const id = tokenOf(`figure-${claim.id}`);
    return page`<li><input type="checkbox" id="${id}" name="figure[]" value="${tokenOf(claim.id)}"${own && typed.figures?.has(claim.id) && page` checked`}> <label for="${id}">${marked(report.revision, claim.sentence, [{ ...claim.figure.span, class: 'figure' }])}</label> ${credit(reader, report)}</li>`;
  };
  const question = (table: QuestionTable): Fragment => page`<li>${label(reader, table.label)}<ul class="plain">${table.rows.map(box)}</ul></li>`,
    shared = view.view.figures.filter((f) => f.rows.length > 1),
    single = view.view.figures.filter((f) => f.rows.length <= 1);
  const kinds = FIGURE_ACTS.map((k) => {
    const id = tokenOf(`figures-${k}`);
    return page`<li><input type="radio" id="${id}" name="kind" value="${tokenOf(k)}" required${own && typed.kind === k && page` checked`}> <label for="${id}">${say(`act.${k}.go`)}</label></li>`;
  });
  const body = page`<fieldset><legend>${say('act.figures.which')}</legend><ul class="plain">${shared.map(question)}</ul>
${single.length > 0 && page`<details${shared.length === 0 && page` open`}><summary>${say('act.figures.more')}</summary><ul class="plain">${single.flatMap((t) => t.rows.map(box))}</ul></details>`}</fieldset>
<fieldset><legend>${say('act.figures.are')}</legend><ul class="plain">${kinds}</ul></fieldset>`;
  return actForm(reader, view, 'figures', body, say('act.figures.go'));
}

function frontForm(reader: Reader, view: ActView): Fragment {
  const { say } = reader,
    { typed } = view;
  const kinds = (['pin', 'hold'] as const).map((k) => {
    const id = tokenOf(`front-${k}`),
      chosen = typed.form === 'front' && typed.kind === k;
    return page`<li><input type="radio" id="${id}" name="kind" value="${tokenOf(k)}" required${chosen && page` checked`}> <label for="${id}">${say(`act.${k}.go`)}</label></li>`;
  });
  // Nothing is chosen beforehand: the key that ends a line in the reason's field sends the form.
  const body = page`<fieldset><legend>${say('act.front')}</legend><ul class="plain">${kinds}</ul></fieldset>`;
  return actForm(reader, view, 'front', body, say('act.front.go'));
}

function retitleForm(reader: Reader, view: ActView): Fragment {
  const { say } = reader,
    { originals, headline } = view.view;
  const titles = originals.map(({ report }) => {
    const id = tokenOf(`title-${report.articleId}`),
      stands = report.articleId === headline.report.articleId;
    return page`<li><input type="radio" id="${id}" name="title" value="${tokenOf(report.articleId)}"${stands && page` checked`}> <label for="${id}">${said(report.revision, headlineOf(report.revision))}</label> ${credit(reader, report)}</li>`;
  });
  return actForm(
    reader,
    view,
    'retitle',
    page`<fieldset><legend>${say('act.retitle.title')}</legend><ul class="plain">${titles}</ul></fieldset>`,
    say('act.retitle.go'),
  );
}

export interface UndoView {
  readonly token: string;
  readonly signedIn: boolean;
  readonly told: ToldAct;
  readonly wrong?: Words;
}

/** Takes one act back. */
export function undoPage(reader: Reader, { token, signedIn, told, wrong }: UndoView): Fragment {
  const { say } = reader,
    { act } = told;
  const fields = page`<p class="field"><label for="why">${say('act.why')}</label> <input id="why" name="why" type="text" maxlength="500" required></p>${button(say(act.removal ? 'remove.lift' : 'act.undo'))}`;
  const main = page`<header class="head"><h1>${say('act.undo.title')}</h1></header>${deskNav(reader, 'setup')}
${toldLine(wrong, true)}
${actList(reader, [told], false)}
${!act.undone && (signedIn ? page`<p class="note">${say(act.removal ? 'remove.lift.note' : 'act.undo.note')}</p>${form(Href.to(['desk', 'act', act.id]), token, fields)}` : needsAccount(reader))}`;
  return sheet({ reader, title: say('act.undo.title'), main });
}
