import { sql } from 'kysely';
import type { Db } from '../prepared.ts';
import type { Store } from '../store.ts';

const TABLES = ['sources', 'feeds', 'items', 'pages', 'articles', 'revisions', 'reprints', 'stories', 'questions', 'work', 'failures'] as const;

export async function counts(db: Db): ReturnType<Store['counts']> {
  const counted = [];
  for (const table of TABLES) {
    const { n } = await db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    counted.push([table, n] as const);
  }
  const { n: claims } = await db
    .selectFrom('readings')
    .select(sql<number>`coalesce(sum(claims), 0)`.as('n'))
    .executeTakeFirstOrThrow();
  return { ...(Object.fromEntries(counted) as Record<(typeof TABLES)[number], number>), claims };
}
