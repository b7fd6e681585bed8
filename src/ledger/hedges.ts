import { cite, type Citation } from '../model/citation.ts';
import type { Claim } from '../model/claim.ts';
import type { Question } from '../model/ledger.ts';
import type { Range } from '../model/range.ts';
import { isFurnished } from '../model/revision.ts';
import { primaryOf, terms } from '../text/words.ts';
import { SURE_WORDS } from './hedge-words.ts';
import { answerTo, isNamed, isRecalled, isYear, recalled, verdictOf, type Answering, type Weigh } from './same-statement.ts';
import { places, sureLines, type SureLine, type Told } from './sure-lines.ts';

export type { Told } from './sure-lines.ts';

export type Sureness = 'hedged' | 'stated' | 'confirmed' | 'denied' | 'withdrawn';

/** How sure one report is of a statement that several make. */
export interface SureStep {
  readonly articleId: string;
  readonly kind: Sureness;
  /** The sentence or headline that says it. */
  readonly at: Citation;
  /** The word that makes it so; absent where it is said without any. */
  readonly word?: Citation;
  /** When the report was published, else seen; epoch ms. */
  readonly time: number;
}

interface Step extends SureStep {
  readonly line: SureLine | undefined;
  readonly score: number;
}

const DAY = 86_400_000;
/** So many of a story's newest reports are read for it. */
const READ = 60;

/**
 * Statements and figures whose sureness changes from report to report: first held open, alleged, denied or said, later confirmed, denied, withdrawn or said
 * without reserve; each as its steps in order of time, those with most steps first.
 *
 * Two reports of one moment, or of one day where only that is known, follow each other in no order. Of several reports in a row that say it alike the first
 * stands for all. Statements in English; figures in every language, where two give the same value to one question of the ledger.
 * @param reports those that are reports of their own: what a copy drops is lost, not made sure.
 */
export function surenessOf(reports: readonly Told[], questions: readonly Question[] = []): SureStep[][] {
  const read = [...reports].sort(inTime).slice(-READ),
    lines = read.flatMap(sureLines),
    found = [...statements(lines), ...figures(read, questions)].map((steps) => changing(steps)).filter((steps) => steps.length > 1);
  return apart(found)
    .sort((a, b) => b.length - a.length || scoreOf(b) - scoreOf(a) || (a[0]?.time ?? 0) - (b[0]?.time ?? 0))
    .map((steps) => steps.map(({ articleId, kind, at, word, time }) => ({ articleId, kind, at, ...(word ? { word } : {}), time })));
}
const inTime = (a: Told, b: Told): number => a.at - b.at || (a.revision.id < b.revision.id ? -1 : 1);
const scoreOf = (steps: readonly Step[]): number => steps.reduce((sum, s) => sum + s.score, 0);

/** Whether one report is surely later than another. */
function isLater(a: Told, b: Told): boolean {
  const isDay = a.revision.publishedDay === true || b.revision.publishedDay === true;
  return isDay ? Math.floor(a.at / DAY) > Math.floor(b.at / DAY) : a.at > b.at;
}

// ─── statements ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function statements(lines: readonly SureLine[]): Step[][] {
  const at = indexed(lines),
    weigh = weigher(lines),
    names = namesOf(lines),
    near = (line: SureLine, wanted: (other: SureLine) => boolean): SureLine[] => [
      ...new Set([...line.terms].flatMap((t) => (isNamed(t, names, line.lang) || line.isHeadline ? (at.get(t) ?? []) : [])).filter(wanted)),
    ];
  const follows = (line: SureLine) => (other: SureLine) => other.told.revision.articleId !== line.told.revision.articleId && isLater(other.told, line.told);
  const held = lines.flatMap((line) =>
    line.holds.slice(0, 1).map((hold): Step[] => {
      const first = stepOf(line, hold.isDenied ? 'denied' : 'hedged', hold.at, 1),
        later = near(line, follows(line)).flatMap((other) => {
          const a = answerTo(line, hold, other, { weigh, names });
          return a ? [stepOf(a.line, a.kind, a.word, a.score)] : [];
        });
      return [first, ...bestOfEach(later)];
    }),
  );
  return [...held, ...answered(lines, near, { weigh, names })];
}

/** What was said without reserve, and then denied by who speaks of that report, or withdrawn by its own house. */
function answered(lines: readonly SureLine[], near: (line: SureLine, wanted: (other: SureLine) => boolean) => SureLine[], by: Weigh): Step[][] {
  const of = new Map<SureLine, Step[]>();
  for (const line of lines) {
    const verdict = verdictOf(line);
    if (!verdict) continue;
    const told = near(verdict.recalls, (other) => {
      if (other.told.revision.articleId === line.told.revision.articleId || !isLater(line.told, other.told) || isRecalled(other)) return false;
      return verdict.kind !== 'withdrawn' || other.told.revision.sourceId === line.told.revision.sourceId;
    })
      .flatMap((other) => {
        const score = recalled(verdict, other, by);
        return score === undefined ? [] : [{ other, score }];
      })
      .sort((a, b) => b.score - a.score || a.other.told.at - b.other.told.at)[0];
    if (!told) continue;
    const step = stepOf(line, verdict.kind, verdict.word, told.score),
      known = of.get(told.other);
    if (known) known.push(step);
    else of.set(told.other, [step]);
  }
  return [...of].map(([line, steps]) => [
    stepOf(line, line.holds.some((h) => !h.isDenied) ? 'hedged' : 'stated', line.holds.find((h) => !h.isDenied)?.at, 1),
    ...bestOfEach(steps),
  ]);
}

function stepOf(line: SureLine, kind: Answering['kind'], word: Range | undefined, score: number): Step {
  const { revision, at: time } = line.told;
  return { articleId: revision.articleId, kind, at: cite(revision, line), ...(word ? { word: cite(revision, word) } : {}), time, line, score };
}

/** Of each report the line that says most of it. */
function bestOfEach(steps: readonly Step[]): Step[] {
  return [...Map.groupBy(steps, (s) => s.articleId).values()].flatMap((all) => [...all].sort((a, b) => b.score - a.score).slice(0, 1));
}

/** The steps in order of time that change something: of those in a row that say it alike, the first. */
function changing(steps: readonly Step[]): Step[] {
  const ordered = [...steps].sort((a, b) => a.time - b.time || (a.at.revisionId < b.at.revisionId ? -1 : 1));
  return ordered.filter((s, i) => ordered[i - 1]?.kind !== s.kind);
}

/** Each sentence stands in one row of steps, the best that it is in. */
function apart(found: readonly Step[][]): Step[][] {
  const taken = new Set<string>(),
    place = ({ at }: Step): string => `${at.revisionId} ${at.start}`;
  return [...found]
    .sort((a, b) => b.length - a.length || scoreOf(b) - scoreOf(a))
    .filter((steps) => {
      if (steps.some((s) => taken.has(place(s)))) return false;
      for (const s of steps) taken.add(place(s));
      return true;
    });
}

function indexed(lines: readonly SureLine[]): ReadonlyMap<string, readonly SureLine[]> {
  const at = new Map<string, SureLine[]>();
  for (const line of lines)
    for (const term of line.terms) {
      const known = at.get(term);
      if (known) known.push(line);
      else at.set(term, [line]);
    }
  return at;
}

/** Words of few of the story's sentences weigh most. */
function weigher(lines: readonly SureLine[]): (term: string) => number {
  const frequency = new Map<string, number>();
  for (const line of lines) for (const t of line.terms) frequency.set(t, (frequency.get(t) ?? 0) + 1);
  return (t) => Math.log(1 + lines.length / (frequency.get(t) ?? 1));
}

/** The words of the names in the story's reports. */
function namesOf(lines: readonly SureLine[]): ReadonlySet<string> {
  const all = new Set(lines.map((l) => l.told));
  return new Set(
    [...all].flatMap(({ revision, reading }) => reading.mentions.flatMap(({ at }) => terms(revision.text.slice(at.start, at.end), primaryOf(revision.lang)))),
  );
}

// ─── figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Answers of one value to one question, where the first is held open and a later one of another report is not. */
function figures(reports: readonly Told[], questions: readonly Question[]): Step[][] {
  const told = new Map(reports.flatMap((t) => t.reading.claims.map((c) => [c.id, { told: t, claim: c }] as const)));
  return questions.flatMap(({ answers }) => {
    const here = answers.flatMap((a) => {
      const found = told.get(a.claimId);
      return found && !isFurnished(found.told.revision, found.claim.sentence) ? [{ ...found, value: `${a.low} ${a.high}` }] : [];
    });
    return [...Map.groupBy(here, (h) => h.value).values()].flatMap((all) => {
      const [first, ...rest] = all.sort((a, b) => inTime(a.told, b.told)),
        step = first && figureStep(first.told, first.claim);
      if (!first || step?.kind !== 'hedged') return [];
      const later = rest.filter((r) => r.claim.articleId !== step.articleId && isLater(r.told, first.told) && areAlike(first, r));
      return [[step, ...bestOfEach(later.flatMap((r) => figureStep(r.told, r.claim) ?? []))]];
    });
  });
}

/** Two sentences that give one figure have so many words in common, and this share of the shorter one's. */
const ALIKE_WORDS = 3;
const ALIKE = 0.4;
function areAlike(a: Placed, b: Placed): boolean {
  const [mine, theirs] = [a, b].map(
      ({ told: { revision }, claim: { sentence } }) => new Set(terms(revision.text.slice(sentence.start, sentence.end), primaryOf(revision.lang))),
    ) as [Set<string>, Set<string>],
    shared = [...mine].filter((t) => theirs.has(t) && !/^\p{N}/u.test(t)).length;
  if ([...theirs].some((t) => isYear(t) && !mine.has(t))) return false;
  return shared >= ALIKE_WORDS && shared >= ALIKE * Math.min(mine.size, theirs.size);
}
interface Placed {
  readonly told: Told;
  readonly claim: Claim;
}

/** A hedge holds a number that stands so near to it, characters, with nothing that parts them. */
const BEFORE = 40;
const BEHIND = 25;
function holds(text: string, hedge: Range, figure: Range): boolean {
  const between = hedge.end <= figure.start ? text.slice(hedge.end, figure.start) : text.slice(figure.end, hedge.start);
  return between.length <= (hedge.end <= figure.start ? BEFORE : BEHIND) && !/[,;:—–]/u.test(between);
}

/** How sure a figure is given; undefined where its sentence holds open something else. */
function figureStep({ revision, at: time }: Told, { sentence, hedges, articleId, figure }: Claim): Step | undefined {
  const lang = SURE_WORDS[primaryOf(revision.lang)],
    { text } = revision,
    // In a language without a table all that is read as a hedge is one.
    reserved = hedges.filter((h) => !lang || text.slice(h.start, h.end).search(lang.reserved) >= 0),
    hedge = reserved.find((h) => figure && holds(text, h, figure.span)),
    others = lang ? [lang.caveat, lang.accusing, lang.denying].flatMap((p) => places(text, sentence, p)) : [],
    confirmed = lang && places(text, sentence, lang.confirming)[0],
    word = hedge ?? confirmed;
  // "Hundreds" are as many as anybody means.
  if (!figure || !/\p{N}/u.test(text.slice(figure.span.start, figure.span.end))) return undefined;
  if (!hedge && (reserved.length > 0 || others.length > 0 || hedges.length > (confirmed ? 1 : 0))) return undefined;
  return {
    articleId,
    kind: hedge ? 'hedged' : confirmed ? 'confirmed' : 'stated',
    at: sentence,
    ...(word ? { word: cite(revision, word) } : {}),
    time,
    line: undefined,
    score: 1,
  };
}
