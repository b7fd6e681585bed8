import type { Context } from 'hono';
import { csv } from '../csv.ts';
import { etagOf, isId, sendWire, type Edge } from '../edge.ts';
import { LEDGER_COLUMNS, ledgerRows, type LedgerRow } from '../gather/ledger-rows.ts';
import { isStoryRemoved } from '../gather/removed.ts';
import { Href } from '../href.ts';
import { wireOf, type Wire } from '../wire.ts';

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8; header=present', write: (rows: readonly LedgerRow[]) => csv(LEDGER_COLUMNS, rows) },
  jsonl: { type: 'application/x-ndjson; charset=utf-8', write: (rows: readonly LedgerRow[]) => rows.map((row) => JSON.stringify(row) + '\n').join('') },
} as const;
/** One file is made at most once in this time, ms. */
const FRESH = 5_000;

/** `/story/:id/ledger.csv` and `.jsonl`: every figure of a story, one a row; of a merged story those of the one it is in now. */
export async function ledgerFile(edge: Edge, c: Context): Promise<Response> {
  const asked = c.req.param('id') ?? '',
    file = c.req.param('file') ?? '',
    format = FORMATS[file.endsWith('.csv') ? 'csv' : 'jsonl'],
    id = isId(asked) ? await edge.store.stories.resolve(asked) : undefined;
  if (id === undefined) return edge.fail(c, isId(asked) && (await isStoryRemoved(edge.store, asked)) ? 'removed' : 'missing');
  if (id !== asked) {
    // A merge can be taken back: browsers that keep the answer have to ask again.
    c.header('Cache-Control', 'no-cache');
    return c.redirect(Href.to(['story', id, file]).value, 301);
  }
  const { wire, etag } = (await edge.answers.get(`ledger ${file} ${id}`, edge.clock(), FRESH, async () => {
    const text = format.write(await ledgerRows(edge.store, edge.sourcesOf, id));
    return { wire: wireOf(text), etag: etagOf(text) };
  })) as { readonly wire: Wire; readonly etag: string };
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie');
  c.header('Content-Disposition', `attachment; filename="${id}-${file}"`);
  return sendWire(c, wire, etag, format.type);
}
