import type { Look, Mark, MarkAbout, MarkKind } from '../../model/mark.ts';
import { prepared, preparedOne } from '../prepared.ts';
import type { Session } from '../session.ts';
import type { Readers } from '../store.ts';

export function readers(s: Session): Readers {
  return {
    marks: async (accountId, now) => (await selectMarks(s.reads, { id: accountId, now })).map(mark),
    mark: (accountId, { kind, about, subject, at, until }) =>
      s.write(async (db) => void (await upsertMark(db, { account_id: accountId, kind, about, subject, at, until: until ?? null }))),
    unmark: (accountId, { kind, about, subject }) => s.write(async (db) => void (await removeMark(db, { id: accountId, kind, about, subject }))),
    async looked(accountId, storyId) {
      const row = await selectLook(s.reads, { id: accountId, story: storyId });
      return row && look(storyId, row);
    },
    look: (accountId, { storyId, since, at }) =>
      s.write(async (db) => void (await upsertLook(db, { account_id: accountId, story_id: storyId, since: since ?? null, at }))),
    forget: (before) =>
      s.write(async (db) => {
        await removeLooks(db, { before });
        await removeEnded(db, { before });
      }),
  };
}

function mark(row: { kind: string; about: string; subject: string; at: number; until: number | null }): Mark {
  const { until, ...rest } = row;
  return { ...(rest as { kind: MarkKind; about: MarkAbout; subject: string; at: number }), ...(until === null ? {} : { until }) };
}
function look(storyId: string, { since, at }: { since: number | null; at: number }): Look {
  return { storyId, ...(since === null ? {} : { since }), at };
}

const selectMarks = prepared((db, p: { id: string; now: number }) =>
  db
    .selectFrom('marks')
    .select(['kind', 'about', 'subject', 'at', 'until'])
    .where('account_id', '=', p.id)
    .where((e) => e.or([e('until', 'is', null), e('until', '>', p.now)]))
    .orderBy('at', 'desc')
    .orderBy('subject'),
);
const upsertMark = prepared((db, p: { account_id: string; kind: string; about: string; subject: string; at: number; until: number | null }) =>
  db
    .insertInto('marks')
    .values(p)
    .onConflict((c) =>
      c.columns(['account_id', 'kind', 'about', 'subject']).doUpdateSet((e) => ({ at: e.ref('excluded.at'), until: e.ref('excluded.until') })),
    ),
);
const removeMark = prepared((db, p: { id: string; kind: string; about: string; subject: string }) =>
  db.deleteFrom('marks').where('account_id', '=', p.id).where('kind', '=', p.kind).where('about', '=', p.about).where('subject', '=', p.subject),
);
const selectLook = preparedOne((db, p: { id: string; story: string }) =>
  db.selectFrom('looks').select(['since', 'at']).where('account_id', '=', p.id).where('story_id', '=', p.story),
);
const upsertLook = prepared((db, p: { account_id: string; story_id: string; since: number | null; at: number }) =>
  db
    .insertInto('looks')
    .values(p)
    .onConflict((c) => c.columns(['account_id', 'story_id']).doUpdateSet((e) => ({ since: e.ref('excluded.since'), at: e.ref('excluded.at') }))),
);
const removeLooks = prepared((db, p: { before: number }) => db.deleteFrom('looks').where('at', '<', p.before));
const removeEnded = prepared((db, p: { before: number }) => db.deleteFrom('marks').where('until', '<', p.before));
