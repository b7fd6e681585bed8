import { createHash } from 'node:crypto';
import { boundsOf, OPEN } from '../../ledger/enter.ts';
import { quantityIn } from '../../ledger/evidence.ts';
import { quote, type Citation } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import { isCurrent, type Answer, type Question } from '../../model/ledger.ts';
import { originalOf } from '../../model/reprint.ts';
import type { Store } from '../../store/store.ts';
import { instant } from '../../text/date-values.ts';
import { primaryOf } from '../../text/words.ts';
import { show } from '../show.ts';
import { claimsOf, figureTables } from './figures.ts';
import { reportOf, sourceMap, type Report, type SourcesOf } from './report.ts';

/**
 * One answer of a story's ledger, or one figure that answers no question of it, flat. Words are the source's; null where they may not be shown, and where there is
 * nothing. Offsets are UTF-16 code units of the revision's text, times ISO 8601 (of publication the day alone where no more is known), hashes SHA-256 of UTF-8 in hexadecimal.
 */
export interface LedgerRow {
  readonly story: string;
  /** Null where it answers none; `differs` then is false. */
  readonly question: string | null;
  /** What the question counts, in the words of its newest answer that says so. */
  readonly label: string | null;
  readonly kind: string | null;
  readonly value: number | null;
  readonly low: number | null;
  /** Null where the bound is open. */
  readonly high: number | null;
  readonly bound: string | null;
  readonly unit: string | null;
  readonly of: number | null;
  readonly percent: boolean;
  /** The number with its bound word. */
  readonly figure: string | null;
  readonly thing: string | null;
  readonly event: string | null;
  readonly place: string | null;
  readonly sentence: string | null;
  readonly claimant: string | null;
  /** Whom the claimant's words mean, as the text names them in full. */
  readonly claimantNamed: string | null;
  readonly cue: string | null;
  readonly hedges: readonly string[];
  readonly outlet: string | null;
  readonly url: string | null;
  readonly article: string;
  readonly claim: string;
  /** What follows is null where the claim is of an older text than the article's newest. */
  readonly revision: string | null;
  readonly figureStart: number | null;
  readonly figureEnd: number | null;
  readonly sentenceStart: number | null;
  readonly sentenceEnd: number | null;
  readonly textSha256: string | null;
  readonly sentenceSha256: string | null;
  readonly published: string | null;
  readonly seen: string | null;
  /** The claim by which the same claimant said otherwise later. */
  readonly supersededBy: string | null;
  readonly differs: boolean;
  /** The article that this one is a copy of. */
  readonly copyOf: string | null;
}

/** In the order of a table. */
export const LEDGER_COLUMNS = [
  'story',
  'question',
  'label',
  'kind',
  'value',
  'low',
  'high',
  'bound',
  'unit',
  'of',
  'percent',
  'figure',
  'thing',
  'event',
  'place',
  'sentence',
  'claimant',
  'claimantNamed',
  'cue',
  'hedges',
  'outlet',
  'url',
  'article',
  'claim',
  'revision',
  'figureStart',
  'figureEnd',
  'sentenceStart',
  'sentenceEnd',
  'textSha256',
  'sentenceSha256',
  'published',
  'seen',
  'supersededBy',
  'differs',
  'copyOf',
] as const satisfies readonly (keyof LedgerRow)[];

/** What each says, for docs/exports.md. */
export const LEDGER_SAYS: Readonly<Record<keyof LedgerRow, string>> = {
  story: 'the story',
  question: 'the question that it answers; empty where it answers none',
  label: 'what the question counts, in the words of its newest answer that says so',
  kind: 'what kind of thing is counted',
  value: 'its number in plain units',
  low: 'the least that it may be',
  high: 'the most; empty where that is open',
  bound: 'what its bound word says',
  unit: 'its unit',
  of: 'out of how many',
  percent: 'whether it is a percentage',
  figure: 'the number with its bound word',
  thing: 'what is counted',
  event: 'what happened to it',
  place: 'where',
  sentence: 'the sentence',
  claimant: 'who says it, in the words of the sentence',
  claimantNamed: 'whom those words mean, as the text names them in full',
  cue: 'the word that says that it is said',
  hedges: 'words that make it less certain',
  outlet: 'the outlet',
  url: 'the address of the article',
  article: 'the article',
  claim: 'the claim',
  revision: "the text that the offsets count in; empty, as what follows, where the claim is of an older text than the article's newest",
  figureStart: 'where the figure begins',
  figureEnd: 'where it ends',
  sentenceStart: 'where the sentence begins',
  sentenceEnd: 'where it ends',
  textSha256: 'hash of the text',
  sentenceSha256: 'hash of the sentence',
  published: 'when it was published',
  seen: 'when the text was seen',
  supersededBy: 'the claim by which the same claimant said otherwise later',
  differs: 'whether other current answers exclude it',
  copyOf: 'the article that this one is a copy of',
};

/** All figures of a story: the answers of its ledger question by question, then those that answer no question. */
export async function ledgerRows(store: Store, sourcesOf: SourcesOf, storyId: string): Promise<readonly LedgerRow[]> {
  const ids = (await store.stories.members(storyId)).map((m) => m.articleId),
    [revisions, readings, copies, questions, articles] = await Promise.all([
      store.articles.latest(ids),
      store.claims.ofStory(storyId),
      store.reprints.asCopy(ids),
      store.ledger.ofStory(storyId),
      store.articles.get(ids),
    ]);
  const sources = await sourceMap(sourcesOf, revisions),
    links = new Map(copies.map((c) => [c.copyId, c])),
    reports = new Map(revisions.map((r) => [r.articleId, reportOf(r, readings.get(r.id), sources, links.get(r.articleId))])),
    claims = new Map([...reports.values()].flatMap((r) => claimsOf(r).map((c) => [c.id, c] as const))),
    urls = new Map(articles.map((a) => [a.id, a.url])),
    labels = new Map(figureTables(questions, [...reports.values()]).map((t) => [t.question.id, t.label])),
    hashes = new Map(revisions.map((r) => [r.id, sha256(r.text)]));
  const row = (answer: Answer, question: Question | undefined): LedgerRow => {
    const label = question && labels.get(question.id),
      report = reports.get(answer.articleId);
    return {
      story: storyId,
      question: question?.id ?? null,
      label: label?.claim && label.report ? labelOf(label.report, label.claim) : null,
      ...measured(answer, claims.get(answer.claimId)),
      ...worded(report, claims.get(answer.claimId)),
      outlet: report?.outlet ?? null,
      url: urls.get(answer.articleId) || null,
      article: answer.articleId,
      claim: answer.claimId,
      ...placed(report, claims.get(answer.claimId), hashes),
      supersededBy: answer.supersededBy ?? null,
      differs: question !== undefined && question.differs && isCurrent(answer),
      copyOf: originalOf(report?.copy) ?? null,
    };
  };
  const asked = new Set(questions.flatMap((q) => q.answers.map((a) => a.claimId))),
    loose = [...reports.values()].flatMap((report) =>
      claimsOf(report)
        .filter((c) => c.figure && !asked.has(c.id))
        .map((c) => answerOf(report, c)),
    );
  return [...questions.flatMap((q) => q.answers.map((a) => row(a, q))), ...loose.map((a) => row(a, undefined))];
}

/** What a figure that answers no question would answer, by the same bounds. */
function answerOf({ articleId, at, revision }: Report, { id, figure }: Claim): Answer {
  const bounds = figure ? boundsOf(quantityIn(revision.text, figure, primaryOf(revision.lang))) : { low: 0, high: OPEN };
  return { claimId: id, articleId, at, ...bounds };
}

function measured(answer: Answer, claim: Claim | undefined): Pick<LedgerRow, 'kind' | 'value' | 'low' | 'high' | 'bound' | 'of' | 'percent'> {
  const figure = claim?.figure;
  return {
    kind: figure?.kind ?? null,
    value: figure?.value ?? null,
    low: answer.low,
    high: answer.high === OPEN ? null : answer.high,
    bound: figure?.bound ?? null,
    of: figure?.of ?? null,
    percent: figure?.kind === 'percent',
  };
}

type Worded = Pick<LedgerRow, 'unit' | 'figure' | 'thing' | 'event' | 'place' | 'sentence' | 'claimant' | 'claimantNamed' | 'cue' | 'hedges'>;
/** The source's own words, where single sentences of it may be shown. */
function worded(report: Report | undefined, claim: Claim | undefined): Worded {
  const said = (at: Citation | undefined): string | null => (at && report ? (show(report.revision, at) ?? null) : null),
    figure = claim?.figure;
  return {
    unit: said(figure?.unit),
    figure: said(figure?.span),
    thing: said(figure?.thing),
    event: said(figure?.event),
    place: said(figure?.place),
    sentence: said(claim?.sentence),
    claimant: said(claim?.speaker),
    claimantNamed: said(claim?.speakerNamed),
    cue: said(claim?.cue),
    hedges: (claim?.hedges ?? []).flatMap((h) => said(h) ?? []),
  };
}

function labelOf(report: Report, claim: Claim): string | null {
  const { thing, event, place } = worded(report, claim),
    words = [thing, event, place].filter((w) => w !== null);
  return words.length > 0 ? words.join(' · ') : null;
}

type Placed = Pick<
  LedgerRow,
  'revision' | 'figureStart' | 'figureEnd' | 'sentenceStart' | 'sentenceEnd' | 'textSha256' | 'sentenceSha256' | 'published' | 'seen'
>;
function placed(report: Report | undefined, claim: Claim | undefined, hashes: ReadonlyMap<string, string>): Placed {
  const revision = report?.revision;
  return {
    revision: claim?.revisionId ?? null,
    figureStart: claim?.figure?.span.start ?? null,
    figureEnd: claim?.figure?.span.end ?? null,
    sentenceStart: claim?.sentence.start ?? null,
    sentenceEnd: claim?.sentence.end ?? null,
    textSha256: (claim && hashes.get(claim.revisionId)) ?? null,
    sentenceSha256: claim && revision ? sha256(quote(revision, claim.sentence)) : null,
    published: revision?.publishedDay ? (instant(revision.published)?.slice(0, 10) ?? null) : instant(revision?.published),
    seen: instant(revision?.seenAt),
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
