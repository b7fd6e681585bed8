import { sql } from 'kysely';
import type { Failure, HopName, Work } from '../../model/work.ts';
import { chunks, parts, prepared, preparedOne, type Db } from '../prepared.ts';
import { distinct } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Due, WorkList } from '../store.ts';
import { NO_TIME } from '../tables.ts';

export function work(s: Session): WorkList {
  return {
    add: (given) =>
      s.write(async (db) => {
        for (const rows of chunks(merged(given))) await upsert(db, { rows });
      }),
    async due(hop, now, limit, until = NO_TIME) {
      return (await selectDue(s.reads, { hop, now, limit, until: Math.max(-NO_TIME, Math.min(until, NO_TIME)) })).map(due);
    },
    done: (taken) => s.write((db) => remove(db, taken)),
    retry: ({ id, turn }, dueAt) => s.write(async (db) => void (await putOff(db, { id, turn, dueAt }))),
    fail: (taken, error, now) =>
      s.write(async (db) => {
        const { id, hop, subject, attempts } = taken;
        await remove(db, [taken]);
        await record(db, [{ id, hop, subject, at: now, attempts, error }]);
      }),
    recordFailures: (failures) => s.write((db) => record(db, failures)),
    async failures(limit) {
      return (await selectFailures(s.reads, { limit })).map((row) => ({ ...row, hop: row.hop as Failure['hop'] }));
    },
    clearFailures: () => s.write(async (db) => void (await clearFailures(db, {}))),
    async backlog() {
      const rows = await selectBacklog(s.reads, {}),
        next = await selectNext(s.reads, {}),
        byHop = Object.fromEntries(rows.map((row) => [row.hop, row.open])) as Partial<Record<HopName, number>>;
      return next ? { byHop, nextDueAt: next.due_at } : { byHop };
    },
  };
}

/** Rows in the order given; of two for one id the earlier time and the later `asOf`, as the upsert would have it. */
function merged(given: readonly Work[]): WorkRow[] {
  const rows = new Map<string, WorkRow>();
  for (const w of given) {
    const other = rows.get(w.id),
      row = { id: w.id, hop: w.hop as string, subject: w.subject, as_of: w.asOf ?? NO_TIME, due_at: w.dueAt, attempts: w.attempts, turn: 0 };
    rows.set(w.id, other ? { ...other, as_of: Math.max(other.as_of, row.as_of), due_at: Math.min(other.due_at, row.due_at) } : row);
  }
  return [...rows.values()];
}

type WorkRow = {
  readonly id: string;
  readonly hop: string;
  readonly subject: string;
  readonly as_of: number;
  readonly due_at: number;
  readonly attempts: number;
  readonly turn: number;
};
function due(row: WorkRow): Due {
  const { id, subject, attempts, turn } = row;
  return { id, hop: row.hop as HopName, subject, ...(row.as_of === NO_TIME ? {} : { asOf: row.as_of }), dueAt: row.due_at, attempts, turn };
}

async function remove(db: Db, taken: readonly Pick<Due, 'id' | 'turn'>[]): Promise<string[]> {
  const removed = new Set<string>();
  for (const turn of new Set(taken.map((w) => w.turn))) {
    const ids = taken.filter((w) => w.turn === turn).map((w) => w.id);
    for (const some of parts(ids)) for (const row of await removeTaken(db, { turn, ids: some })) removed.add(row.id);
  }
  return taken.map((w) => w.id).filter((id) => removed.has(id));
}

async function record(db: Db, failures: readonly Failure[]): Promise<void> {
  // PostgreSQL takes no NUL in a text.
  const rows = distinct(failures, (f) => f.id).map(({ id, hop, subject, at, attempts, error }) => ({
    id,
    hop: hop as string,
    subject: subject.replaceAll('\0', ' '),
    at,
    attempts,
    error: error.replaceAll('\0', ' '),
  }));
  for (const some of chunks(rows)) await upsertFailures(db, { rows: some });
}

const upsert = prepared((db, p: { rows: WorkRow[] }) =>
  db
    .insertInto('work')
    .values(p.rows)
    .onConflict((c) =>
      c.column('id').doUpdateSet({
        as_of: sql<number>`case when excluded.as_of > work.as_of then excluded.as_of else work.as_of end`,
        due_at: sql<number>`case when excluded.due_at < work.due_at then excluded.due_at else work.due_at end`,
        turn: sql<number>`work.turn + 1`,
      }),
    ),
);
const selectDue = prepared((db, p: { hop: string; now: number; limit: number; until: number }) =>
  db
    .selectFrom('work')
    .select(['id', 'hop', 'subject', 'as_of', 'due_at', 'attempts', 'turn'])
    .where('hop', '=', p.hop)
    .where('as_of', '<=', p.until)
    .where('due_at', '<=', p.now)
    .orderBy('as_of')
    .orderBy('seq')
    .limit(p.limit),
);
const removeTaken = prepared((db, p: { turn: number; ids: readonly string[] }) =>
  db.deleteFrom('work').where('id', 'in', p.ids).where('turn', '=', p.turn).returning('id'),
);
const putOff = prepared((db, p: { id: string; turn: number; dueAt: number }) =>
  db
    .updateTable('work')
    .set({ due_at: p.dueAt, attempts: sql<number>`attempts + 1` })
    .where('id', '=', p.id)
    .where('turn', '=', p.turn),
);
const upsertFailures = prepared((db, p: { rows: { id: string; hop: string; subject: string; at: number; attempts: number; error: string }[] }) =>
  db
    .insertInto('failures')
    .values(p.rows)
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({
        hop: e.ref('excluded.hop'),
        subject: e.ref('excluded.subject'),
        at: e.ref('excluded.at'),
        attempts: e.ref('excluded.attempts'),
        error: e.ref('excluded.error'),
      })),
    ),
);
const selectFailures = prepared((db, p: { limit: number }) => db.selectFrom('failures').selectAll().orderBy('at', 'desc').orderBy('id').limit(p.limit));
const clearFailures = prepared((db) => db.deleteFrom('failures'));
const selectBacklog = prepared((db) =>
  db
    .selectFrom('work')
    .select((e) => ['hop', e.fn.countAll<number>().as('open')])
    .groupBy('hop'),
);
const selectNext = preparedOne((db) => db.selectFrom('work').select('due_at').orderBy('due_at').limit(1));
