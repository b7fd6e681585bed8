import { withoutLogin } from '../collect/credentials.ts';
import { writeOpml } from '../collect/feeds/opml.ts';
import { BroadsheetError } from '../errors.ts';
import { isShown, type Claim } from '../model/claim.ts';
import { cite, quote, type Citation } from '../model/citation.ts';
import { bodyRange, type Revision } from '../model/revision.ts';
import { affairOf } from '../model/story.ts';
import { ledgerRows } from '../serve/gather/ledger-rows.ts';
import type { Store } from '../store/store.ts';
import { instant } from '../text/date-values.ts';
import { ninjsOf } from './export-ninjs.ts';
import { withStore } from './open.ts';
import { warc } from './export-warc.ts';
import type { Run } from './table.ts';

const PAGE = 200;

const KINDS: Readonly<Record<string, (store: Store, story?: string) => AsyncGenerator<string>>> = { articles, ninjs, claims, stories, ledger, feeds };

export const run: Run = async (_args, options) =>
  withStore(async ({ store }) => {
    const what = String(options['what'] ?? 'articles'),
      lines = Object.hasOwn(KINDS, what) ? KINDS[what] : undefined,
      gzip = options['gzip'] === true;
    if (!lines && what !== 'warc') throw new BroadsheetError('usage', `--what ${what}: it is one of ${Object.keys(KINDS).join(', ')}, warc`);
    if (gzip && what !== 'warc') throw new BroadsheetError('usage', '--gzip goes with --what warc');
    const story = options['story'] === undefined ? undefined : String(options['story']);
    if (story !== undefined && what !== 'ledger') throw new BroadsheetError('usage', '--story goes with --what ledger');
    if (lines) for await (const line of lines(store, story)) await write(line + '\n');
    else for await (const record of warc(store, { gzip, now: Date.now(), onLeftOut })) await write(record);
    return 0;
  });

async function write(part: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(part)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Standard output has the archive. */
function onLeftOut(pages: number): void {
  if (pages > 0) process.stderr.write(`${pages} pages are left out: their publishers do not allow copies to be kept (noarchive)\n`);
}

async function* latest(store: Store): AsyncGenerator<Revision> {
  for (let after: string | undefined; ;) {
    const { rows, next } = await store.articles.newest({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    yield* rows;
    if (next === undefined) return;
    after = next;
  }
}

/** The archive form that `import` reads, with what cleaning found besides. */
async function* articles(store: Store): AsyncGenerator<string> {
  for await (const r of latest(store)) {
    const [article] = await store.articles.get([r.articleId]);
    yield JSON.stringify({
      id: r.articleId,
      published: instant(r.published),
      title: quote(r, cite(r, r.headline)),
      text: quote(r, cite(r, bodyRange(r))),
      source: r.sourceName,
      url: article?.url || null,
      lang: r.lang,
      revision: r.id,
      number: r.number,
      hash: r.hash,
      kind: r.kind,
      stub: r.stub ?? null,
      authors: r.authors,
      contributors: r.contributors,
      dateline: r.dateline ?? null,
      credits: r.credits,
    });
  }
}

async function* ninjs(store: Store): AsyncGenerator<string> {
  for await (const r of latest(store)) yield JSON.stringify(await ninjsOf(store, r));
}

async function* claims(store: Store): AsyncGenerator<string> {
  for await (const r of latest(store)) {
    const reading = (await store.claims.reading([r.id])).get(r.id);
    for (const claim of reading?.claims ?? []) yield JSON.stringify(claimLine(r, claim));
  }
}

function claimLine(r: Revision, claim: Claim): object {
  const part = (at: Citation | undefined): object | null => (at ? { text: quote(r, at), start: at.start, end: at.end } : null);
  return {
    id: claim.id,
    article: r.articleId,
    revision: r.id,
    hash: r.hash,
    source: r.sourceName,
    manner: claim.manner,
    type: claim.type ?? null,
    sense: claim.sense ?? null,
    score: claim.score ?? null,
    shown: isShown(claim),
    speaker: part(claim.speaker),
    speakerNamed: part(claim.speakerNamed),
    cue: part(claim.cue),
    hedges: claim.hedges.map(part),
    content: part(claim.content),
    contentParts: claim.contentParts?.map(part) ?? null,
    sentence: part(claim.sentence),
    saidAt: instant(claim.saidAt),
    figure: claim.figure
      ? {
          ...claim.figure,
          span: part(claim.figure.span),
          boundWord: part(claim.figure.boundWord),
          unit: part(claim.figure.unit),
          thing: part(claim.figure.thing),
          event: part(claim.figure.event),
          place: part(claim.figure.place),
        }
      : null,
  };
}

async function* storyIds(store: Store): AsyncGenerator<{ readonly id: string; readonly lang: string }> {
  for (const { lang } of await store.stories.languages())
    for (const { storyId } of await store.stories.tallies(lang, 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) yield { id: storyId, lang };
}

/** The figures of one story, or of all, as its page offers them. */
async function* ledger(store: Store, asked?: string): AsyncGenerator<string> {
  const rows = async (id: string): Promise<string[]> => (await ledgerRows(store, (ids) => store.sources.get(ids), id)).map((row) => JSON.stringify(row));
  if (asked !== undefined) {
    const id = await store.stories.resolve(asked);
    if (id === undefined) throw new BroadsheetError('not-found', `There is no story ${asked}`);
    return yield* await rows(id);
  }
  for await (const { id } of storyIds(store)) yield* await rows(id);
}

async function* stories(store: Store): AsyncGenerator<string> {
  for await (const { id, lang } of storyIds(store)) {
    const [story] = await store.stories.get([id]);
    if (!story) continue;
    const [revision] = await store.articles.revisions([story.headline.revisionId]);
    const members = await store.stories.members(story.id);
    yield JSON.stringify({
      id: story.id,
      saga: affairOf(story),
      lang,
      headline: revision ? quote(revision, story.headline) : null,
      since: instant(story.since),
      until: instant(story.until),
      independent: story.independent,
      members: members.map((m) => ({ article: m.articleId, revision: m.revisionId, joined: instant(m.joinedAt), copyOf: m.copyOf ?? null, why: m.why })),
      questions: await store.ledger.ofStory(story.id),
      editions: (await store.editions.of(story.id)).map((e) => ({ story: e.storyId, lang: e.lang, shared: e.shared })),
    });
  }
}

async function* feeds(store: Store): AsyncGenerator<string> {
  yield writeOpml(
    'Broadsheet',
    (await store.feeds.all()).map(({ feed }) => ({
      url: withoutLogin(feed.url).url,
      title: feed.title,
      lang: feed.lang,
      country: feed.country,
      topic: feed.topic,
      ...(feed.kind ? { kind: feed.kind } : {}),
      categories: feed.topic === undefined ? [] : [[feed.topic]],
    })),
  );
}
