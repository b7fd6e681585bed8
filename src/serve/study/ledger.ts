import { LEDGER_COLUMNS, LEDGER_SAYS, ledgerRows, type LedgerRow } from '../gather/ledger-rows.ts';
import type { Table } from './column.ts';
import { storyIds } from './stories.ts';

export const ledger: Table<LedgerRow> = {
  says: 'Every figure of every story, question by question, then those that answer no question; story by story. Words of sources that allow no excerpts are left out.',
  columns: LEDGER_COLUMNS.map((name) => ({ name, says: LEDGER_SAYS[name], of: (row) => row[name] })),
  async *rows(store, story) {
    for (const id of await storyIds(store, story)) yield* await ledgerRows(store, (ids) => store.sources.get(ids), id);
  },
};
