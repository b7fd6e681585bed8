import { isShown, type Claim } from '../../model/claim.ts';
import { instant } from '../../text/date-values.ts';
import { cited, citedAll, sha256, type Column, type Table } from './column.ts';
import { kept, type Kept } from './reports.ts';

export type ClaimRow = Kept & { readonly claim: Claim };

const FIGURE: readonly Column<ClaimRow>[] = [
  ...cited<ClaimRow>('figure', 'of a figure: the number with its bound word', (r) => r.claim.figure?.span),
  { name: 'value', says: 'its number in plain units, percentages in percent', of: (r) => r.claim.figure?.value ?? null },
  { name: 'low', says: 'the least that it may be', of: (r) => r.claim.figure?.low ?? null },
  { name: 'high', says: 'the most; empty where that is open', of: (r) => r.claim.figure?.high ?? null },
  { name: 'of', says: 'out of how many', of: (r) => r.claim.figure?.of ?? null },
  { name: 'bound', says: 'what its bound word says', of: (r) => r.claim.figure?.bound ?? null },
  { name: 'kind', says: 'what kind of thing is counted', of: (r) => r.claim.figure?.kind ?? null },
  ...cited<ClaimRow>('unit', 'its unit', (r) => r.claim.figure?.unit),
  ...cited<ClaimRow>('thing', 'what is counted', (r) => r.claim.figure?.thing),
  ...cited<ClaimRow>('event', 'what happened to it', (r) => r.claim.figure?.event),
  ...cited<ClaimRow>('place', 'where', (r) => r.claim.figure?.place),
  { name: 'asOf', says: 'the day that it is about, where the sentence says', of: (r) => r.claim.figure?.asOf ?? null },
];

export const claims: Table<ClaimRow> = {
  says: 'Every statement and figure that was read in the newest text of every article, sure or not; the articles newest first, the claims in the order of the text.',
  columns: [
    { name: 'id', says: 'the claim', of: (r) => r.claim.id },
    { name: 'article', says: 'the article', of: (r) => r.revision.articleId },
    { name: 'revision', says: 'the text of it that the offsets count in', of: (r) => r.revision.id },
    { name: 'textSha256', says: 'hash of that text', of: (r) => r.textSha256 },
    { name: 'source', says: 'the outlet as the page names it', of: (r) => r.revision.sourceName },
    { name: 'url', says: 'the address of the article', of: (r) => r.article?.url || null },
    { name: 'story', says: 'the story that it is in', of: (r) => r.member?.storyId ?? null },
    { name: 'manner', says: 'quote, statement or figure', of: (r) => r.claim.manner },
    { name: 'type', says: 'direct, indirect or mixed', of: (r) => r.claim.type ?? null },
    { name: 'sense', says: 'speech, or stance: what somebody wants, thinks or is against', of: (r) => r.claim.sense ?? null },
    { name: 'score', says: 'how likely the speaker says it, 0 to 1, where the reader knows', of: (r) => r.claim.score ?? null },
    { name: 'shown', says: 'whether it is sure enough for a page', of: (r) => isShown(r.claim) },
    ...cited<ClaimRow>('speaker', 'who says it, in the words of the sentence', (r) => r.claim.speaker),
    ...cited<ClaimRow>('speakerNamed', 'whom those words mean, as the text names them in full', (r) => r.claim.speakerNamed),
    ...citedAll<ClaimRow>('chain', 'through whom it came, the nearest first', (r) => r.claim.chain ?? []),
    ...cited<ClaimRow>('cue', 'the word that says that it is said', (r) => r.claim.cue),
    ...citedAll<ClaimRow>('hedges', 'words that make it less certain', (r) => r.claim.hedges),
    ...cited<ClaimRow>('content', 'what is claimed', (r) => r.claim.content),
    ...citedAll<ClaimRow>('contentParts', 'the pieces of a content that its attribution interrupts', (r) => r.claim.contentParts ?? []),
    ...cited<ClaimRow>('sentence', 'the sentence', (r) => r.claim.sentence),
    { name: 'sentenceSha256', says: 'hash of the sentence', of: (r) => sha256(r.revision.text.slice(r.claim.sentence.start, r.claim.sentence.end)) },
    { name: 'saidAt', says: 'when it was said as far as known, else when it was published', of: (r) => instant(r.claim.saidAt) },
    ...FIGURE,
    { name: 'readBy', says: 'the version that read it', of: (r) => r.reading?.method ?? null },
  ],
  async *rows(store, story) {
    for await (const k of kept(store, story)) yield* claimsOf(k);
  },
};

export const claimsOf = (k: Kept): ClaimRow[] => (k.reading?.claims ?? []).map((claim) => ({ ...k, claim }));
