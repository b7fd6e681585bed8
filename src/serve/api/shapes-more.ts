import { z } from '@hono/zod-openapi';
import { GRANT_KINDS } from '../../model/allowance.ts';
import { Dated, Id, Instant, Line, Next, Person, Question, Report, SourceRef, Speaker, Statement, StoryRef, Words } from './shapes.ts';
import { Act, Brief, Changes } from './shapes-pages.ts';

/** The answers that are about one person, place, topic, source or affair, lists of them, and the paper itself. */

export const Who = z
  .object({
    slug: z.string(),
    name: Line.nullable(),
    reports: z.int().openapi({ description: 'Reports read that name them' }),
    roles: z.array(Line),
    said: z.array(Statement),
    about: z.array(Statement),
    stories: z.array(StoryRef),
  })
  .openapi('Who');
export const Where = z
  .object({
    slug: z.string(),
    name: Line.nullable(),
    reports: z.int(),
    datelined: z.array(Report),
    figures: z.array(Line),
    lines: z.array(Line),
    stories: z.array(StoryRef),
  })
  .openapi('Where');
const PlaceEntry = z.object({ slug: z.string(), name: Line, reports: z.int() }).openapi('PlaceEntry');
export const Hub = z
  .object({
    slug: z.string(),
    name: z.string().nullable().openapi({ description: "An editor's name for it; null where it is the publishers'" }),
    rule: z.string().nullable().openapi({ description: 'By which an editor made it' }),
    addresses: z.array(z.string()).openapi({ description: 'Where publishers keep a page of it' }),
    reports: z.array(Report),
    stories: z.array(StoryRef),
    people: z.array(Person),
    places: z.array(PlaceEntry),
    timeline: z.array(Dated),
  })
  .openapi('Hub');
export const Source = z
  .object({
    source: SourceRef,
    kind: z.string(),
    owner: z.string().nullable(),
    country: z.string().nullable(),
    lang: z.string().nullable(),
    family: z.string().nullable().openapi({ description: 'Agencies of one house count as one voice' }),
    citation: z.string().nullable().openapi({ description: 'Where owner and country are stated' }),
    measured: z.object({ articles: z.int(), copies: z.int(), corrected: z.int(), changed: z.int(), opened: z.int(), firstOfSeveral: z.int() }),
    rights: z
      .object({
        noindex: z.boolean(),
        noarchive: z.boolean(),
        nosnippet: z.boolean(),
        maxSnippet: z.int().nullable(),
        tdmReserved: z.boolean(),
        licence: z.string().nullable(),
      })
      .nullable()
      .openapi({ description: 'What its newest page says' }),
    granted: z
      .object({ act: Id, as: z.enum(GRANT_KINDS), by: z.string().nullable(), why: z.string().nullable(), until: Instant.nullable() })
      .nullable()
      .openapi({ description: 'Why its texts may be shown whole in public, by which editor, until when' }),
    failingSince: Instant.nullable(),
    isFailing: z.boolean().openapi({ description: 'Whether none of its feeds answers' }),
    reports: z.array(Report),
  })
  .openapi('Source');
export const Saga = z
  .object({ affair: Id, main: StoryRef, developments: z.array(StoryRef), timeline: z.array(Dated), next: Next })
  .openapi('Saga', { description: 'An affair: its developments, newest first' });
export const People = z.object({ people: z.array(Person) }).openapi('People');
export const Places = z.object({ places: z.array(PlaceEntry) }).openapi('Places');
export const Hubs = z
  .object({ hubs: z.array(z.object({ slug: z.string(), url: z.string().nullable(), name: z.string().nullable(), reports: z.int().nullable() })) })
  .openapi('Hubs');
export const Sources = z.object({ sources: z.array(z.object({ source: SourceRef, kind: z.string(), reports: z.int() })) }).openapi('Sources');

const Correction = z
  .object({
    report: Report,
    notes: z.array(Line),
    silent: Changes.nullable().openapi({ description: 'Its newest change, where it was made without a note' }),
    unfollowed: z.array(Report).openapi({ description: 'Copies that say nothing of it' }),
  })
  .openapi('Correction');
export const Corrections = z.object({ corrections: z.array(Correction), next: Next }).openapi('Corrections');
export const Since = z
  .object({
    since: Instant,
    at: Instant,
    opened: z.array(StoryRef),
    grown: z.array(z.object({ story: StoryRef, newest: z.array(Line), more: z.int() })),
    figures: z.array(z.object({ story: StoryRef.nullable(), question: Question, was: Id.openapi({ description: 'The claim of the answer before' }), is: Id })),
    corrections: z.array(Correction),
  })
  .openapi('Since');
export const Log = z.object({ acts: z.array(Act), next: Next }).openapi('Log');
export const Status = z
  .object({
    feeds: z.array(
      z.object({
        feed: Id,
        title: z.string(),
        url: z.string(),
        state: z.string(),
        isBad: z.boolean(),
        failingSince: Instant.nullable(),
        lastAnswered: Instant.nullable(),
        nextAsked: Instant.nullable(),
        error: z.string().nullable(),
      }),
    ),
    tried: z.int(),
    answering: z.int(),
    waiting: z.record(z.string(), z.int()).openapi({ description: 'Work that is open, by hop' }),
    failures: z.array(z.object({ hop: z.string(), subject: z.string(), at: Instant, attempts: z.int(), error: z.string() })),
    counts: z.record(z.string(), z.int()),
    languages: z.array(z.object({ lang: z.string(), stories: z.int(), until: Instant })),
    publication: z
      .object({ doneAt: Instant.nullable(), failingSince: Instant.nullable(), error: z.string().nullable() })
      .nullable()
      .openapi({ description: 'How publishing goes; null where the paper does not publish by itself' }),
  })
  .openapi('Status');
export const Method = z
  .object({
    weights: z.record(z.string(), z.number()),
    stories: z.array(z.object({ story: Brief, was: z.int().openapi({ description: 'Its rank by the weights of the paper' }) })),
  })
  .openapi('Method');

const Passage = z
  .object({ kind: z.enum(['same', 'changed', 'apart']), left: Line.nullable(), right: Line.nullable(), onlyLeft: z.array(Words), onlyRight: z.array(Words) })
  .openapi('Passage');
export const Compared = z
  .object({
    left: Report,
    right: Report,
    isVersions: z.boolean().openapi({ description: 'Whether both are texts of one article' }),
    extent: z.enum(['full', 'excerpt', 'none']),
    counts: z.object({ same: z.int(), changed: z.int(), left: z.int(), right: z.int() }),
    rows: z.array(Passage),
  })
  .openapi('Compared');

const Looked = {
  articles: z.int().nullable().openapi({ description: 'How many were looked through; told where it is found in none' }),
  since: Instant.nullable(),
  cutAt: z.int().nullable().openapi({ description: 'More articles hold all of its words than this many, the newest, which were looked into' }),
};
const Sayer = z.object({
  words: Words,
  named: Words.nullable(),
  cue: Words.nullable(),
  by: z.enum(['reading', 'context']),
  as: z.enum(['paraphrase', 'denied']).nullable(),
});
export const VerifiedQuote = z
  .object({
    kind: z.literal('quote'),
    quote: z.string(),
    speaker: z.string().nullable(),
    verdict: z.enum(['found', 'pieces', 'wrong-speaker', 'unsure-speaker', 'near', 'not-found', 'common']),
    places: z.array(
      z.object({
        report: Report,
        how: z.enum(['exact', 'normalised', 'interrupted', 'pieces', 'near']),
        extent: z.enum(['full', 'excerpt', 'none']),
        lines: z.array(Line).openapi({ description: 'What may be shown of the sentences that hold it' }),
        at: z.object({ start: z.int(), end: z.int() }),
        left: z.array(Words).openapi({ description: 'What stands between its pieces and the quotation leaves out' }),
        said: Sayer.nullable(),
        isSplit: z.boolean(),
        leavesNegation: z.boolean(),
        asAsked: z.enum(['same', 'other', 'unsure']).nullable(),
        typedOnly: z.array(z.object({ start: z.int(), end: z.int() })),
        printedOnly: z.array(Words),
        later: z.object({ kind: z.enum(['gone', 'changed']), revision: Id, line: Line.nullable() }).nullable(),
      }),
    ),
    ...Looked,
    isPart: z.boolean().openapi({ description: 'Whether articles of some languages were not looked through' }),
  })
  .openapi('VerifiedQuote');
export const VerifiedFigure = z
  .object({
    kind: z.literal('figure'),
    figure: z.string(),
    claimant: z.string().nullable(),
    verdict: z.enum(['found', 'looser', 'unsure', 'wrong-speaker', 'unsure-speaker', 'near', 'not-found']),
    places: z.array(
      z.object({
        report: Report,
        claim: Id,
        how: z.enum(['same', 'looser', 'other']),
        value: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        claimant: Speaker.nullable(),
        asAsked: z.enum(['same', 'other', 'unsure']).nullable(),
        isInDoubt: z.boolean(),
        lines: z.array(Line),
      }),
    ),
    question: Question.nullable().openapi({ description: 'What others answer to the same question' }),
    ...Looked,
  })
  .openapi('VerifiedFigure');
export const Verified = z.discriminatedUnion('kind', [VerifiedQuote, VerifiedFigure]).openapi('Verified');
