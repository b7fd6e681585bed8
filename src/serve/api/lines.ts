import { createHash } from 'node:crypto';
import type { z } from '@hono/zod-openapi';
import { cite, type Citation } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import { isCorrected, isWithdrawn, type Revision } from '../../model/revision.ts';
import type { Range } from '../../model/range.ts';
import type { Source } from '../../model/source.ts';
import { affairOf, type Story } from '../../model/story.ts';
import { words, type Line, type Report } from '../gather/report.ts';
import { sectionOf } from '../gather/section.ts';
import { speakerOf } from '../gather/speaker.ts';
import type { Statement } from '../gather/statements.ts';
import { Href, slug } from '../href.ts';
import { authorName, authorPlace, creditLine, sourceName } from '../names.ts';
import { show } from '../show.ts';
import type * as shapes from './shapes.ts';

export type LineData = z.output<typeof shapes.Line>;
export type WordsData = z.output<typeof shapes.Words>;
export type ReportData = z.output<typeof shapes.Report>;
export type StoryData = z.output<typeof shapes.StoryRef>;
export type StatementData = z.output<typeof shapes.Statement>;

export const iso = (at: number): string => new Date(at).toISOString();

/** When a text was published: an instant, the day alone, or null. */
export function publishedAt({ published, publishedDay }: Pick<Revision, 'published' | 'publishedDay'>): string | null {
  if (published === undefined) return null;
  return publishedDay ? iso(published).slice(0, 10) : iso(published);
}

/** The publisher's address of a text; null where that is no address of the web. */
export const urlOf = ({ canonicalUrl }: Pick<Revision, 'canonicalUrl'>): string | null => Href.outside(canonicalUrl)?.value ?? null;

export function sourceRef({ sourceId, outlet, sourceKey }: Report): z.output<typeof shapes.SourceRef> {
  return { id: sourceId, name: outlet ?? null, key: sourceKey };
}

export const sourceRefOf = (source: Source): z.output<typeof shapes.SourceRef> => ({
  id: source.id,
  name: sourceName(source) ?? null,
  key: source.domain || source.id,
});

/** Some words of a text in a list: none where they may not be shown. */
export function wordsAt(revision: Revision, range: Range | undefined): WordsData[] {
  const text = range && show(revision, cite(revision, range));
  return range && text !== undefined ? [{ text, start: range.start, end: range.end }] : [];
}
export const wordsOrNull = (revision: Revision, range: Range | undefined): WordsData | null => wordsAt(revision, range)[0] ?? null;

/** A line in a list, with everything that is needed to quote it: none where it may not be shown. */
export function quoted(line: Line | undefined): LineData[] {
  if (!line) return [];
  const { report, at } = line,
    { revision } = report;
  return wordsAt(revision, at).map((words) => ({
    ...words,
    lang: revision.lang,
    hash: createHash('sha256').update(words.text, 'utf8').digest('hex'),
    source: sourceRef(report),
    url: urlOf(revision),
    article: report.articleId,
    revision: revision.id,
    publishedAt: publishedAt(revision),
    seenAt: iso(revision.seenAt),
  }));
}
export const quotedOrNull = (line: Line | undefined): LineData | null => quoted(line)[0] ?? null;
export const quotedAt = (report: Report, at: Citation | undefined): LineData[] => (at ? quoted({ report, at }) : []);

const ownHeadline = (report: Report): LineData | null => quotedOrNull({ report, at: cite(report.revision, report.revision.headline) });

export function reportData(report: Report): ReportData {
  const { revision, copy } = report;
  return {
    article: report.articleId,
    revision: revision.id,
    number: revision.number,
    page: Href.to(['article', report.articleId]).value,
    headline: ownHeadline(report),
    source: sourceRef(report),
    url: urlOf(revision),
    kind: revision.kind,
    stub: revision.stub ?? null,
    lang: revision.lang,
    authors: revision.authors.map((a) => ({ name: authorName(a), place: authorPlace(a) ?? null })),
    credits: revision.credits.map(creditLine),
    publishedAt: publishedAt(revision),
    modifiedAt: revision.modified === undefined ? null : iso(revision.modified),
    seenAt: iso(revision.seenAt),
    corrected: isCorrected(revision),
    withdrawn: isWithdrawn(revision),
    copyOf: copy ? { article: copy.originalId, relation: copy.relation, share: copy.containment, act: copy.act ?? null } : null,
  };
}

export function sectionData(story: Pick<Story, 'section' | 'filed'>): z.output<typeof shapes.SectionRef> | null {
  const section = sectionOf(story);
  return section ? { slug: section.slug, topic: section.topic ?? null, name: section.topic === undefined ? section.name : null } : null;
}

export function storyData({ story, headline }: { readonly story: Story; readonly headline: Line }): StoryData {
  const tail = slug(words(headline));
  return {
    story: story.id,
    page: Href.to(['story', story.id, ...(tail === '' ? [] : [tail])]).value,
    lang: story.lang,
    headline: quotedOrNull(headline),
    since: iso(story.since),
    until: iso(story.until),
    articles: story.size,
    independent: story.independent,
    sources: story.sources,
    section: sectionData(story),
    affair: affairOf(story),
  };
}

/** Who says it, in the words of its text. */
export function speakerData(report: Report, claim: Claim): z.output<typeof shapes.Speaker> | null {
  const { speaker, speakerNamed } = claim,
    { revision } = report;
  const words = wordsOrNull(revision, speaker);
  if (!words) return null;
  return { words, named: wordsOrNull(revision, speakerNamed), person: speakerOf(report, claim)?.slug ?? null };
}

/** A statement in a list: none where its sentence may not be shown. */
export function statementData({ report, claim }: Statement): StatementData[] {
  const { revision } = report,
    [line] = quotedAt(report, claim.sentence);
  if (!line) return [];
  return [
    {
      claim: claim.id,
      manner: claim.manner,
      type: claim.type ?? null,
      speaker: speakerData(report, claim),
      cue: wordsOrNull(revision, claim.cue),
      hedges: claim.hedges.flatMap((at) => wordsAt(revision, at)),
      content: (claim.contentParts ?? [claim.content]).flatMap((at) => wordsAt(revision, at)),
      line,
      saidAt: claim.saidAt === undefined ? null : iso(claim.saidAt),
    },
  ];
}
