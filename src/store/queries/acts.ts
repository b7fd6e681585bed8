import { isOfCopies, type Act, type ActKind, type Undone } from '../../model/act.ts';
import { cursorOf, readCursor } from '../../model/cursor.ts';
import { parts, prepared, type Db } from '../prepared.ts';
import { inOrder } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Acts } from '../store.ts';

/** Later than any act ends. */
const NEVER = Number.MAX_SAFE_INTEGER;

export function acts(s: Session): Acts {
  return {
    add: (given) =>
      s.write(async (db) => {
        // What took it back is told by a row of its own.
        const act: Act = { ...given, undone: undefined },
          { id, kind, at, until, storyId, intoId, undoes } = act,
          row = { id, kind, at, until: until ?? null, story_id: storyId, into_id: intoId ?? null, undoes: undoes ?? null, data: JSON.stringify(act) };
        if ((await insert(db, row)).length === 0) return false;
        const [copyId] = act.articleIds;
        if (isOfCopies(act) && copyId !== undefined) await insertCopyAct(db, { act_id: id, copy_id: copyId, original_id: act.copyOf ?? null });
        return true;
      }),
    async get(ids) {
      const found = new Map<string, Act>();
      for (const some of parts(ids)) for (const row of await selectByIds(s.reads, { ids: some })) found.set(row.id, told(row));
      return inOrder(ids, found);
    },
    async newest(limit, after) {
      const rows = await selectNewest(s.reads, { limit: limit + 1, ...readCursor(after) }),
        shown = rows.slice(0, limit).map(told),
        last = shown.at(-1);
      return rows.length > limit && last ? { rows: shown, next: cursorOf(last) } : { rows: shown };
    },
    async ofStories(ids) {
      const found = new Map<string, Act>();
      for (const some of parts(ids)) for (const row of await selectOfStories(s.reads, { ids: some })) found.set(row.id, told(row));
      return [...found.values()].sort(oldestFirst);
    },
    async holding(kinds, now, storyId) {
      return (await selectHolding(s.reads, { kinds, now, ...(storyId === undefined ? {} : { storyId }) })).map(told);
    },
    async onCopies(articleIds, now) {
      const found = new Map<string, Act>();
      for (const ids of parts(articleIds)) for (const row of await selectOnCopies(s.reads, { ids, now })) found.set(row.id, told(row));
      return [...found.values()].sort(oldestFirst);
    },
  };
}

const oldestFirst = (a: Act, b: Act): number => a.at - b.at || (a.id < b.id ? -1 : 1);

function told(row: { readonly data: string; readonly undo: string | null }): Act {
  const act = JSON.parse(row.data) as Act;
  if (row.undo === null) return act;
  const { by, at, why } = JSON.parse(row.undo) as Undone;
  return { ...act, undone: { by, at, why } };
}

const insert = prepared(
  (
    db,
    p: {
      id: string;
      kind: string;
      at: number;
      until: number | null;
      story_id: string;
      into_id: string | null;
      undoes: string | null;
      data: string;
    },
  ) =>
    db
      .insertInto('acts')
      .values(p)
      .onConflict((c) => c.doNothing())
      .returning('id'),
);
/** Acts with what took them back. */
const withUndo = (db: Db) =>
  db.selectFrom('acts').leftJoin('acts as undo', 'undo.undoes', 'acts.id').select(['acts.id as id', 'acts.data as data', 'undo.data as undo']);
const selectByIds = prepared((db, p: { ids: readonly string[] }) => withUndo(db).where('acts.id', 'in', p.ids));
const selectNewest = prepared((db, p: { limit: number; at?: number; id?: string }) => {
  const query = withUndo(db).where('acts.undoes', 'is', null).orderBy('acts.at', 'desc').orderBy('acts.id', 'desc').limit(p.limit);
  const { at, id } = p;
  if (at === undefined || id === undefined) return query;
  return query.where((e) => e.or([e('acts.at', '<', at), e.and([e('acts.at', '=', at), e('acts.id', '<', id)])]));
});
const selectOfStories = prepared((db, p: { ids: readonly string[] }) =>
  withUndo(db)
    .where('acts.undoes', 'is', null)
    .where((e) => e.or([e('acts.story_id', 'in', p.ids), e('acts.into_id', 'in', p.ids)])),
);
const selectHolding = prepared((db, p: { kinds: readonly ActKind[]; now: number; storyId?: string }) => {
  const query = withUndo(db)
    .where('acts.kind', 'in', p.kinds)
    .where('undo.id', 'is', null)
    .where((e) => e(e.fn.coalesce('acts.until', e.val(NEVER)), '>', p.now))
    .orderBy('acts.at')
    .orderBy('acts.id');
  return p.storyId === undefined ? query : query.where('acts.story_id', '=', p.storyId);
});
const insertCopyAct = prepared((db, p: { act_id: string; copy_id: string; original_id: string | null }) => db.insertInto('copy_acts').values(p));
const selectOnCopies = prepared((db, p: { ids: readonly string[]; now: number }) =>
  withUndo(db)
    .innerJoin('copy_acts', 'copy_acts.act_id', 'acts.id')
    .where((e) => e.or([e('copy_acts.copy_id', 'in', p.ids), e('copy_acts.original_id', 'in', p.ids)]))
    .where('undo.id', 'is', null)
    .where((e) => e(e.fn.coalesce('acts.until', e.val(NEVER)), '>', p.now)),
);
