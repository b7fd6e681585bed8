import { z } from '@hono/zod-openapi';
import { SIGNALS } from '../../rank/signals.ts';
import { Dated, Id, Instant, Line, Loss, Next, Outdated, Person, Question, Report, SectionRef, Speaker, Statement, StoryRef, Words } from './shapes.ts';

/** The answers that are pages of news: front, section, story, article, search. */

export const Receipt = z
  .object({
    score: z.number(),
    rankWithReprints: z.int().openapi({ description: 'The place it would have if every reprint counted as a report' }),
    lines: z.array(z.object({ signal: z.string().openapi({ example: SIGNALS[0] }), value: z.number(), weight: z.number(), contribution: z.number() })),
  })
  .openapi('Receipt', { description: 'Why a story stands where it stands: contributions sum to the score' });

export const Brief = StoryRef.extend({
  rank: z.int().positive(),
  badges: z.array(z.enum(['rising', 'corrected', 'figures-differ', 'one-source'])),
  receipt: Receipt,
  moved: z.object({ since: Instant, from: z.int().nullable(), by: z.string().nullable() }).nullable(),
  outlets: z.array(z.string()).openapi({ description: 'With a report of their own; of the first stories alone' }),
  lines: z.array(Line),
}).openapi('Brief', { description: 'A ranked story' });

export const Front = z
  .object({
    at: Instant.nullable().openapi({ description: 'The minute that it stands for; null where there is no story yet' }),
    langs: z.array(z.string()),
    available: z.array(z.object({ lang: z.string(), stories: z.int() })),
    stories: z.array(Brief),
    differing: z
      .array(z.object({ story: Id, question: Question }))
      .openapi({ description: 'Questions of these stories whose answers exclude each other; on the first page' }),
    newest: z.array(Line).openapi({ description: 'The newest articles, as headlines; on the first page' }),
    next: Next,
  })
  .openapi('Front');

export const Section = z.object({ at: Instant, section: SectionRef, stories: z.array(Brief) }).openapi('Section');

const Related = StoryRef.extend({ shared: z.array(Words).openapi({ description: "Words that both have, in the text of the other's headline" }) }).openapi(
  'Related',
);

const StoryReport = Report.extend({
  why: z.object({
    decision: z.enum(['opened', 'joined', 'copy', 'editor', 'merged']),
    score: z.number(),
    hoursApart: z.number().nullable(),
    shared: z.array(Words).openapi({ description: 'Words that it shares with the story, as its own text has them' }),
    act: Id.nullable().openapi({ description: 'The act that put it here (`/log/{id}.json`)' }),
  }),
  joinedAt: Instant,
  drawsOn: Id.nullable(),
  copies: z.array(Report),
}).openapi('StoryReport');

const Spoken = z
  .object({
    named: Line.nullable().openapi({ description: 'The speaker, as the first report that names them in full does; null for those whom no report names' }),
    person: z.string().nullable(),
    statements: z.array(Statement),
  })
  .openapi('Spoken');

const Cited = z.object({ report: Report, houses: z.int(), citers: z.array(z.object({ report: Report, member: z.boolean(), sentence: Line.nullable() })) });

export const Act = z
  .object({
    act: Id,
    kind: z.string().openapi({ example: 'merge' }),
    at: Instant,
    by: z.string().nullable().openapi({ description: 'The editor; null where Broadsheet did it by itself' }),
    why: z.string().nullable().openapi({ description: "The editor's own words" }),
    until: Instant.nullable(),
    evidence: z.object({ articles: z.int(), likelihood: z.number() }).nullable(),
    story: Id,
    into: Id.nullable(),
    articles: z.array(Id),
    copyOf: Id.nullable().openapi({ description: 'Of a copy: the article that it is a copy of' }),
    undone: z.object({ by: z.string(), at: Instant, why: z.string() }).nullable(),
  })
  .openapi('Act', { description: 'What was done to a story' });

export const Story = StoryRef.extend({
  withdrawn: z.boolean(),
  lines: z.array(
    Line.extend({
      first: z.object({ article: Id, reports: z.int() }).nullable().openapi({ description: 'Which report had it first, where several have it word for word' }),
    }),
  ),
  reports: z.array(StoryReport).openapi({ description: 'Reports in order of joining, each with the copies under it' }),
  unlisted: z.int().openapi({ description: 'Reports that are left out because there are too many' }),
  figures: z.array(Question),
  statements: z.array(Spoken),
  timeline: z.array(Dated),
  corrections: z.array(Line),
  outdated: z.array(Outdated),
  lost: z.array(Loss),
  sure: z
    .array(z.array(z.object({ kind: z.string(), line: Line, word: Words.nullable() })))
    .openapi({ description: 'Statements that reports became surer of, or less sure, each in order of time' }),
  people: z.array(Person),
  related: z.array(Related),
  editions: z.array(Related).openapi({ description: 'The same story in other languages' }),
  developments: z.array(StoryRef).openapi({ description: 'What else came of its affair, oldest first' }),
  places: z
    .array(z.object({ article: Id, place: z.int(), at: Instant.nullable() }))
    .openapi({ description: 'Where houses put its reports in feeds of their own order, 1 = first' }),
  cited: z.array(Cited).openapi({ description: 'Its reports that other houses link to' }),
  hubs: z.array(z.object({ slug: z.string(), url: z.string() })),
  acts: z.array(Act),
}).openapi('Story');

const Told = z.object({ was: Line.nullable(), is: Line.nullable() });
export const Changes = z
  .object({
    revision: Id,
    number: z.int(),
    seenAt: Instant,
    kind: z.enum(['cosmetic', 'substantive']).nullable(),
    announced: z.boolean().nullable().openapi({ description: 'Whether a note of its desk says that something was changed' }),
    changed: z.array(Told),
    added: z.array(Line),
    removed: z.array(Line),
    numbers: z.array(Told),
    names: z.array(Told),
  })
  .openapi('Changes', { description: 'What came, went and was changed since the text before it' });

export const Article = Report.extend({
  deck: Line.nullable(),
  extent: z.enum(['full', 'excerpt', 'none']).openapi({ description: "How much of its body the publisher's rights let be shown" }),
  blocks: z.array(Words.extend({ kind: z.string() })).openapi({ description: 'Its body, where all of it may be shown' }),
  excerpt: Line.nullable().openapi({ description: 'Its first words, where no more may be shown' }),
  notes: z.array(Line).openapi({ description: 'Corrections and other notes of its desk' }),
  statements: z.array(Statement),
  figures: z.array(Statement.extend({ value: z.number(), low: z.number(), high: z.number().nullable(), bound: z.string().nullable(), kind: z.string() })),
  people: z.array(Person),
  story: StoryRef.nullable(),
  original: Report.nullable(),
  copies: z.array(Report),
  outdated: z.array(Outdated),
  lost: z.array(Loss),
  revisions: z.array(Changes).openapi({ description: 'Its texts, newest first' }),
}).openapi('Article');

const Hit = z
  .object({
    report: Report,
    lines: z.array(
      Line.extend({
        found: z.array(Words),
        claims: z.array(z.object({ claim: Id, manner: z.string(), speaker: Speaker.nullable(), cue: Words.nullable(), figure: Words.nullable() })),
      }),
    ),
    story: StoryRef.nullable(),
  })
  .openapi('Hit');
export const Search = z
  .object({
    wrong: z.array(z.string()).openapi({ description: 'Operators whose value cannot be used, as typed' }),
    unknownSource: z.boolean(),
    groups: z.array(
      z.object({
        lang: z.string().nullable().openapi({ description: 'Null where the words are the same terms in every language' }),
        hits: z.array(Hit),
        readTo: Instant.nullable().openapi({ description: 'Back to when articles were read for the few hits' }),
        next: Next,
      }),
    ),
  })
  .openapi('Search', { description: 'Newest first, by language' });
