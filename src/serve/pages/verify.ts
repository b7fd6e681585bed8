import type { Range } from '../../model/range.ts';
import type { AskedQuote, Difference, Later, Place } from '../../model/verdict.ts';
import type { ReportedPlace, VerifyView } from '../gather/verify.ts';
import { headlineOf } from '../gather/report.ts';
import { Href } from '../href.ts';
import { echo, nothing, page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { mayQuote } from '../rights.ts';
import type { WordKey } from '../words.ts';
import { sheet } from './layout.ts';
import { articleHref, claimant, credit, marked, moment, said } from './parts.ts';
import { compareLink, relation } from './relation.ts';

/** Places shown open; the others are folded. */
const OPEN = 5;

/** The form, with what is wrong about what was typed. */
export function verifyForm(reader: Reader, asked: AskedQuote, wrong?: WordKey): Fragment {
  return whole(reader, asked, page`${wrong === undefined ? nothing : page`<p class="wrong" role="alert">${reader.say(wrong)}</p>`}`);
}

/** What was found of a quotation: the verdict, then each passage with who says it, when, and what became of it. */
export function verifyPage(reader: Reader, view: VerifyView): Fragment {
  const { asked, verdict, places } = view,
    more = places.slice(OPEN),
    list = (some: readonly ReportedPlace[]): Fragment => page`<ol class="plain">${some.map((p) => page`<li class="hit">${place(reader, asked, p)}</li>`)}</ol>`;
  const answer = page`<section class="checked" aria-labelledby="answer"><h2 id="answer">${heading(reader, view)}</h2>
${verdict === 'near' || verdict === 'not-found' ? unsearched(reader, view) : nothing}
${places.length > 0 && list(places.slice(0, OPEN))}
${more.length > 0 && page`<details><summary>${reader.count('verify.more', more.length)}</summary>${list(more)}</details>`}</section>`;
  return whole(reader, asked, answer);
}

function whole(reader: Reader, { quote, speaker = '' }: AskedQuote, answer: Fragment): Fragment {
  const { say } = reader;
  const main = page`<header class="head"><h1>${say('verify.title')}</h1><p class="lede">${say('verify.what')}</p></header>
${answer}
<form class="readform" action="${Href.to(['verify'])}" method="get"><label for="quote">${say('verify.quote')}</label><textarea id="quote" name="quote" rows="4" maxlength="4000" dir="auto" required aria-describedby="how">${echo(quote)}</textarea>
<p class="note" id="how">${say('verify.how')}</p>
<label for="speaker">${say('verify.speaker')}</label><input id="speaker" name="speaker" type="text" maxlength="200" dir="auto" value="${echo(speaker)}"><button type="submit">${say('verify.go')}</button></form>`;
  return sheet({ reader, title: say('verify.title'), main });
}

/** The verdict in words; of what is not found with how many articles were looked through, and since when. */
function heading({ say, format, count }: Reader, { verdict, articles, since }: VerifyView): Fragment {
  if (since === undefined) return page`${say('verify.nothing')}`;
  if (verdict !== 'near' && verdict !== 'not-found') return page`${say(`verify.${verdict}`)}`;
  const day = format.local(since).slice(0, 10);
  return page`${say(`verify.${verdict}`)} ${count('verify.searched', articles)} <time datetime="${token(day)}">${format.isoDay(day)}</time>`;
}

/** What was not looked through. */
function unsearched(reader: Reader, { verdict, since, cutAt }: VerifyView): Fragment {
  if (since === undefined) return nothing;
  return page`${cutAt !== undefined && page`<p class="note">${reader.count('verify.cut', cutAt)}</p>`}<p class="note">${reader.say('verify.older')}</p>
${verdict === 'near' && page`<p>${reader.say('verify.like')}</p>`}`;
}

function place(reader: Reader, asked: AskedQuote, p: ReportedPlace): Fragment {
  const { say } = reader,
    { revision, report } = p;
  return page`<h3><a href="${articleHref(report.articleId)}">${said(revision, headlineOf(revision))}</a></h3>
<p class="by">${credit(reader, report)}${report.copy && page` · ${relation(reader, report)}`}</p>
${mayQuote(revision) ? shown(reader, asked, p) : page`<p class="note">${say('verify.rights')}</p>`}
${p.later ? later(reader, p, p.later) : nothing}`;
}

function shown(reader: Reader, { quote }: AskedQuote, p: Place): Fragment {
  const { say } = reader;
  if (p.difference) return page`${compared(reader, quote, p, p.difference)}${sayer(reader, p)}`;
  const left = p.how === 'pieces' ? p.left.map((at) => ({ ...at, class: 'left', as: 'ins' as const })) : [];
  return page`<p>${marked(p.revision, p.sentence, [{ ...p.at, class: 'found' }, ...left])}</p>
${sayer(reader, p)}<p class="note">${say(HOW[p.how])}</p>`;
}
const HOW = {
  exact: 'verify.exact',
  normalised: 'verify.normalised',
  interrupted: 'verify.interrupted',
  pieces: 'verify.inpieces',
  near: 'verify.near',
} as const;

function sayer({ say }: Reader, { revision, said: saying, speaker }: Place): Fragment {
  if (!saying) return page`<p class="note">${say('verify.nobody')}</p>`;
  const who = claimant(revision, { speaker: saying.speaker, ...(saying.named ? { speakerNamed: saying.named } : {}) });
  return page`<ul class="run"><li>${say('verify.said')} ${who}</li>${speaker !== undefined && page`<li>${say(`verify.${speaker}`)}</li>`}${saying.by === 'context' && page`<li>${say('verify.context')}</li>`}</ul>`;
}

/** The quotation as typed above what is printed, each with the words that the other does not have. */
function compared({ say }: Reader, quote: string, { revision, sentence }: Place, { typed, printed }: Difference): Fragment {
  return page`<div class="pair"><p><span class="note">${say('verify.typed')}</span> ${typedWith(quote, typed)}</p>
<p><span class="note">${say('verify.printed')}</span> ${marked(
    revision,
    sentence,
    printed.map((at) => ({ ...at, class: 'word', as: 'ins' })),
  )}</p></div>`;
}

function typedWith(quote: string, only: readonly Range[]): Fragment {
  const ends = [0, ...only.map((r) => r.end)];
  return page`<span class="typed" dir="auto">${only.map((r, i) => page`${echo(quote.slice(ends[i], r.start))}<del>${echo(quote.slice(r.start, r.end))}</del>`)}${echo(quote.slice(ends.at(-1)))}</span>`;
}

/** What the newest text of the article makes of a passage that only an older one has. */
function later(reader: Reader, { revision }: Place, { kind, revision: now, at }: Later): Fragment {
  const { say } = reader;
  return page`<p class="note">${say('verify.seen')} ${moment(reader, revision.seenAt)}</p>
<p><strong>${say(kind === 'gone' ? 'verify.gone' : 'verify.changed')}</strong> ${at && mayQuote(now) && marked(now, at, [])} ${compareLink(reader, revision.id, now.id)}</p>`;
}
