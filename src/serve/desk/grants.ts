import type { Context, Hono } from 'hono';
import { LONGEST_REASON, reasonOf, type Act } from '../../model/act.ts';
import { GRANT_KINDS } from '../../model/allowance.ts';
import { idOf } from '../../model/id.ts';
import type { Source } from '../../model/source.ts';
import { isId, type Edge } from '../edge.ts';
import { instantOf } from '../format.ts';
import { tellActs } from '../gather/acts.ts';
import type { WordKey } from '../words.ts';
import type { Desk } from './desk.ts';
import { field, formOf, isAnswer } from './gate.ts';
import { grantPage } from './page-grant.ts';
import { formToken } from './visitor.ts';

/** `/desk/source/:id`: why the texts of a source may be shown whole in public, as an act that the log tells and that can be taken back. */
export function grantRoutes(edge: Edge, desk: Desk, app: Hono): void {
  app.get('/desk/source/:id', (c) => show(edge, desk, c));
  app.post('/desk/source/:id', (c) => grant(edge, desk, c));
}

async function sourceAsked(edge: Edge, c: Context): Promise<Source | undefined> {
  const id = c.req.param('id') ?? '';
  return isId(id) ? (await edge.store.sources.get([id]))[0] : undefined;
}

/** The acts that hold for a source, oldest first. */
async function standing({ store, clock }: Edge, sourceId: string): Promise<readonly Act[]> {
  return (await store.acts.holding(['grant'], clock())).filter((a) => a.grant?.sourceId === sourceId);
}

async function show(edge: Edge, desk: Desk, c: Context, refused?: { readonly wrong: WordKey; readonly why: string }): Promise<Response> {
  const source = await sourceAsked(edge, c);
  if (!source) return edge.fail(c, 'missing');
  const reader = edge.reader(c),
    acts = await tellActs(edge.store, edge.sourcesOf, await standing(edge, source.id));
  const page = grantPage(reader, {
    token: formToken(desk, c),
    made: edge.clock(),
    signedIn: c.get('visitor').account !== undefined,
    source,
    acts,
    why: refused?.why ?? '',
    ...(refused ? { wrong: reader.say(refused.wrong) } : c.req.query('done') === undefined ? {} : { told: reader.say('act.done') }),
  });
  return edge.send(c, page);
}

async function grant(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { account } = c.get('visitor');
  if (!account) return edge.fail(c, 'signin');
  const source = await sourceAsked(edge, c);
  if (!source) return edge.fail(c, 'missing');
  const as = GRANT_KINDS.find((k) => k === field(form, 'as', 20)),
    why = reasonOf(field(form, 'why', LONGEST_REASON)),
    given = field(form, 'until', 40).trim(),
    until = given === '' ? undefined : instantOf(given, edge.timezone),
    now = edge.clock();
  const refuse = (wrong: WordKey): Promise<Response> => {
    c.status(400);
    return show(edge, desk, c, { wrong, why });
  };
  if (!as) return refuse('act.wrong.nothing');
  if (why === '') return refuse('act.wrong.why');
  if (given !== '' && (until === undefined || until <= now)) return refuse('act.wrong.until');
  if ((await standing(edge, source.id)).at(-1)?.grant?.as === as) return refuse('act.wrong.again');
  await desk.store.acts.add({
    id: idOf('grant', account.id, field(form, 'made', 20), source.id, as, why),
    kind: 'grant',
    at: now,
    accountId: account.id,
    by: account.name,
    why,
    ...(until === undefined ? {} : { until }),
    storyId: '',
    articleIds: [],
    grant: { sourceId: source.id, as },
  });
  return c.redirect(`/desk/source/${source.id}?done=grant`, 303);
}
