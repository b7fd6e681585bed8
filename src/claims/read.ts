import { isClaim, type Claim, type Sense } from '../model/claim.ts';
import type { Citation } from '../model/citation.ts';
import { cite } from '../model/citation.ts';
import { idOf } from '../model/id.ts';
import type { Range } from '../model/range.ts';
import type { Reading } from '../model/reading.ts';
import { isFurnished, own, type Revision } from '../model/revision.ts';
import { dateExpressions, dayOf, type DateExpression } from '../text/dates.ts';
import { isSaidBySomebody } from '../text/unsaid.ts';
import { localTime } from '../text/zones.ts';
import { chainsOf } from './chain.ts';
import { figuresOf, type FoundFigure } from './figures.ts';
import { clauseAround, hedgesIn } from './hedges.ts';
import { mentionsOf } from './mentions.ts';
import { paragraphs } from './paragraphs.ts';
import { speakersNamed } from './resolve.ts';
import { countsIn, senseOf } from './sense.ts';
import type { Token } from './tokens.ts';
import { rolesOf } from './roles.ts';
import { ruleTagger } from './statements.ts';
import type { Attribution, Paragraph, Sentence, Taggers } from './tagger.ts';

export type Readable = Pick<
  Revision,
  'id' | 'articleId' | 'text' | 'furniture' | 'headline' | 'deck' | 'blocks' | 'noteRanges' | 'dateline' | 'lang' | 'published' | 'seenAt'
>;

/**
 * Everything one revision says: who says what, the figures, the people and their roles, the names and the dates.
 *
 * Reads headline, deck, body and notes, but no furniture, and tells no claim whose sentence is parted by some. All places are citations of the revision, in text order; where a language is not supported a part is empty.
 */
export function read(whole: Readable, taggers: Taggers = {}): Reading {
  const revision = own(whole);
  const { text } = revision;
  const { lang, blocks, list } = laidOut(revision);
  const published = revision.published ?? revision.seenAt;
  const sentences = list.flatMap((p) => p.sentences).filter((s) => s.tokens.length > 0);
  const attributions = (taggers[lang] ?? ruleTagger).tag(text, list, lang).map((a) => ({ ...a, sense: senseOf(tokensIn(sentences, a.cue), lang) }));
  const dates = dateExpressions(text, localTime(published, revision.dateline?.place), lang, blocks);
  const roles = sentences.flatMap((s) => rolesOf(text, s, lang));
  const mentions = mentionsOf(
    text,
    list,
    roles.map((r) => r.person),
    lang,
  );
  const named = speakersNamed(text, { paragraphs: list.filter((p) => revision.blocks.some((b) => b.start === p.start)), attributions, roles, mentions, lang });
  const chains = chainsOf(text, { sentences, attributions, mentions, lang });
  const at = (r: Range): Citation => cite(revision, r);
  return {
    claims: claims(revision, { list, sentences, attributions, named, chains, lang, published, dates }).filter((c) => !isFurnished(whole, c.sentence)),
    roles: roles.map((r) => ({ person: at(r.person), role: at(r.role) })),
    mentions: mentions.map((m) => ({ kind: m.kind, at: at(m.at) })),
    dates: dates.map((d) => ({ at: at(d), value: d.value, ...(d.mod ? { mod: d.mod } : {}) })),
  }; // prettier-ignore
}

/** The text of a revision as it is read: its language's code, its blocks in order, and these as paragraphs. */
export function laidOut(revision: Readable): { readonly lang: string; readonly blocks: readonly Range[]; readonly list: readonly Paragraph[] } {
  const lang = revision.lang.toLowerCase().split('-')[0] ?? '',
    blocks = apart([revision.headline, ...(revision.deck ? [revision.deck] : []), ...revision.blocks, ...revision.noteRanges]);
  return { lang, blocks, list: paragraphs(revision.text, blocks, lang) };
}

/** Ranges in order without those that lie inside an earlier one. */
function apart(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const r of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) if (r.start >= (out.at(-1)?.end ?? 0)) out.push(r);
  return out;
}

type Sensed = Attribution & { readonly sense: Sense };

function tokensIn(sentences: readonly Sentence[], r: Range | undefined): Token[] {
  const out: Token[] = [];
  if (!r) return out;
  for (const s of sentences) if (s.start < r.end && r.start < s.end) for (const t of s.tokens) if (r.start <= t.start && t.end <= r.end) out.push(t);
  return out;
}

interface Found {
  readonly list: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly attributions: readonly Sensed[];
  readonly named: ReadonlyMap<Attribution, Range>;
  readonly chains: ReadonlyMap<Attribution, readonly Range[]>;
  readonly lang: string;
  readonly published: number;
  readonly dates: readonly DateExpression[];
}

function claims(revision: Readable, found: Found): Claim[] {
  const said = found.attributions.map((a) => statement(revision, found, a));
  const counted = found.sentences.flatMap((s) => figuresOf(revision.text, s, found.lang).map((f) => [s, f] as const));
  const hosts = [...found.attributions, ...counting(revision, found, counted.map(([s]) => s))]; // prettier-ignore
  const figures = counted.map(([s, f]) => figureClaim(revision, found, s, f, hostOf(revision.text, hosts, f.span)));
  return [...said, ...figures].sort((a, b) => a.content.start - b.content.start || a.content.end - b.content.end);
}

/** Who counts ("put the toll at 41", "spoke of 41"): where sentences have figures, rules are asked for such cues, which weights know badly; for others weights know better. */
function counting(revision: Readable, { list, lang, sentences }: Found, counted: readonly Sentence[]): Sensed[] {
  const of = list.filter((p) => counted.some((s) => p.start <= s.start && s.end <= p.end)),
    // What stands before the first of these verbs is no part of what one of them tells.
    first = of.findIndex((p) => p.sentences.some((s) => countsIn(s.tokens, lang)));
  if (first < 0) return [];
  return ruleTagger
    .tag(revision.text, of.slice(first), lang)
    .filter((a) => countsIn(tokensIn(sentences, a.cue), lang))
    .map((a) => ({ ...a, sense: 'speech' }));
}

function statement(revision: Readable, found: Found, a: Sensed): Claim {
  const at = (r: Range): Citation => cite(revision, r);
  const all = [a.content, a.cue, a.speaker].filter((r) => r !== undefined);
  const sentence = hull(found.sentences, { start: Math.min(...all.map((r) => r.start)), end: Math.max(...all.map((r) => r.end)) });
  const manner = a.type === 'direct' ? 'quote' : 'statement';
  const inDirect = a.type === 'direct';
  const hedges = [a.cue, inDirect ? undefined : a.content].filter((r) => r !== undefined).flatMap((r) => hedgesIn(revision.text, r, found.lang));
  return {
    id: idOf(revision.id, manner, a.content.start, a.content.end, a.cue?.start ?? -1),
    articleId: revision.articleId,
    revisionId: revision.id,
    manner,
    type: a.type,
    sense: a.sense,
    ...(a.score === undefined ? {} : { score: a.score }),
    ...(a.speaker ? { speaker: at(a.speaker) } : {}),
    ...meant(revision, found, a),
    ...(a.cue ? { cue: at(a.cue) } : {}),
    hedges: distinct(hedges).map(at),
    content: at(a.content),
    ...(a.parts ? { contentParts: a.parts.map(at) } : {}),
    sentence: at(sentence),
    saidAt: found.published,
  };
}

function figureClaim(revision: Readable, found: Found, s: Sentence, f: FoundFigure, host: Sensed | undefined): Claim {
  const at = (r: Range): Citation => cite(revision, r);
  const clause = clauseAround(revision.text, s, f.span);
  const hedges = hedgesIn(revision.text, clause, found.lang);
  const opt = (k: 'boundWord' | 'unit' | 'thing' | 'event'): Record<string, Citation> => (f[k] ? { [k]: at(f[k]) } : {});
  return {
    id: idOf(revision.id, 'figure', f.span.start, f.span.end),
    articleId: revision.articleId,
    revisionId: revision.id,
    manner: 'figure',
    ...(host?.speaker ? { speaker: at(host.speaker) } : {}),
    ...(host ? meant(revision, found, host) : {}),
    ...(host?.cue ? { cue: at(host.cue) } : {}),
    hedges: hedges.map(at),
    content: at(f.hull),
    sentence: at(s),
    saidAt: found.published,
    figure: {
      span: at(f.span),
      value: f.value,
      low: f.low,
      high: f.high,
      ...(f.of === undefined ? {} : { of: f.of }),
      ...(f.bound ? { bound: f.bound } : {}),
      kind: f.kind,
      ...opt('boundWord'),
      ...opt('unit'),
      ...opt('thing'),
      ...opt('event'),
      ...asOf(found, clause),
    },
  };
}

/** Where the text names in full whom the speaker's words mean, and through whom the statement came. */
function meant(revision: Readable, found: Found, a: Attribution): Pick<Claim, 'speakerNamed' | 'chain'> {
  const named = found.named.get(a),
    // "She" is a link of no chain; whom it means is.
    chain = found.chains.get(a)?.map((r) => (r === a.speaker && named ? named : r)),
    isVeiled = chain?.some((r) => /^(?:he|she|it|they|we|i|you|who)$/i.test(revision.text.slice(r.start, r.end)));
  return { ...(named ? { speakerNamed: cite(revision, named) } : {}), ...(chain && !isVeiled ? { chain: chain.map((r) => cite(revision, r)) } : {}) };
}

/** The narrowest sure attribution whose content holds a figure. */
function hostOf(text: string, attributions: readonly Sensed[], span: Range): Sensed | undefined {
  const holds = (a: Sensed): boolean => (a.parts ?? [a.content]).some((r) => r.start <= span.start && span.end <= r.end);
  return attributions
    .filter((a) => holds(a) && isClaim(a) && isSaidBySomebody(text, a))
    .sort((a, b) => a.content.end - a.content.start - (b.content.end - b.content.start))[0];
}

/** The one day that the figure's clause names. */
function asOf(found: Found, clause: Range): { asOf?: string } {
  const days = found.dates.filter((d) => clause.start <= d.start && d.end <= clause.end).flatMap((d) => dayOf(d.value) ?? []);
  return days.length === 1 && days[0] ? { asOf: days[0] } : {};
}

function hull(sentences: readonly Sentence[], r: Range): Range {
  const touched = sentences.filter((s) => s.start < r.end && r.start < s.end);
  return { start: touched[0]?.start ?? r.start, end: touched.at(-1)?.end ?? r.end };
}

const distinct = (list: readonly Range[]): Range[] => list.filter((r, i) => list.findIndex((x) => x.start === r.start) === i).sort((a, b) => a.start - b.start);
