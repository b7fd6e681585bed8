import { cite, quote, type Citation } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { isTitle } from '../../text/titles.ts';
import { primaryOf } from '../../text/words.ts';
import { sameness } from './lines.ts';
import { castOf, nameSlug } from './people.ts';
import type { Report } from './report.ts';

/** Who says something, as far as its report names them. */
export interface Meant {
  /** The same for everything of theirs. */
  readonly key: string;
  /** Their name, in full where the report has it so. */
  readonly at: Citation;
  /** The address of their page: persons named in full have one. */
  readonly slug?: string;
  /** The one word by which the report names a person whose full name it never gives, folded. */
  readonly short?: string;
  /** The title or role before that word, folded; empty where it stands bare. */
  readonly title?: string;
}

/** Whom a claim is of: a person, a body or a place by name; undefined for "he", "officials", "a letter", which name nobody. */
export function speakerOf(report: Report, claim: Claim): Meant | undefined {
  const { speaker, speakerNamed } = claim,
    cast = castOf(report);
  if (!speaker || isHeadline(report, speaker)) return undefined;
  const person = (slug: string, at: Citation): Meant => ({ key: slug, slug, at: cast.slugs.get(slug) ?? at });
  if (speakerNamed) {
    const slug = nameSlug(quote(report.revision, speakerNamed));
    return cast.slugs.has(slug) ? person(slug, speakerNamed) : named(report, speakerNamed);
  }
  const slug = cast.speaks(speaker);
  if (slug !== undefined) return person(slug, speaker);
  const name = nameIn(report, speaker);
  return name && named(report, name);
}

function named(report: Report, at: Citation): Meant | undefined {
  const short = shortName(report, at);
  if (short === undefined) return { key: `name ${sameness(quote(report.revision, at)).replace(/^(?:the|die|der|das) /, '')}`, at };
  const title = sameness(quote(report.revision, at))
    .slice(0, -short.length)
    .trim()
    .replace(/^(?:the|an?) /, '');
  // Of two or more who are called so in full it names none.
  return [...castOf(report).slugs.keys()].filter((slug) => slug.endsWith(`-${short}`)).length > 1
    ? undefined
    : { key: `short ${title} ${short}`, at, short, title };
}

/** "Teel", "Minister Teel": the word that stands for a person. */
function shortName({ revision, reading }: Report, within: Range): string | undefined {
  const inside = (at: Range): boolean => within.start <= at.start && at.end === within.end,
    people = [...reading.roles.map((r) => r.person), ...reading.mentions.filter((m) => m.kind === 'person').map((m) => m.at)].filter(inside),
    words = people[0] && sameness(quote(revision, people[0])).replace(/^(?:mr|mrs|ms|dr)\.? /, '');
  return words !== undefined && !words.includes(' ') ? words : undefined;
}

const isHeadline = ({ revision }: Report, { start }: Range): boolean => !revision.blocks.some((b) => b.start <= start && start < b.end && b.kind !== 'heading');

const LONGEST = 80;
const NAME = /^(?:the\s)?\p{Lu}[\p{L}\p{M}\p{N}.'’&-]*(?:\s(?:(?:of|for|and|the|de|du|des|del|di|van|von|al|bin)\s){0,2}\p{Lu}[\p{L}\p{M}\p{N}.'’&-]*){0,6}$/u;

/**
 * The name that a speaker's words are, up to the comma behind which more is said of them; undefined where they are none.
 *
 * A capital alone shows no name: it may open a sentence. The name must be a mention, or have its capital within a sentence too.
 */
function nameIn({ revision, reading }: Report, speaker: Citation): Citation | undefined {
  const words =
      revision.text
        .slice(speaker.start, Math.min(speaker.end, speaker.start + LONGEST))
        .split(/[,(–—]/u, 1)[0]
        ?.trimEnd() ?? '',
    at = cite(revision, { start: speaker.start, end: speaker.start + words.length });
  if (words === '' || words.length === LONGEST) return undefined;
  // In a script without case only a mention shows a name.
  if (!/[\p{Lu}\p{Ll}]/u.test(words))
    return reading.mentions.some((m) => m.kind !== 'place' && m.at.start === at.start && m.at.end === at.end) ? at : undefined;
  if (!NAME.test(words.replace(/^(?:The|Die|Der|Das)\s/u, ''))) return undefined;
  const bare = words.replace(/^(?:[Tt]he|[Dd]ie|[Dd]er|[Dd]as)\s/u, ''),
    lang = primaryOf(revision.lang);
  if (STOP_WORDS[lang]?.has(bare.toLowerCase()) || isOnlyRole(bare)) return undefined;
  if (reading.mentions.some((m) => m.at.end === at.end && m.at.start >= at.start)) return at;
  // Where every noun has a capital, one word shows nothing.
  if (lang === 'de' && !/\s/.test(bare)) return undefined;
  return standsWithin(revision, bare) ? at : undefined;
}

const isOnlyRole = (words: string): boolean => words.split(/\s+/).every(isTitle);

const bodies = new WeakMap<Revision, { readonly text: string; readonly known: Map<string, boolean> }>();
/** Whether a name stands behind a small word, and so has its capital not from the beginning of a sentence. */
function standsWithin(revision: Revision, name: string): boolean {
  let body = bodies.get(revision);
  if (!body) bodies.set(revision, (body = { text: revision.blocks.map((b) => revision.text.slice(b.start, b.end)).join('\n'), known: new Map() }));
  let found = body.known.get(name);
  if (found === undefined) body.known.set(name, (found = new RegExp(String.raw`\p{Ll}\s(?:the\s)?${escaped(name)}(?![\p{L}\p{N}])`, 'u').test(body.text)));
  return found;
}
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whether a claim's own words say less than the name that they mean: "he", "the mayor". */
export function isVeiled(revision: Revision, { speaker, speakerNamed }: Pick<Claim, 'speaker' | 'speakerNamed'>): boolean {
  if (!speaker || !speakerNamed) return false;
  const last = sameness(quote(revision, speakerNamed)).split(' ').at(-1) ?? '';
  return !sameness(quote(revision, speaker))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .includes(last.replace(/[^\p{L}\p{M}\p{N}].*$/u, ''));
}
