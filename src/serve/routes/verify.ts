import type { Context } from 'hono';
import { isAskable } from '../../ledger/verify.ts';
import { spoken } from '../../ledger/spoken.ts';
import type { Edge } from '../edge.ts';
import { gatherVerify } from '../gather/verify.ts';
import { verifyForm, verifyPage } from '../pages/verify.ts';

/** Characters of a quotation and of a name that are read at all. */
const LONGEST = 4000,
  LONGEST_NAME = 200;
/** The languages that have articles are asked for at most once in this time, ms. */
const FRESH = 60_000;

/** `/verify?quote=&speaker=`: whether a stored article has a quotation, and whose words it is there. */
export async function verify(edge: Edge, c: Context): Promise<Response> {
  const field = (name: string, longest: number): string => (c.req.query(name) ?? '').replace(/\0/g, ' ').slice(0, longest).toWellFormed(),
    quote = field('quote', LONGEST),
    speaker = field('speaker', LONGEST_NAME).trim(),
    reader = edge.reader(c),
    asked = speaker === '' ? { quote } : { quote, speaker };
  if (quote.trim() === '') return edge.send(c, verifyForm(reader, asked));
  if (!isAskable(quote)) {
    c.status(400);
    return edge.send(c, verifyForm(reader, asked, spoken(quote).length === 0 ? 'verify.empty' : 'verify.long'));
  }
  const langs = (await edge.answers.get('languages ever', edge.clock(), FRESH, () => edge.store.stories.everIn())) as readonly string[];
  return edge.send(c, verifyPage(reader, await gatherVerify(edge.store, edge.sourcesOf, asked, langs)));
}
