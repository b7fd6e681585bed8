import type { Mark, MarkAbout, MarkKind } from '../../model/mark.ts';
import { cite } from '../../model/citation.ts';
import { feedsAt } from '../feeds/links.ts';
import type { Line, Report } from '../gather/report.ts';
import { Href } from '../href.ts';
import type { Name } from '../names.ts';
import { echo, nothing, page, token as tokenOf, type Fragment } from '../page.ts';
import { sheet } from '../pages/layout.ts';
import { credit, lineList, moment, saidLine, section, storyHref } from '../pages/parts.ts';
import { words } from '../gather/report.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { button, deskNav, form, markName, told } from './parts.ts';

/** A mark with what it is about, as far as that is still known. */
export interface Shown {
  readonly mark: Mark;
  /** A story's headline, and its id after merges. */
  readonly story?: { readonly id: string; readonly headline: Line };
  readonly source?: Name;
}
export interface MineView {
  readonly token: string;
  readonly signedIn: boolean;
  readonly marks: readonly Shown[];
  /** The newest reports of what is followed. */
  readonly news: readonly Report[];
  readonly wrong?: Words;
}

const KINDS: readonly MarkKind[] = ['save', 'follow', 'mute'];

/** What a reader has saved, follows and has muted. */
export function minePage(reader: Reader, { token, signedIn, marks, news, wrong }: MineView): Fragment {
  const { say } = reader;
  const list = (kind: MarkKind): Fragment => {
    const own = marks.filter((m) => m.mark.kind === kind);
    return section(
      kind,
      say(`mine.${kind}`),
      own.length === 0 ? page`<p>${say('mine.none')}</p>` : page`<ul class="plain">${own.map((m) => row(reader, token, m))}</ul>`,
      kind === 'mute' ? say('mine.mute.note') : undefined,
    );
  };
  const main = page`<header class="head"><h1>${say('mine.title')}</h1></header>${deskNav(reader, 'mine')}
<p class="note">${say(signedIn ? 'mine.note.account' : 'mine.note.cookie')}</p>${told(wrong, true)}
${
  news.length > 0 &&
  section(
    'news',
    say('mine.news'),
    lineList(
      reader,
      news.map((report) => ({ report, at: cite(report.revision, report.revision.headline) })),
    ),
  )
}
${KINDS.map(list)}
${section('term', say('mine.term.add'), termForm(reader, token))}`;
  return sheet({ reader, title: say('mine.title'), alternates: feedsAt(['mine']), main });
}

function row(reader: Reader, token: string, shown: Shown): Fragment {
  const { say } = reader,
    { mark } = shown;
  return page`<li><span class="note">${say(`mine.${mark.about}`)}</span> ${subject(reader, shown)}${mark.until !== undefined && page` <span class="note">${say('mine.until')} ${moment(reader, mark.until)}</span>`}
${form(Href.to(['mine', 'undo']), token, page`${hidden(mark.kind, 'kind')}${hidden(mark.about, 'about')}${hidden(mark.subject, 'subject')}${button(say('mine.undo'))}`)}</li>`;
}
const hidden = (value: string, name: string): Fragment => page`<input type="hidden" name="${tokenOf(name)}" value="${echo(value)}">`;

function subject(reader: Reader, { mark, story, source }: Shown): Fragment {
  if (story)
    return page`<a href="${storyHref({ id: story.id }, words(story.headline))}">${saidLine(story.headline)}</a> ${credit(reader, story.headline.report)}`;
  if (mark.about === 'source') return page`<b>${source ?? reader.say('outlet.unknown')}</b>`;
  return mark.about === 'story' ? page`<b>${reader.say('fail.missing')}</b>` : page`<b>${markName(mark)}</b>`;
}

function duration({ say }: Reader): Fragment {
  return page`<p class="field"><label for="for">${say('mine.for')}</label> <select id="for" name="for">${(['week', 'day', 'month', 'ever'] as const).map((f) => page`<option value="${tokenOf(f)}">${say(`mine.${f}`)}</option>`)}</select></p>`;
}
function choices({ say }: Reader, kinds: readonly MarkKind[]): Fragment {
  return page`<p>${kinds.map((k) => page`<button type="submit" name="kind" value="${tokenOf(k)}">${say(`mine.do.${k}`)}</button> `)}</p>`;
}

function termForm(reader: Reader, token: string): Fragment {
  const { say } = reader;
  const about = (['term', 'person'] as const).map(
    (a, i) =>
      page`<input type="radio" id="${tokenOf(`about-${a}`)}" name="about" value="${tokenOf(a)}"${i === 0 && page` checked`}> <label for="${tokenOf(`about-${a}`)}">${say(`mine.${a}`)}</label> `,
  );
  const body = page`<p class="field"><label for="subject">${say('mine.term.label')}</label> <input id="subject" name="subject" type="text" maxlength="80" required></p>
<fieldset><legend>${say('mine.about')}</legend>${about}</fieldset>${duration(reader)}${choices(reader, ['mute', 'follow'])}`;
  return form(Href.to(['mine', 'mark']), token, body);
}

export interface MarkView {
  readonly token: string;
  readonly about: MarkAbout & ('story' | 'source');
  readonly subject: string;
  readonly shown: Shown;
}

/** What can be done with one story or source. */
export function markPage(reader: Reader, { token, about, subject: id, shown }: MarkView): Fragment {
  const { say } = reader;
  const body = page`${hidden(about, 'about')}${hidden(id, 'subject')}${duration(reader)}${choices(reader, about === 'story' ? KINDS : ['follow', 'mute'])}`;
  const main = page`<header class="head"><h1>${say('mine.about')}</h1></header>${deskNav(reader, 'setup')}
<p>${subject(reader, shown)}</p>${form(Href.to(['mine', 'mark']), token, body)}<p class="note">${say('mine.mute.note')}</p>${nothing}`;
  return sheet({ reader, title: say('mine.about'), main });
}
