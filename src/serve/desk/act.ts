import type { Context, Hono } from 'hono';
import type { Account } from '../../model/account.ts';
import { FIGURE_ACTS, LONGEST_REASON, type Act } from '../../model/act.ts';
import type { Story } from '../../model/story.ts';
import { isId, type Edge } from '../edge.ts';
import { instantOf } from '../format.ts';
import { tellActs } from '../gather/acts.ts';
import { headed } from '../gather/naming.ts';
import { relatedTo } from '../gather/related.ts';
import { gatherStory } from '../gather/story.ts';
import type { WordKey } from '../words.ts';
import { decideAct, keepAct, signedBy, keepUndo, type Wanted } from './decide-act.ts';
import type { Desk } from './desk.ts';
import { field, formOf, isAnswer } from './gate.ts';
import { actPage, undoPage, type Typed } from './page-act.ts';
import { formToken } from './visitor.ts';

/** Forms of a story's page at the desk, and the acts that each can lead to. */
const FORMS = ['part', 'merge', 'copies', 'affair', 'figures', 'front', 'retitle'] as const;
export type ActForm = (typeof FORMS)[number];

/** `/desk/story/:id` and `/desk/act/:id`: what an editor can do to a story, and take back. */
export function actRoutes(edge: Edge, desk: Desk, app: Hono): void {
  app.get('/desk/story/:id', (c) => show(edge, desk, c));
  app.post('/desk/story/:id/:form', (c) => act(edge, desk, c));
  app.get('/desk/act/:id', (c) => showUndo(edge, desk, c));
  app.post('/desk/act/:id', (c) => undo(edge, desk, c));
}

async function storyAsked(edge: Edge, c: Context): Promise<Story | undefined> {
  const asked = c.req.param('id') ?? '',
    id = isId(asked) ? await edge.store.stories.resolve(asked) : undefined;
  return id === undefined ? undefined : (await edge.store.stories.get([id]))[0];
}

async function show(edge: Edge, desk: Desk, c: Context, refused?: { readonly wrong: WordKey; readonly typed: Typed }): Promise<Response> {
  const { store, sourcesOf } = edge,
    story = await storyAsked(edge, c),
    related = story ? await relatedTo(store, sourcesOf, story) : [],
    view = story && (await gatherStory(store, sourcesOf, story));
  if (!story || !view) return edge.fail(c, 'missing');
  const acts = await store.acts.ofStories([story.id]),
    near = await headed(store, sourcesOf, await neighbours(edge, story, acts)),
    reader = edge.reader(c),
    { wrong, typed = { articles: new Set([c.req.query('article') ?? '']) } } = refused ?? {};
  const page = actPage(reader, {
    token: formToken(desk, c),
    made: edge.clock(),
    signedIn: c.get('visitor').account !== undefined,
    view,
    choices: [...new Map([...near, ...related].map((r) => [r.story.id, r])).values()],
    acts: await tellActs(store, sourcesOf, acts),
    typed,
    ...(wrong ? { wrong: reader.say(wrong) } : c.req.query('done') === undefined ? {} : { told: reader.say('act.done') }),
  });
  return edge.send(c, page);
}

/** Living stories that acts on this one had to do with. */
async function neighbours({ store }: Edge, story: Story, acts: readonly Act[]): Promise<readonly Story[]> {
  const named = new Set(acts.flatMap((a) => [a.storyId, a.intoId ?? '']).filter((id) => id !== ''));
  const living = await Promise.all([...named].map((id) => store.stories.resolve(id)));
  return store.stories.get([...new Set(living.filter((id) => id !== undefined && id !== story.id))] as string[]);
}

async function act(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { account } = c.get('visitor'),
    { store } = edge;
  if (!account) return edge.fail(c, 'signin');
  const story = await storyAsked(edge, c),
    which = FORMS.find((f) => f === c.req.param('form'));
  if (!story || !which) return edge.fail(c, 'missing');
  const read = await actOf(edge, form, which, story, account);
  if (typeof read === 'string') {
    c.status(400);
    return show(edge, desk, c, { wrong: read, typed: typedIn(form, which) });
  }
  if (await keepAct(desk.store, read)) return c.redirect(`/desk/story/${story.id}?done=${read.kind}`, 303);
  const [there] = await store.acts.get([read.id]);
  // A form that was sent twice is done; one whose act has been taken back meanwhile does not do it again.
  if (there && !there.undone) return c.redirect(`/desk/story/${story.id}?done=${read.kind}`, 303);
  c.status(409);
  return show(edge, desk, c, { wrong: 'act.wrong.undone', typed: typedIn(form, which) });
}

const typedIn = (form: FormData, which: ActForm): Typed => ({
  form: which,
  why: field(form, 'why', LONGEST_REASON),
  until: field(form, 'until', 40),
  address: field(form, 'address', 400),
  into: field(form, 'into', 64),
  kind: field(form, 'kind', 20),
  original: field(form, 'original', 64),
  articles: new Set([...form.getAll('article[]'), ...form.getAll('copy')].map(String)),
  figures: new Set(form.getAll('figure[]').map(String)),
});

/** What a form asks for, as an act; a word that says what is wrong with it otherwise. */
async function actOf(edge: Edge, form: FormData, which: ActForm, story: Story, account: Account): Promise<Act | WordKey> {
  const now = edge.clock(),
    given = field(form, 'until', 40).trim(),
    // The moment at which the form was made tells one sending of it from another.
    signed = signedBy(account, { why: field(form, 'why', LONGEST_REASON), made: field(form, 'made', 20), now, ...untilOf(given, edge.timezone) });
  if (typeof signed === 'string') return signed;
  const wanted = wantedIn(form, which);
  return wanted ? decideAct(edge.store, story, wanted, signed) : 'act.wrong.nothing';
}

const untilOf = (given: string, timezone: string): { readonly until?: number } => (given === '' ? {} : { until: instantOf(given, timezone) ?? NaN });

/** What a form wants; undefined where nothing that it can lead to was chosen. */
function wantedIn(form: FormData, which: ActForm): Wanted | undefined {
  const chosen = (name: string): readonly string[] => form.getAll(name).map(String),
    into = goalIn(form),
    isNew = field(form, 'address', 400).trim() === '' && (into === 'new' || into === '');
  switch (which) {
    case 'front': {
      const kind = (['pin', 'hold'] as const).find((k) => k === field(form, 'kind', 10));
      return kind && { kind };
    }
    case 'figures': {
      const kind = FIGURE_ACTS.find((k) => k === field(form, 'kind', 20));
      return kind && { kind, claimIds: chosen('figure[]') };
    }
    case 'retitle':
      return { kind: 'retitle', articleIds: [field(form, 'title', 64)] };
    case 'copies': {
      const address = field(form, 'address', 400).trim(),
        copyOf = address === '' ? field(form, 'original', 64) : address,
        articleIds = [field(form, 'copy', 64)];
      return copyOf === 'own' ? { kind: 'original', articleIds } : { kind: 'copy', articleIds, copyOf };
    }
    case 'affair':
      return into === 'new' ? { kind: 'leave' } : { kind: 'enter', into };
    case 'merge':
      return { kind: 'merge', into };
    case 'part':
      return { articleIds: chosen('article[]'), ...(isNew ? { kind: 'split' } : { kind: 'move', into }) };
  }
}

/** The story that a form names as its goal: its address, where one is given, before what is chosen. */
function goalIn(form: FormData): string {
  const address = field(form, 'address', 400).trim();
  return address === '' ? field(form, 'into', 64) : storyIn(address);
}

/** The id of a story in its address, or as it stands alone; empty where there is none. */
function storyIn(address: string): string {
  return /(?:^|\/story\/)([\w-]{1,64})(?:[/?#]|$)/.exec(address)?.[1] ?? '';
}

async function actAsked(edge: Edge, c: Context): Promise<Act | undefined> {
  const id = c.req.param('id') ?? '',
    [found] = isId(id) ? await edge.store.acts.get([id]) : [];
  return found?.kind === 'undo' ? undefined : found;
}

async function showUndo(edge: Edge, desk: Desk, c: Context, wrong?: WordKey): Promise<Response> {
  const found = await actAsked(edge, c),
    [told] = found ? await tellActs(edge.store, edge.sourcesOf, [found]) : [];
  if (!told) return edge.fail(c, 'missing');
  const reader = edge.reader(c),
    signedIn = c.get('visitor').account !== undefined;
  return edge.send(c, undoPage(reader, { token: formToken(desk, c), signedIn, told, ...(wrong ? { wrong: reader.say(wrong) } : {}) }));
}

async function undo(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { account } = c.get('visitor');
  if (!account) return edge.fail(c, 'signin');
  const found = await actAsked(edge, c);
  if (!found) return edge.fail(c, 'missing');
  if (found.undone) {
    c.status(409);
    return showUndo(edge, desk, c, 'act.wrong.undone');
  }
  const signed = signedBy(account, { why: field(form, 'why', LONGEST_REASON), made: '', now: edge.clock() });
  if (typeof signed === 'string') {
    c.status(400);
    return showUndo(edge, desk, c, signed);
  }
  const added = await keepUndo(desk.store, found, signed);
  if (added) return c.redirect(`/log/${found.id}`, 303);
  c.status(409);
  return showUndo(edge, desk, c, 'act.wrong.undone');
}
