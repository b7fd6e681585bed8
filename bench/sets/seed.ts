import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compareDocuments } from '../../src/commands/compare.ts';
import { pageOfBytes } from '../../src/commands/files.ts';
import { quote, type Citation } from '../../src/model/citation.ts';
import type { Claim } from '../../src/model/claim.ts';
import type { Comparison, Document } from '../../src/model/comparison.ts';
import { Absent, type Context, type Outcome, type Sets } from '../measured.ts';
import { scorer, valueOf, type ScorerRow } from '../scorers.ts';
import { story } from './seed-story.ts';

interface SeedScorer {
  check(
    want: object,
    pred: object,
    page: string,
  ): { readonly rows: readonly ScorerRow[]; readonly checks: readonly { readonly check: string; readonly ok: boolean; readonly got?: string }[] };
}
interface Expected {
  readonly published: string;
}

const words = (document: Document, at: Citation | undefined): string | undefined => (at ? quote(document.revision, at) : undefined);

function statementOf(document: Document, claim: Claim): object {
  const of = (at: Citation | undefined): string | undefined => words(document, at);
  return { source: of(claim.speaker), cue: of(claim.cue), content: of(claim.content), type: claim.type };
}

function figuresOf(document: Document, claim: Claim): object[] {
  const { figure } = claim,
    of = (at: Citation | undefined): string | undefined => words(document, at);
  if (!figure) return [];
  const { value, bound } = figure;
  return [
    {
      text: of(claim.content),
      value,
      of: figure.of,
      bound,
      unit: of(figure.unit),
      thing: of(figure.thing),
      event: of(figure.event),
      hedge: of(claim.hedges[0]),
      source: of(claim.speaker) ?? null,
    },
  ];
}

/** What Read finds in the page, in the shape of `expected.json`. */
function prediction(document: Document, { questions }: Comparison): object {
  const { revision, reading } = document,
    of = (at: Citation): string => quote(revision, at),
    contents = new Map(reading.claims.map((c) => [c.id, of(c.content)]));
  return {
    language: revision.lang,
    published: revision.published === undefined ? undefined : new Date(revision.published).toISOString(),
    headline: revision.text.slice(revision.headline.start, revision.headline.end),
    section: revision.section,
    body: revision.blocks.map((b) => revision.text.slice(b.start, b.end)),
    contributors: revision.contributors,
    credit: revision.credits,
    hub: revision.hub,
    roles: reading.roles.map((r) => ({ person: of(r.person), role: of(r.role) })),
    statements: reading.claims.filter((c) => c.manner !== 'figure').map((c) => statementOf(document, c)),
    figures: reading.claims.flatMap((c) => figuresOf(document, c)),
    dates: reading.dates.map((d) => ({ text: of(d.at), value: d.value, mod: d.mod?.toLowerCase().replaceAll('_', ' ') })),
    places: [...reading.mentions.filter((m) => m.kind === 'place').map((m) => of(m.at)), ...revision.contributors.flatMap((c) => c.place?.split(/,\s*/) ?? [])],
    questions: questions.map((q) => q.answers.flatMap((a) => contents.get(a.claimId) ?? [])),
  };
}

async function seed(context: Context): Promise<Outcome> {
  const folder = join(context.corpora, 'seed'),
    path = join(folder, 'page.txt');
  if (!existsSync(path)) throw new Absent('seed/page.txt');
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected,
    published = Date.parse(expected.published),
    compared = compareDocuments([{ input: basename(path), page: pageOfBytes(basename(path), readFileSync(path), { now: published, published }) }], published),
    [document] = compared.documents;
  if (!document) return { values: { checks: 0 }, note: compared.problems.map((p) => p.message).join('; ') };
  const { check } = await scorer<SeedScorer>(context.eval, 'seed'),
    { rows, checks } = check(expected, prediction(document, compared), readFileSync(path, 'utf8'));
  for (const c of checks) if (!c.ok) process.stderr.write(`seed: missing: ${c.check}; got ${c.got ?? 'nothing'}\n`);
  return { values: { checks: valueOf(rows, 'all') }, note: `${checks.filter((c) => c.ok).length} of ${checks.length}` };
}

export const sets: Sets = { seed, 'seed-story': story };
