import type { Membership, Story } from '../../model/story.ts';
import { parts, prepared, preparedOne } from '../prepared.ts';
import { inOrder, parsed } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Stories } from '../store.ts';
import { citingStories, membersAt } from './citing.ts';
import { changedIn, listed, newestOfParts } from './listed.ts';
import { ofSaga } from './sagas.ts';
import { addDocument, documentFrequencies } from './frequencies.ts';
import { profilesById, profilesNear, putProfile } from './profiles.ts';
import { tallies, talliesOf } from './tallies.ts';

/** Redirects followed before a chain is taken for a circle. */
const REDIRECTS = 100;

export function stories(s: Session): Stories {
  return {
    async get(ids) {
      const found = new Map<string, Story>();
      for (const some of parts(ids)) for (const row of await selectByIds(s.reads, { ids: some })) found.set(row.id, parsed(row));
      return inOrder(ids, found);
    },
    async resolve(id) {
      for (let at = id, followed = 0; followed < REDIRECTS; followed++) {
        const row = await selectRedirect(s.reads, { id: at });
        if (!row) return undefined;
        if (row.redirect === null) return at;
        at = row.redirect;
      }
      return undefined;
    },
    put: (story, profile) =>
      s.write(async (db, tx) => {
        const { id, lang, since, until, redirect, saga } = story;
        await upsert(db, { id, lang, since, until, redirect: redirect ?? null, saga: saga ?? null, data: JSON.stringify(story) });
        // A story that was merged away is found by nobody any more.
        await putProfile(tx, db, profile, redirect === undefined);
      }),
    profiles: (ids) => profilesById(s, ids),
    near: (lang, terms, since, limit, before = Number.MAX_SAFE_INTEGER) => profilesNear(s, lang, terms, { since, before }, limit),
    documentFrequencies: (lang, terms) => documentFrequencies(s, lang, terms),
    addDocument: (lang, terms) => s.write(async (_db, tx) => addDocument(tx, lang, terms)),
    putMember: (m) =>
      s.write(async (db) => {
        const head = await selectTime(db, { articleId: m.articleId }),
          at = Math.min(head?.at ?? m.joinedAt, m.joinedAt);
        await upsertMember(db, {
          article_id: m.articleId,
          story_id: m.storyId,
          revision_id: m.revisionId,
          joined_at: m.joinedAt,
          at,
          copy_of: m.copyOf ?? null,
          why: JSON.stringify(m.why),
        });
      }),
    async membership(articleIds) {
      const found = new Map<string, Membership>();
      for (const ids of parts(articleIds)) for (const row of await selectMembership(s.reads, { ids })) found.set(row.article_id, membership(row));
      return inOrder(articleIds, found);
    },
    async members(storyId) {
      return (await selectMembers(s.reads, { storyId })).map(membership);
    },
    membersAt: (addresses) => membersAt(s, addresses),
    citing: (storyIds, until) => citingStories(s, storyIds, until),
    ofSaga: (saga, limit, where) => ofSaga(s.reads, saga, limit, where),
    tallies: (lang, since, now, limit) => tallies(s.reads, lang, since, now, limit),
    talliesOf: (ids, now) => talliesOf(s.reads, ids, now),
    listed: (part, size) => listed(s.reads, part, size),
    changedIn: (ids) => changedIn(s.reads, ids),
    newestOfParts: (size) => newestOfParts(s.reads, size),
    async newest(lang) {
      return (await selectNewest(s.reads, { lang }))?.until;
    },
    async languages() {
      const found = [];
      for (const { lang } of await selectLanguages(s.reads, {})) {
        const until = (await selectNewest(s.reads, { lang }))?.until,
          stories = (await countStories(s.reads, { lang }))?.stories ?? 0;
        if (until !== undefined) found.push({ lang, stories, until });
      }
      return found.sort((a, b) => b.stories - a.stories || (a.lang < b.lang ? -1 : 1));
    },
    async everIn() {
      return (await selectLanguages(s.reads, {})).map((row) => row.lang).sort();
    },
  };
}

type MemberRow = {
  readonly article_id: string;
  readonly story_id: string;
  readonly revision_id: string;
  readonly joined_at: number;
  readonly copy_of: string | null;
  readonly why: string;
};
function membership(row: MemberRow): Membership {
  return {
    storyId: row.story_id,
    articleId: row.article_id,
    revisionId: row.revision_id,
    joinedAt: row.joined_at,
    ...(row.copy_of === null ? {} : { copyOf: row.copy_of }),
    why: JSON.parse(row.why) as Membership['why'],
  };
}

const selectByIds = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('stories').select(['id', 'data']).where('id', 'in', p.ids));
const selectRedirect = preparedOne((db, p: { id: string }) => db.selectFrom('stories').select('redirect').where('id', '=', p.id));
const upsert = prepared((db, p: { id: string; lang: string; since: number; until: number; redirect: string | null; saga: string | null; data: string }) =>
  db
    .insertInto('stories')
    .values(p)
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({
        lang: e.ref('excluded.lang'),
        since: e.ref('excluded.since'),
        until: e.ref('excluded.until'),
        redirect: e.ref('excluded.redirect'),
        saga: e.ref('excluded.saga'),
        data: e.ref('excluded.data'),
      })),
    ),
);
const selectTime = preparedOne((db, p: { articleId: string }) => db.selectFrom('heads').select('at').where('article_id', '=', p.articleId));
const upsertMember = prepared((db, p: MemberRow & { at: number }) =>
  db
    .insertInto('members')
    .values(p)
    .onConflict((c) =>
      c.column('article_id').doUpdateSet((e) => ({
        story_id: e.ref('excluded.story_id'),
        revision_id: e.ref('excluded.revision_id'),
        joined_at: e.ref('excluded.joined_at'),
        at: e.ref('excluded.at'),
        copy_of: e.ref('excluded.copy_of'),
        why: e.ref('excluded.why'),
      })),
    ),
);
const selectMembership = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('members').selectAll().where('article_id', 'in', p.ids));
const selectMembers = prepared((db, p: { storyId: string }) =>
  db.selectFrom('members').selectAll().where('story_id', '=', p.storyId).orderBy('joined_at').orderBy('article_id'),
);
const selectNewest = preparedOne((db, p: { lang: string }) =>
  db.selectFrom('stories').select('until').where('lang', '=', p.lang).where('redirect', 'is', null).orderBy('until', 'desc').limit(1),
);
/** Each language that ever had a story. */
const selectLanguages = prepared((db) => db.selectFrom('turns').select('lang'));
const countStories = preparedOne((db, p: { lang: string }) =>
  db
    .selectFrom('stories')
    .select((e) => e.fn.countAll<number>().as('stories'))
    .where('lang', '=', p.lang)
    .where('redirect', 'is', null),
);
