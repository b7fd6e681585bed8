import { quote } from '../../model/citation.ts';
import type { Revision } from '../../model/revision.ts';
import { affairOf, type Edition, type Membership, type Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { instant } from '../../text/date-values.ts';
import { byText, cited, type Say, type Table } from './column.ts';

export interface StoryRow {
  readonly story: Story;
  readonly members: readonly Membership[];
  readonly headline?: Revision;
  readonly editions: readonly Edition[];
  readonly questions: number;
  readonly differing: number;
  readonly say: Say;
}

export const stories: Table<StoryRow> = {
  says: 'Every story that stands, merged ones left out; by language, of each language the newest first.',
  columns: [
    { name: 'id', says: 'the story', of: (r) => r.story.id },
    { name: 'saga', says: 'the affair that it is a development of: the id of its first story', of: (r) => affairOf(r.story) },
    { name: 'lang', says: 'its language', of: (r) => r.story.lang },
    ...cited<StoryRow>('headline', "a member's headline", (r) => r.story.headline),
    { name: 'headlineArticle', says: 'whose headline it is', of: (r) => r.headline?.articleId ?? null },
    { name: 'headlineRevision', says: 'the text of it that the offsets count in', of: (r) => r.story.headline.revisionId },
    { name: 'since', says: 'time of its first report', of: (r) => instant(r.story.since) },
    { name: 'until', says: 'time of its newest', of: (r) => instant(r.story.until) },
    { name: 'size', says: 'how many articles are in it', of: (r) => r.story.size },
    { name: 'independent', says: 'how many of them are reports of their own', of: (r) => r.story.independent },
    { name: 'sources', says: 'how many outlets they are of', of: (r) => r.story.sources },
    { name: 'topic', says: 'the IPTC media topic it is filed under', of: (r) => r.story.filed?.topic ?? null },
    { name: 'topicBy', says: 'whether its sources say so, or its words', of: (r) => r.story.filed?.by ?? null },
    { name: 'section', says: 'the section that a publisher names', of: (r) => r.story.section ?? null },
    { name: 'withdrawn', says: 'whether its houses took all of it back', of: (r) => r.story.withdrawn === true },
    { name: 'articles', says: 'its articles in the order of their times', of: (r) => r.members.map((m) => m.articleId) },
    { name: 'questions', says: 'how many questions its figures answer', of: (r) => r.questions },
    { name: 'differing', says: 'of how many of them the answers exclude each other', of: (r) => r.differing },
    { name: 'editions', says: 'stories of other languages that tell the same', of: (r) => r.editions.map((e) => e.storyId) },
  ],
  rows: storyRows,
};

export const members: Table<Membership> = {
  says: 'Every article in its story, and why it is there; story by story, of each in the order of their times.',
  columns: [
    { name: 'story', says: 'the story', of: (m) => m.storyId },
    { name: 'article', says: 'the article', of: (m) => m.articleId },
    { name: 'revision', says: 'the text of it that was placed', of: (m) => m.revisionId },
    { name: 'joined', says: 'its time', of: (m) => instant(m.joinedAt) },
    { name: 'copyOf', says: 'the article of the story that it is a copy of', of: (m) => m.copyOf ?? null },
    { name: 'decision', says: 'opened, joined, copy, editor or merged', of: (m) => m.why.decision },
    { name: 'score', says: 'how alike it is, 0 to 1', of: (m) => m.why.score },
    { name: 'shared', says: 'terms that it shares with the story', of: (m) => m.why.shared },
    { name: 'hoursApart', says: 'hours between it and the report it is most like', of: (m) => m.why.hoursApart ?? null },
    { name: 'act', says: 'the act that put it there', of: (m) => m.why.act?.id ?? null },
    { name: 'placedBy', says: 'the version that placed it', of: (m) => m.why.method ?? null },
  ],
  async *rows(store, story) {
    for (const id of await storyIds(store, story)) yield* await membersOf(store, id);
  },
};

async function* storyRows(store: Store, only?: string): AsyncGenerator<StoryRow> {
  for (const id of await storyIds(store, only)) {
    const row = await storyRow(store, id);
    if (row) yield row;
  }
}

export async function storyRow(store: Store, id: string): Promise<StoryRow | undefined> {
  const [story] = await store.stories.get([id]);
  if (!story) return undefined;
  const [headline] = await store.articles.revisions([story.headline.revisionId]),
    asked = await store.ledger.ofStory(id);
  return {
    story,
    members: await membersOf(store, id),
    ...(headline ? { headline } : {}),
    editions: (await store.editions.of(id)).toSorted((a, b) => byText(a.lang, b.lang) || byText(a.storyId, b.storyId)),
    questions: asked.length,
    differing: asked.filter((q) => q.differs).length,
    say: (at) => (at && headline ? quote(headline, at) : null),
  };
}

const membersOf = async (store: Store, id: string): Promise<readonly Membership[]> =>
  (await store.stories.members(id)).toSorted((a, b) => a.joinedAt - b.joinedAt || byText(a.articleId, b.articleId));

/** Ids of all stories in the order of the export, or the one that is asked for. */
export async function storyIds(store: Store, only?: string): Promise<readonly string[]> {
  if (only !== undefined) return [only];
  const langs = (await store.stories.languages()).map((l) => l.lang).toSorted(byText),
    ids: string[] = [];
  for (const lang of langs) {
    const all = await store.stories.tallies(lang, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    ids.push(...all.toSorted((a, b) => b.until - a.until || byText(a.storyId, b.storyId)).map((t) => t.storyId));
  }
  return ids;
}
