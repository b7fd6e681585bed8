import type { Context } from 'hono';
import { isAskable } from '../../ledger/verify.ts';
import { spoken } from '../../ledger/spoken.ts';
import { figureAsked } from '../../ledger/verify-figure.ts';
import type { AskedFigure } from '../../model/verdict.ts';
import type { Edge } from '../edge.ts';
import { gatherVerify, type StoreExtent } from '../gather/verify.ts';
import { gatherFigure } from '../gather/verify-figure.ts';
import { figurePage, verifyForm, verifyPage, type Typed } from '../pages/verify.ts';
import type { WordKey } from '../words.ts';
import { languagesOf, LOOKED_THROUGH } from './fronts.ts';

/** Characters of a quotation, a figure and a name; what is longer is refused. */
export const LONGEST = { quote: 4000, figure: 300, speaker: 200, claimant: 200 } as const;
const TOO_LONG = { quote: 'verify.long', figure: 'verify.longfigure', speaker: 'verify.longname', claimant: 'verify.longname' } as const;
/** The languages that have articles, and their number, are asked for at most once in this time, ms. */
const FRESH = 60_000;

/** `/verify?quote=&speaker=` and `/verify?figure=&claimant=`: whether a stored article has a quotation or a figure, and whose it is there. */
export async function verify(edge: Edge, c: Context): Promise<Response> {
  const field = (name: keyof typeof LONGEST): string => (c.req.query(name) ?? '').replace(/\0/g, ' ').toWellFormed().trim(),
    typed: Typed = { quote: field('quote'), speaker: field('speaker'), ...(edge.readPhrase ? { figure: field('figure'), claimant: field('claimant') } : {}) },
    reader = edge.reader(c);
  const refuse = (why: WordKey): Response => {
    c.status(400);
    return edge.send(c, verifyForm(reader, typed, why));
  };
  const long = (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).find((name) => (typed[name] ?? '').length > LONGEST[name]);
  if (long) return refuse(TOO_LONG[long]);
  if (typed.quote !== '') {
    if (!isAskable(typed.quote)) return refuse(spoken(typed.quote).length === 0 ? 'verify.empty' : 'verify.long');
    const asked = typed.speaker === '' ? { quote: typed.quote } : { quote: typed.quote, speaker: typed.speaker };
    return edge.send(
      c,
      verifyPage(
        reader,
        typed,
        await gatherVerify(edge.store, edge.sourcesOf, asked, await languages(edge), { extent: () => extent(edge), most: LOOKED_THROUGH }),
      ),
    );
  }
  if (!typed.figure) return edge.send(c, verifyForm(reader, typed));
  const asked = await figuresAsked(edge, typed, (await languages(edge)).slice(0, LOOKED_THROUGH));
  return asked.length === 0
    ? refuse('verify.nofigure')
    : edge.send(c, figurePage(reader, typed, await gatherFigure(edge.store, edge.sourcesOf, asked, () => extent(edge))));
}

/** The languages that have articles, those of the newest first. */
export async function languages(edge: Edge): Promise<readonly string[]> {
  const ever = (await edge.answers.get('languages ever', edge.clock(), FRESH, () => edge.store.stories.everIn())) as readonly string[],
    now = (await languagesOf(edge)).map((l) => l.lang);
  return [...new Set([...now.filter((lang) => ever.includes(lang)), ...ever])];
}
export const extent = (edge: Edge): Promise<StoreExtent> =>
  edge.answers.get('extent', edge.clock(), FRESH, () => edge.store.articles.extent()) as Promise<StoreExtent>;

/** The figure typed as each language reads it; those that read none are left out. */
export async function figuresAsked({ readPhrase }: Edge, { figure = '', claimant = '' }: Typed, langs: readonly string[]): Promise<AskedFigure[]> {
  if (!readPhrase) return [];
  const read = await Promise.all(langs.map(async (lang) => ({ ...(await readPhrase(figure, lang)), ...(claimant === '' ? {} : { claimant }) })));
  return read.filter(figureAsked);
}
