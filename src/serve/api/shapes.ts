import { z } from '@hono/zod-openapi';
import { FIGURE_KINDS } from '../../model/claim.ts';

/** What every answer of the API is made of: words with the place they stand in, reports, stories, statements, figures. */

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime().openapi({ description: 'ISO 8601, in UTC', example: '2025-06-02T05:10:00.000Z' });
/** An instant, or the day alone where no more is known. */
const InstantOrDay = z
  .union([Instant, z.iso.date().openapi({ example: '2025-06-02' })])
  .openapi({ description: 'An instant, or the day alone where no more is known' });
export const Id = z.string().openapi({ example: '4f1c2d9e8b7a6c5d4e3f2a1b' });
export const Next = z.string().nullable().openapi({ description: 'Cursor of the next page, to be sent as `after`; null at the end' });
const Path = z
  .string()
  .openapi({ description: "Address of its page, relative to the paper's; with `.json` instead of a readable tail it is the same as data" });
const Count = z.int().nonnegative();

export const SourceRef = z
  .object({
    id: Id,
    name: z.string().nullable().openapi({ description: 'Null where neither the sources table nor the page names it' }),
    key: z.string().openapi({ description: 'By what `/source/{key}.json` finds it: its domain, else its id' }),
  })
  .openapi('SourceRef');

/** Some words of a text, letter for letter, and where they stand in it. */
export const Words = z
  .object({
    text: z.string(),
    start: Count.openapi({ description: 'In UTF-16 code units of the text of the revision that the line is of' }),
    end: Count.openapi({ description: 'Exclusive' }),
  })
  .openapi('Words', { description: "A source's words, letter for letter, with their place in the text of the line's revision" });

/** A line of a source: nothing is quoted without it. */
export const Line = Words.extend({
  lang: z.string().openapi({ description: 'BCP 47 primary tag; `und` where it is not known' }),
  hash: z.string().openapi({ description: 'SHA-256 of `text` in UTF-8, hexadecimal' }),
  source: SourceRef,
  url: z.string().nullable().openapi({ description: "The article's address at its publisher" }),
  article: Id,
  revision: Id,
  publishedAt: InstantOrDay.nullable().openapi({ description: 'Null where the publisher says nothing of it' }),
  seenAt: Instant.openapi({ description: 'When this text was first seen' }),
}).openapi('Line', { description: "A source's words, letter for letter, with everything that is needed to quote and to check them" });

export const Speaker = z
  .object({
    words: Words.openapi({ description: 'The words that name who says it ("he", "the ministry", "Edda Lindqvist")' }),
    named: Words.nullable().openapi({ description: 'Where the text names in full whom those words mean' }),
    person: z.string().nullable().openapi({ description: 'By what `/who/{slug}.json` finds them, where a report names them in full' }),
  })
  .openapi('Speaker');

export const Statement = z
  .object({
    claim: Id,
    manner: z.enum(['quote', 'statement', 'figure']),
    type: z.enum(['direct', 'indirect', 'mixed']).nullable(),
    speaker: Speaker.nullable(),
    cue: Words.nullable(),
    hedges: z.array(Words),
    content: z.array(Words).openapi({ description: 'What is said; in several pieces where its own attribution stands between them' }),
    line: Line.openapi({ description: 'The sentence' }),
    saidAt: Instant.nullable().openapi({ description: 'When it was said as far as known, else when it was published' }),
  })
  .openapi('Statement');

const Relation = z.enum(['reprint', 'update', 'based-on', 'shared-source']);

/** An article, as lists have it. */
export const Report = z
  .object({
    article: Id,
    revision: Id,
    number: z.int().positive().openapi({ description: 'Of its texts, 1 = the first seen' }),
    page: Path,
    headline: Line.nullable(),
    source: SourceRef,
    url: z.string().nullable(),
    kind: z.string().openapi({ example: 'report' }),
    stub: z.string().nullable().openapi({ description: 'Why its text is not whole: paywall, consent, teaser, cut' }),
    lang: z.string(),
    authors: z.array(z.object({ name: z.string(), place: z.string().nullable() })),
    credits: z.array(z.string()).openapi({ description: 'Agencies whose copy it says it is' }),
    publishedAt: InstantOrDay.nullable(),
    modifiedAt: Instant.nullable(),
    seenAt: Instant,
    corrected: z.boolean(),
    withdrawn: z.boolean(),
    copyOf: z
      .object({
        article: Id,
        relation: Relation,
        share: z.number().openapi({ description: 'Of the shorter text that stands in the other, 0-1' }),
        act: Id.nullable().openapi({ description: "The editor's act that says so; null where comparing the texts does" }),
      })
      .nullable(),
  })
  .openapi('Report');

export const SectionRef = z
  .object({
    slug: z.string(),
    topic: z.string().nullable().openapi({ description: 'IPTC media topic' }),
    name: z.string().nullable().openapi({ description: "The publisher's own name" }),
  })
  .openapi('SectionRef');

/** A story, as lists have it. */
export const StoryRef = z
  .object({
    story: Id,
    page: Path,
    lang: z.string(),
    headline: Line.nullable(),
    since: Instant,
    until: Instant,
    articles: Count.openapi({ description: 'Reports and copies' }),
    independent: Count.openapi({ description: 'Reports of their own: a reprint is not corroboration' }),
    sources: Count,
    section: SectionRef.nullable(),
    affair: Id.openapi({ description: 'The affair that it is a development of (`/saga/{id}.json`); its own id where it began one' }),
  })
  .openapi('StoryRef');

export const Answer = z
  .object({
    claim: Id,
    article: Id,
    at: Instant,
    kind: z.enum(FIGURE_KINDS).nullable(),
    value: z.number().nullable(),
    low: z.number(),
    high: z.number().nullable().openapi({ description: 'Null where the bound is open ("at least 40")' }),
    bound: z.enum(['at-least', 'at-most', 'more-than', 'less-than', 'about', 'range']).nullable(),
    of: z.number().nullable(),
    unit: Words.nullable(),
    figure: Words.nullable().openapi({ description: 'The number with its bound word' }),
    claimant: Speaker.nullable(),
    hedges: z.array(Words),
    line: Line.nullable().openapi({ description: 'The sentence; null where it may not be shown, or stands in an older text alone' }),
    supersededBy: Id.nullable().openapi({ description: 'The claim by which the same claimant said otherwise later' }),
    alsoIn: z.array(Id).openapi({ description: 'Other articles that give the same figure by the same claimant' }),
  })
  .openapi('Answer');

/** One question of a ledger: who answered it what, in order of time. */
export const Question = z
  .object({
    question: Id,
    differs: z.boolean().openapi({ description: 'Whether two current answers surely exclude each other' }),
    label: z.array(Words).openapi({ description: 'What is counted, in the words of its newest answer that says so: thing, event, place' }),
    answers: z.array(Answer),
  })
  .openapi('Question');

export const Person = z.object({ slug: z.string(), name: Line, roles: z.array(Line), statements: Count }).openapi('Person');
export const Dated = z
  .object({ day: z.string().openapi({ description: 'An ISO day, or two with a slash between', example: '2025-06-02' }), line: Line })
  .openapi('Dated');
export const Loss = z
  .object({
    kind: z.enum(['claimant', 'hedge', 'number', 'quote', 'caveat']),
    was: Line,
    is: Line.nullable().openapi({ description: 'What stands in its place in the first of the copies' }),
    copies: z.array(Id),
  })
  .openapi('Loss', { description: 'What copies no longer say of a line of their original, or say otherwise' });
export const Outdated = z
  .object({
    copy: Report,
    original: Report,
    stale: z.array(z.object({ line: Line, now: Line.nullable() })),
    notes: z.array(Line),
  })
  .openapi('Outdated', { description: 'A copy that does not follow what was corrected or changed in its original' });
