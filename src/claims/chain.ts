import type { Range } from '../model/range.ts';
import type { FoundMention } from './mentions.ts';
import type { Attribution, Sentence } from './tagger.ts';

interface Found {
  readonly sentences: readonly Sentence[];
  readonly attributions: readonly Attribution[];
  readonly mentions: readonly FoundMention[];
  readonly lang: string;
}

/**
 * Through whom a statement came, where its own sentence says so: from who is nearest to the text to who said it first, two at least.
 *
 * "The agency said, citing the ministry", "the ministry said, the agency reported", "Lund told the Brae Times". English only; one sentence at a time.
 */
export function chainsOf(text: string, found: Found): ReadonlyMap<Attribution, readonly Range[]> {
  const out = new Map<Attribution, readonly Range[]>();
  if (found.lang !== 'en') return out;
  for (const a of found.attributions) {
    const sentence = found.sentences.find((s) => a.cue && s.start <= a.cue.start && a.cue.end <= s.end);
    const chain = sentence && a.speaker && chainIn(text, a, a.speaker, sentence, found);
    if (chain) out.set(a, chain);
  }
  return out;
}

function chainIn(text: string, a: Attribution, speaker: Range, s: Sentence, found: Found): readonly Range[] | undefined {
  const outer = found.attributions.find((o) => o !== a && o.speaker && isWithin(a, o) && s.start <= o.speaker.start && o.speaker.end <= s.end),
    cited = citedIn(text, a, s, found.mentions),
    hearer = hearerOf(text, a, s);
  const before =
      outer?.speaker && relays(text, outer, outer.speaker) && !SELF.test(text.slice(speaker.start, speaker.end)) ? [outer.speaker] : hearer ? [hearer] : [],
    chain = [...before, speaker, ...(cited ? [cited] : [])];
  return chain.length > 1 &&
    distinct(text, chain) &&
    chain.every((r) => r === speaker || isSomebody(text.slice(r.start, r.end))) &&
    isSomebody(text.slice(speaker.start, speaker.end), true)
    ? chain
    : undefined;
}

/** Whether words can be who says something: a title alone and a run of words that ends in a pronoun are a slip of the reader of sentences. */
const isSomebody = (words: string, orPronoun = false): boolean =>
  (orPronoun && SELF.test(words)) || !/^(?:Mrs?|Ms|Dr)\.?$|^\p{Ll}+(?:ing|ed)\s|(?:^|\s)(?:he|she|it|they|one|who)$/u.test(words);

/** Who says something of themselves relays nobody: "the agency said it believed". */
const SELF = /^(?:he|she|it|they|we|i|you|who|which|that)$/i;

/** A medium or an agency that reports: of others, to tell what somebody said is to speak of them ("the yard denied that a newspaper had said so"). */
const relays = (text: string, { cue }: Attribution, speaker: Range): boolean =>
  MEDIUM.test(title(text.slice(speaker.start, speaker.end))) &&
  !/,|(?:^|\s)(?:of|for|editor|reporter)(?:\s|$)/.test(text.slice(speaker.start, speaker.end)) &&
  cue !== undefined &&
  /(?:^|\s)(?:sa(?:id|ys)|report(?:s|ed)|wrote|writes|quoted|according to)$/i.test(text.slice(cue.start, cue.end));
/** "the Brae agency" is one as much as "the Brae Agency". */
const title = (words: string): string => words.replace(/(?<=\s)(?:news )?(?:agency|newspaper|broadcaster|magazine)(?!\p{L})/u, 'Agency');

/** Whether one attribution, speaker and cue, stands in what another reports. */
function isWithin(inner: Attribution, outer: Attribution): boolean {
  return (outer.parts ?? [outer.content]).some((p) => [inner.speaker, inner.cue].every((r) => r !== undefined && p.start <= r.start && r.end <= p.end));
}

const NOUNS = String.raw`(?:(?:the|a|an|its|his|her|their|two|three|several|unnamed|senior|local|state|government|police)\s)*(?:[\p{L}\p{N}’'.&-]+\s){0,4}?(?:ministry|department|agency|police|officials?|sources?|spokes(?:man|woman|person)|report|documents?|statement|people|persons?|\p{Lu}[\p{L}\p{N}’'.&-]*(?:\s\p{Lu}[\p{L}\p{N}’'.&-]*){0,4})`;
const CITING = new RegExp(String.raw`,?\s(?:citing|quoting)\s(${NOUNS})(?=[,.;]|\s(?:in|on|with|who|from|as|close|familiar|for)\s|$)`, 'u');

/** Whom a speaker cites right behind the words that report: "said, citing the ministry". */
function citedIn(text: string, { cue, content }: Attribution, s: Sentence, mentions: readonly FoundMention[]): Range | undefined {
  if (!cue) return undefined;
  const rest = text.slice(cue.end, s.end),
    m = CITING.exec(rest);
  if (!m?.[1]) return undefined;
  const start = cue.end + m.index + m[0].length - m[1].length,
    between = text.slice(cue.end, cue.end + m.index);
  // It must be the speaker who cites: nothing but time and place, or what is said itself, stands between.
  const isNear =
    /^(?:\s(?:on\s\p{L}+day|late|early|earlier|\p{L}+day|in a statement|also))*$/u.test(between) ||
    (content.start >= cue.end && content.start < start && !/[“”"]/.test(between) && between.length < 240);
  const name = withoutStop(m[1]),
    at = { start, end: start + name.length };
  return isNear && (!/(?:^|\s)\p{Lu}\S*$/u.test(name) || isSource(name, at, mentions)) ? at : undefined;
}

/** Without the stop of its sentence; "the U.N." keeps its own. */
const withoutStop = (words: string): string => (/\p{Lu}\.\p{Lu}\.$/u.test(words) ? words : words.replace(/\.$/u, ''));

/** Whether a capitalised name can be a source: a medium, or what the text shows to be somebody or a body, no day, disease or poet. */
const isSource = (name: string, at: Range, mentions: readonly FoundMention[]): boolean =>
  MEDIUM.test(name) || mentions.some((x) => x.kind !== 'place' && x.at.end === at.end && x.at.start >= at.start);

/** What a medium's name holds, and agencies and broadcasters whose names show nothing. */
const MEDIUM =
  /(?:^|\s)(?:News|Times|Post|Journal|Radio|TV|Television|Press|Broadcasting|Magazine|Herald|Tribune|Gazette|Daily|Agency|Wire|Mail|Guardian|Standard|Courier|Observer)(?:\s|$)|^(?:the\s)?(?:Reuters|AFP|AP|UPI|DPA|EFE|ANSA|Tass|TASS|Interfax|Xinhua|Kyodo|Bloomberg|BBC|CNN|NPR|PBS|ABC|CBS|NBC|CNBC|MSNBC|CBC|RTÉ|NHK|ARD|ZDF|RAI|Sky|Al Jazeera|Politico|Axios)$/u;

/** The medium to which somebody spoke: "told the Brae Times", not "told the court". */
function hearerOf(text: string, { cue }: Attribution, s: Sentence): Range | undefined {
  if (!cue || !/(?:^|\s)(?:told|tells)$/i.test(text.slice(cue.start, cue.end))) return undefined;
  const m = /^\s(?:the\s)?(\p{Lu}[\p{L}\p{N}.&’'-]*(?:\s\p{Lu}[\p{L}\p{N}.&’'-]*){0,4})/u.exec(text.slice(cue.end, s.end)),
    name = m?.[1]?.replace(/['’]s$|[.,]$/u, '');
  if (!m || name === undefined) return undefined;
  const start = cue.end + m[0].length - (m[1]?.length ?? 0);
  return MEDIUM.test(name) ? { start, end: start + name.length } : undefined;
}

function distinct(text: string, chain: readonly Range[]): boolean {
  const words = chain.map((r) => text.slice(r.start, r.end).toLowerCase());
  return new Set(words).size === words.length;
}
