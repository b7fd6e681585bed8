import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compareDocuments } from '../../src/commands/compare.ts';
import { readTables } from '../../src/commands/data.ts';
import { pageOfBytes } from '../../src/commands/files.ts';
import { quote, type Citation } from '../../src/model/citation.ts';
import type { Claim } from '../../src/model/claim.ts';
import type { Comparison, Document, Lost } from '../../src/model/comparison.ts';
import type { Question } from '../../src/model/ledger.ts';
import { Absent, type Context, type Outcome } from '../measured.ts';

interface Answer {
  readonly file: string;
  readonly text: string;
  readonly claimant?: string | null;
  readonly event?: string;
  readonly hedge?: string;
}
type Pair = readonly [string, string];
interface Expected {
  readonly articles: readonly { readonly file: string; readonly published: string }[];
  readonly oneStory: boolean;
  readonly lost: readonly { readonly in: string; readonly against: string; readonly kind: Lost['kind']; readonly original: string; readonly copy?: string }[];
  readonly questions: readonly { readonly ask: string; readonly answers: readonly Answer[]; readonly differing: readonly Pair[] }[];
  readonly mustNotMeet: readonly Pair[];
}
export interface Check {
  readonly what: string;
  readonly ok: boolean;
}

const folded = (s: string): string =>
  s
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
/** Whether one holds the other, at word edges. */
export function within(a: string, b: string): boolean {
  const [x, y] = [` ${folded(a)} `, ` ${folded(b)} `];
  return x.trim() !== '' && y.trim() !== '' && (x.includes(y) || y.includes(x));
}

interface Found {
  readonly document: Document;
  readonly claim: Claim;
}
const words = ({ document }: Found, at: Citation | undefined): string => (at ? quote(document.revision, at) : '');

/** The comparison with ways to find what `expected.json` names in words. */
class Desk {
  readonly compared: Comparison;
  constructor(compared: Comparison) {
    this.compared = compared;
  }
  document(file: string): Document | undefined {
    return this.compared.documents.find((d) => d.input === basename(file));
  }
  /** The figures that a phrase names, of one file or of any: those of the same words, else those that hold it or lie in it. */
  figures(text: string, file?: string): Found[] {
    const all = this.compared.documents
      .filter((d) => file === undefined || d.input === basename(file))
      .flatMap((document) => document.reading.claims.filter((c) => c.figure).map((claim) => ({ document, claim })));
    const same = all.filter((f) => folded(words(f, f.claim.content)) === folded(text));
    return same.length > 0 ? same : all.filter((f) => within(words(f, f.claim.content), text));
  }
  questionsOf(found: readonly Found[]): Question[] {
    const ids = new Set(found.map((f) => f.claim.id));
    return this.compared.questions.filter((q) => q.answers.some((a) => ids.has(a.claimId)));
  }
  /** Whether two figures stand in one question, as two answers. */
  meet(a: readonly Found[], b: readonly Found[]): boolean {
    const [x, y] = [new Set(a.map((f) => f.claim.id)), new Set(b.map((f) => f.claim.id))];
    return this.compared.questions.some((q) => q.answers.some((p) => x.has(p.claimId) && q.answers.some((r) => r !== p && y.has(r.claimId))));
  }
}

function lostChecks(desk: Desk, expected: Expected): Check[] {
  return expected.lost.map((want) => {
    const copy = desk.document(want.in)?.revision,
      original = desk.document(want.against)?.revision;
    const ok = desk.compared.lost.some(
      (l) =>
        l.kind === want.kind &&
        l.copyRevisionId === copy?.id &&
        l.originalRevisionId === original?.id &&
        within(quote(original, l.original), want.original) &&
        (want.copy === undefined || (l.copy !== undefined && within(quote(copy, l.copy), want.copy))),
    );
    return { what: `lost: ${want.kind} of "${want.original}"`, ok };
  });
}

/** Each answer is found and rightly attributed; those of one event word stand together, and differ exactly where they should. */
function questionChecks(desk: Desk, { ask, answers, differing }: Expected['questions'][number]): Check[] {
  const checks: Check[] = [],
    add = (what: string, ok: boolean): void => void checks.push({ what: `${ask}: ${what}`, ok });
  for (const a of answers) {
    const found = desk.figures(a.text, a.file);
    add(`"${a.text}" in ${a.file}`, found.length > 0);
    if (a.claimant !== undefined)
      add(
        `"${a.text}" said by ${a.claimant ?? 'nobody named'}`,
        found.some((f) => saidBy(f, a.claimant ?? null)),
      );
    if (a.hedge)
      add(
        `"${a.text}" hedged by ${a.hedge}`,
        found.some((f) => f.claim.hedges.some((h) => within(words(f, h), a.hedge ?? ''))),
      );
    if (a.event)
      add(
        `"${a.text}" ${a.event}`,
        found.some((f) => within(words(f, f.claim.figure?.event), a.event ?? '')),
      );
  }
  for (const [i, a] of answers.entries())
    for (const b of answers.slice(i + 1))
      if (a.event === b.event)
        add(`"${a.text}" (${a.file}) beside "${b.text}" (${b.file})`, desk.meet(desk.figures(a.text, a.file), desk.figures(b.text, b.file)));
  const figuresOf = (text: string): Found[] => answers.filter((a) => a.text === text).flatMap((a) => desk.figures(a.text, a.file)),
    differs = (a: Found[], b: Found[]): boolean => desk.questionsOf(a).some((q) => q.differs && desk.questionsOf(b).includes(q));
  for (const [a, b] of differing) add(`"${a}" differs from "${b}"`, differs(figuresOf(a), figuresOf(b)));
  if (differing.length === 0) {
    const questions = desk.questionsOf(answers.flatMap((a) => desk.figures(a.text, a.file)));
    add('nothing differs', questions.length > 0 && questions.every((q) => !q.differs));
  }
  return checks;
}

function saidBy(found: Found, claimant: string | null): boolean {
  const speaker = words(found, found.claim.speaker);
  return claimant === null ? speaker === '' : within(speaker, claimant);
}

function meetingChecks(desk: Desk, expected: Expected): Check[] {
  return expected.mustNotMeet.map(([a, b]) => ({
    what: `apart: "${a}" and "${b}"`,
    ok: desk.compared.questions.length > 0 && !desk.meet(desk.figures(a), desk.figures(b)),
  }));
}

/** What reading the page together with the reports around it must show. */
export function storyChecks(compared: Comparison, expected: Expected): Check[] {
  const desk = new Desk(compared),
    together = compared.stories.length === 1 && compared.documents.length === expected.articles.length;
  return [
    { what: 'one story', ok: together === expected.oneStory },
    ...lostChecks(desk, expected),
    ...expected.questions.flatMap((q) => questionChecks(desk, q)),
    ...meetingChecks(desk, expected),
  ];
}

export function story(context: Context): Outcome {
  const folder = join(context.corpora, 'seed'),
    path = join(folder, 'story', 'expected.json');
  if (!existsSync(path)) throw new Absent('seed/story/expected.json');
  const expected = JSON.parse(readFileSync(path, 'utf8')) as Expected,
    inputs = expected.articles.map(({ file, published }) => {
      const at = Date.parse(published);
      return { input: basename(file), page: pageOfBytes(basename(file), readFileSync(join(folder, file)), { now: at, published: at }) };
    }),
    checks = storyChecks(compareDocuments(inputs, Math.max(...inputs.map((i) => i.page.fetchedAt)), { taggers: readTables().taggers }), expected),
    missing = checks.filter((c) => !c.ok);
  for (const c of missing) process.stderr.write(`seed-story: missing: ${c.what}\n`);
  return { values: { checks: (checks.length - missing.length) / checks.length }, note: `${checks.length - missing.length} of ${checks.length}` };
}
