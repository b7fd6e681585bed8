import { sql } from 'kysely';
import type { Change } from '../../model/change.ts';
import { chunks, prepared, preparedOne } from '../prepared.ts';
import type { Session } from '../session.ts';
import type { Changelog } from '../programs.ts';

/** The choice that remembers up to where changes were forgotten. */
const FORGOTTEN = 'changes-forgotten';
/** Any number but those of other locks. */
const LOCK = 7_308_614;

export function changelog(s: Session): Changelog {
  const forgotten = async (): Promise<number> => Number((await selectChoice(s.reads, { name: FORGOTTEN }))?.value ?? 0);
  return {
    add: (changes) =>
      s.write((_db, tx) => {
        tx.changed.push(...changes);
        return Promise.resolve();
      }),
    async since(seq, limit) {
      return (await selectSince(s.reads, { seq, limit })).map((row) => ({ ...(JSON.parse(row.data) as Change), seq: row.seq }));
    },
    async bounds() {
      const newest = (await selectNewest(s.reads, {}))?.seq,
        floor = await forgotten();
      return { forgotten: floor, newest: newest ?? floor };
    },
    forget: (before) =>
      s.write(async (db) => {
        // Only what is before all that is kept: a clock that was set back makes no gap.
        const first = await selectFirstKept(db, { before }),
          until = first?.seq ?? Number.MAX_SAFE_INTEGER,
          last = (await selectLastBefore(db, { until }))?.seq;
        if (last === undefined) return;
        await removeUntil(db, { until });
        await putChoice(db, { name: FORGOTTEN, value: String(last) });
      }),
  };
}

/**
 * Writes what a transaction has told of, as its last act.
 *
 * On PostgreSQL a row's number is given before it is committed, so a reader could pass by the number of one that is committed late. From here to
 * the commit one transaction writes at a time: the order of numbers is that of commits. It holds all its other locks already, so none waits in a circle.
 */
export async function writeChanged(tx: Session): Promise<void> {
  if (tx.changed.length === 0) return;
  if (tx.engine.name === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx.reads);
  const now = Date.now();
  for (const some of chunks(tx.changed)) await insert(tx.reads, { rows: some.map((change) => ({ recorded_at: now, data: JSON.stringify(change) })) });
}

const insert = prepared((db, p: { rows: { recorded_at: number; data: string }[] }) => db.insertInto('changelog').values(p.rows));
const selectSince = prepared((db, p: { seq: number; limit: number }) =>
  db.selectFrom('changelog').select(['seq', 'data']).where('seq', '>', p.seq).orderBy('seq').limit(p.limit),
);
const selectNewest = preparedOne((db) => db.selectFrom('changelog').select('seq').orderBy('seq', 'desc').limit(1));
const selectFirstKept = preparedOne((db, p: { before: number }) =>
  db.selectFrom('changelog').select('seq').where('recorded_at', '>=', p.before).orderBy('seq').limit(1),
);
const removeUntil = prepared((db, p: { until: number }) => db.deleteFrom('changelog').where('seq', '<', p.until));
const selectLastBefore = preparedOne((db, p: { until: number }) =>
  db.selectFrom('changelog').select('seq').where('seq', '<', p.until).orderBy('seq', 'desc').limit(1),
);
const selectChoice = preparedOne((db, p: { name: string }) => db.selectFrom('choices').select('value').where('name', '=', p.name));
const putChoice = prepared((db, p: { name: string; value: string }) =>
  db
    .insertInto('choices')
    .values(p)
    .onConflict((c) => c.column('name').doUpdateSet((e) => ({ value: e.ref('excluded.value') }))),
);
