import type { EditionsDecided, ReprintDecided, StoryDecided } from '../flow-stories.ts';
import type { ClaimsDecided, CleanDecided, LedgerDecided } from '../flow.ts';
import { cite, quote, type Citation } from '../model/citation.ts';
import { isShown, SURE, type Claim } from '../model/claim.ts';
import type { FrontPage } from '../model/front-page.ts';
import type { HopName } from '../model/work.ts';
import { isRejected } from '../model/outcome.ts';
import type { Revision } from '../model/revision.ts';
import type { Store } from '../store/store.ts';
import { inLine } from './print-lines.ts';

const MOST_LINES = 40;

/** What a hop decided, in plain lines: the decision first, then its reasons. `reads` sees what it kept. */
export async function describe(hop: HopName, decided: unknown, reads: Store): Promise<readonly string[]> {
  switch (hop) {
    case 'clean':
      return cleaned(decided as CleanDecided);
    case 'claims':
      return claimed(decided as ClaimsDecided);
    case 'reprints':
      return [...reprinted(decided as ReprintDecided), ...(await saidOf((decided as ReprintDecided).revision.articleId, reads))];
    case 'stories':
      return [...placed(decided as StoryDecided), ...(await filed((decided as StoryDecided).member.storyId, reads))];
    case 'editions':
      return linked(decided as EditionsDecided);
    case 'ledger':
      return entered(decided as LedgerDecided, reads);
    case 'rank':
      return ranked(decided as FrontPage);
    case 'poll':
    case 'fetch':
    case 'acts':
      return [JSON.stringify(decided)];
  }
}

function cleaned(d: CleanDecided): string[] {
  if (isRejected(d)) return [`refused, ${d.why}: ${d.detail}`];
  if ('later' in d) return [`under embargo until ${new Date(d.later).toISOString()}`];
  if ('removed' in d) return ['left out: it was removed before'];
  if ('dropped' in d) return [`left out: ${d.dropped}`];
  if (d.revision === 'same') return ['the same text as the last revision'];
  const r = d.revision;
  return [
    `revision ${r.number} of article ${d.article.id}${d.article.url ? ` (${d.article.url})` : ''}${r.change ? `, ${r.change.kind}${r.change.announced ? ', announced' : ''}` : ''}`,
    `source: ${d.source.name || 'unknown'} (${d.source.kind})`,
    `headline: ${quote(r, cite(r, r.headline))}`,
    `${r.kind}, language ${r.lang}, ${r.blocks.length} blocks${r.stub ? `, incomplete: ${r.stub}` : ''}${r.section ? `, section ${r.section}` : ''}`,
    `published: ${r.published === undefined ? 'not said' : new Date(r.published).toISOString()}`,
    ...(r.furniture ?? []).map((f) => `printed on other pages too: ${inLine(r, cite(r, f)).slice(0, 100)}`),
    ...r.authors.map((a) => `author: ${a.name}${a.role ? `, ${a.role}` : ''}${a.place ? ` in ${a.place}` : ''}`),
    ...r.contributors.map((a) => `contributor: ${a.name}${a.place ? ` in ${a.place}` : ''}`),
    ...(r.dateline ? [`dateline: ${r.dateline.text}`] : []),
    ...r.credits.map((c) => `credit: ${c.agency}, by "${c.evidence}"`),
    ...(d.cites.length > 0 ? [`links to ${d.cites.length} ${d.cites.length === 1 ? 'page' : 'pages'} of other sites`] : []),
    ...r.notes.map((n) => `${n.type} note: ${n.text}`),
  ];
}

function claimed({ revision, reading }: ClaimsDecided): string[] {
  const words = (at: Citation | undefined): string => (at ? inLine(revision, at) : '-');
  const lines = reading.claims.map((c) =>
    c.manner === 'figure'
      ? `figure: ${words(c.content)} = ${c.figure?.value}${c.figure?.bound ? ` (${c.figure.bound})` : ''}, ${c.figure?.kind}, claimant ${words(c.speaker)}`
      : `${c.type} ${c.manner}${certainty(c)}: ${words(c.speaker)} | ${words(c.cue)} | ${words(c.content)}`,
  );
  return [
    `${reading.claims.length} claims, ${reading.roles.length} roles, ${reading.dates.length} dates`,
    ...lines.slice(0, MOST_LINES),
    ...(lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more`] : []),
  ];
}

/** How likely a statement is right, and whether that is enough to show it. */
const certainty = (c: Claim): string =>
  c.score === undefined ? '' : ` (${c.score.toFixed(2)}${isShown(c) ? '' : c.score < SURE ? `, below ${SURE}: not shown` : ', no speech: not shown'})`;

function reprinted(d: ReprintDecided): string[] {
  const link = d.link;
  return [
    link ? `${link.relation} of article ${link.originalId}: ${link.evidence.join(', ')}` : 'a report of its own, as far as is known here',
    ...(link
      ? [`paragraphs: ${link.edits.same} the same, ${link.edits.cut.length} cut, ${link.edits.added.length} added, ${link.edits.changed.length} changed`]
      : []),
    ...d.adopts.map((a) => `article ${a.copyId} now hangs under ${a.originalId} as ${a.relation}`),
    ...d.reasons.map((r) => `compared: ${r}`),
  ];
}

/** What it is by an editor's act, where one says otherwise than comparing. */
async function saidOf(articleId: string, reads: Store): Promise<string[]> {
  const [[link], [found]] = await Promise.all([reads.reprints.asCopy([articleId]), reads.reprints.foundAsCopy([articleId])]);
  if (link?.act !== undefined) return [`by an editor's act ${link.act}: ${link.relation} of article ${link.originalId}`];
  return found && !link ? ["by an editor's act: nobody's copy"] : [];
}

function placed(d: StoryDecided): string[] {
  const { decision, score, shared, hoursApart } = d.member.why,
    { saga, storyId } = d.profile,
    compared = `likeness ${score.toFixed(2)}${hoursApart === undefined ? '' : `, ${hoursApart} hours apart`}`;
  return [
    // Of one that opened the story these are of another, which it did not join.
    `${decision} story ${d.member.storyId}, ${decision === 'opened' ? `the nearest other one: ${compared}` : compared}`,
    ...(shared.length > 0 ? [`shared terms: ${shared.join(', ')}`] : []),
    ...(saga === undefined || saga === storyId ? [] : [`a development of the affair ${saga}`]),
    ...(d.member.copyOf === undefined ? [] : [`goes with its original ${d.member.copyOf}`]),
    ...(d.merge ? [`story ${d.merge.gone.storyId} is one with story ${d.merge.into.storyId} from here on`] : []),
    ...(d.plain ? [] : ['it has its place already and keeps it']),
  ];
}

function linked({ editions }: EditionsDecided): string[] {
  if (editions.length === 0) return ['no story of another language tells the same, as far as names and numbers say'];
  return editions.map(
    (e) =>
      `story ${e.storyId} in ${e.lang}: likeness ${e.score.toFixed(2)}; ${e.shared.map(([own, other]) => (own === other ? own : `${own}/${other}`)).join(', ')}`,
  );
}

/** Under which topic a story stands. */
async function filed(storyId: string, reads: Store): Promise<string[]> {
  const by = (await reads.stories.get([storyId]))[0]?.filed;
  if (!by) return ['section: nothing tells a topic'];
  return [
    by.by === 'sources'
      ? `section: ${by.topic}, which ${by.sources === 1 ? 'one source names' : `${by.sources} sources name`}`
      : `section: ${by.topic}, guessed from its words (likelihood ${by.likelihood.toFixed(2)}): ${by.terms.join(', ')}`,
  ];
}

async function entered(d: LedgerDecided, reads: Store): Promise<string[]> {
  const readings = await reads.claims.ofStory(d.storyId),
    claims = new Map([...readings.values()].flatMap((r) => r.claims.map((c) => [c.id, c] as const))),
    revisions = new Map((await reads.articles.revisions([...readings.keys()])).map((r) => [r.id, r] as const));
  const answer = (claimId: string): string => {
    const claim = claims.get(claimId),
      revision: Revision | undefined = claim && revisions.get(claim.revisionId);
    return claim && revision ? inLine(revision, claim.content) : claimId;
  };
  if (d.questions.length === 0) return ['no question with several answers'];
  return d.questions.map((q) => `${q.differs ? 'answers differ' : 'answers agree'}: ${q.answers.map((a) => answer(a.claimId)).join(' · ')}`);
}

function ranked(page: FrontPage): string[] {
  return [
    `front page of ${page.ranked.length} stories in ${page.lang}`,
    ...page.ranked
      .slice(0, 5)
      .flatMap((r, i) => [
        `${i + 1}. story ${r.storyId}: ${r.receipt.score.toFixed(3)} (place ${r.receipt.rankWithReprints} if reprints counted)`,
        ...r.receipt.lines.filter((l) => l.contribution !== 0).map((l) => `   ${l.signal} ${l.value.toFixed(2)} × ${l.weight} = ${l.contribution.toFixed(3)}`),
      ]),
  ];
}
