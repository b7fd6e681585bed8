import type { Revision } from '../model/revision.ts';
import { terms } from '../text/words.ts';

type Member = Pick<Revision, 'text' | 'headline' | 'lang' | 'kind' | 'published' | 'seenAt'>;

/** Kinds whose headline speaks for its writer or its format, not for the event. */
const NOT_NEWS: ReadonlySet<string> = new Set(['opinion', 'review', 'gallery', 'video', 'live-blog', 'interview', 'index', 'other']);
const FEW_WORDS = 4;
const MANY_CHARACTERS = 120;
/** What each trait takes off the coverage, which is about 0-1; found by reading where the plain coverage chose badly. */
const PENALTY = { notNews: 0.3, question: 0.3, label: 0.15, short: 0.25, long: 0.1, shouting: 0.1 } as const;

/**
 * The member whose headline stands for the story: the one whose words most members' headlines and leads share, unless it asks,
 * teases or opines. Ties go to the newer. Undefined for no members.
 */
export function headline<M extends Member>(members: readonly M[]): M | undefined {
  const counts = new Map<string, number>(),
    perMember = members.map((m) => new Set(terms(`${titleOf(m)} ${leadOf(m)}`, m.lang)));
  for (const set of perMember) for (const term of set) counts.set(term, (counts.get(term) ?? 0) + 1);
  let best: { member: M; score: number } | undefined;
  for (const member of members) {
    const score = coverage(member, counts, members.length) - penalties(member);
    if (!best || score > best.score || (score === best.score && timeOf(member) > timeOf(best.member))) best = { member, score };
  }
  return best?.member;
}

/** How much of what the members' heads are about stands in this headline: the share of members per term, by the root of its length. */
function coverage(member: Member, counts: ReadonlyMap<string, number>, members: number): number {
  const own = new Set(terms(titleOf(member), member.lang));
  let sum = 0;
  for (const term of own) sum += (counts.get(term) ?? 0) / members;
  return own.size === 0 ? 0 : sum / Math.sqrt(own.size) / 3;
}

function penalties(member: Member): number {
  const title = titleOf(member),
    words = title.split(/\s+/).length,
    wide = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]/u.test(title);
  return (
    (NOT_NEWS.has(member.kind) ? PENALTY.notNews : 0) +
    (/[?？؟]\s*["”»]?$/.test(title) ? PENALTY.question : 0) +
    (/^\p{L}[\p{L} ]{2,18}[:|] /u.test(title) ? PENALTY.label : 0) +
    (words < FEW_WORDS && !wide ? PENALTY.short : 0) +
    (title.length > MANY_CHARACTERS ? PENALTY.long : 0) +
    (/\p{Lu}/u.test(title) && title === title.toUpperCase() ? PENALTY.shouting : 0)
  );
}

const titleOf = (m: Member): string => m.text.slice(m.headline.start, m.headline.end);
const leadOf = (m: Member): string => m.text.slice(m.headline.end, m.headline.end + 400);
const timeOf = (m: Member): number => m.published ?? m.seenAt;
