import type { Context, Hono } from 'hono';
import type { Account } from '../../model/account.ts';
import type { Act, Signed as SignedAct } from '../../model/act.ts';
import { idOf } from '../../model/id.ts';
import type { Membership, Story } from '../../model/story.ts';
import { next } from '../../model/work.ts';
import type { Store } from '../../store/store.ts';
import { isId, type Edge } from '../edge.ts';
import { instantOf } from '../format.ts';
import { tellActs } from '../gather/acts.ts';
import { headed } from '../gather/naming.ts';
import { relatedTo } from '../gather/related.ts';
import { gatherStory } from '../gather/story.ts';
import type { WordKey } from '../words.ts';
import { affairChange, affairMerged } from './act-affair.ts';
import { figuresChosen } from './act-figures.ts';
import { refusal } from './act-rules.ts';
import type { Desk } from './desk.ts';
import { field, formOf, isAnswer } from './gate.ts';
import { actPage, undoPage, type Typed } from './page-act.ts';
import { formToken } from './visitor.ts';

const LONGEST_REASON = 500;
/** Forms of a story's page at the desk, and the acts that each can lead to. */
const FORMS = ['part', 'merge', 'affair', 'figures', 'front', 'retitle'] as const;
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
  if (await keepAct(desk, read)) return c.redirect(`/desk/story/${story.id}?done=${read.kind}`, 303);
  const [there] = await store.acts.get([read.id]);
  // A form that was sent twice is done; one whose act has been taken back meanwhile does not do it again.
  if (there && !there.undone) return c.redirect(`/desk/story/${story.id}?done=${read.kind}`, 303);
  c.status(409);
  return show(edge, desk, c, { wrong: 'act.wrong.undone', typed: typedIn(form, which) });
}

/** An act and the work that does it, or neither; false where it is there already. */
function keepAct(desk: Desk, act: Act): Promise<boolean> {
  return desk.store.in(async (tx) => {
    const added = await tx.acts.add(act);
    if (added) await tx.work.add([next('acts', act.id, undefined)]);
    return added;
  });
}

/** What was removed may come again from now on. */
function liftRemoval(desk: Desk, removal: Act, taken: Act): Promise<boolean> {
  return desk.store.in(async (tx) => {
    const added = await tx.acts.add(taken);
    if (added) for (const id of removal.articleIds) await tx.removals.lift(id);
    return added;
  });
}

const typedIn = (form: FormData, which: ActForm): Typed => ({
  form: which,
  why: field(form, 'why', LONGEST_REASON),
  until: field(form, 'until', 40),
  address: field(form, 'address', 400),
  into: field(form, 'into', 64),
  kind: field(form, 'kind', 20),
  articles: new Set(form.getAll('article[]').map(String)),
  figures: new Set(form.getAll('figure[]').map(String)),
});

/** What a form asks for, as an act; a word that says what is wrong with it otherwise. */
async function actOf(edge: Edge, form: FormData, which: ActForm, story: Story, account: Account): Promise<Act | WordKey> {
  const { store } = edge,
    now = edge.clock(),
    signed = signedWith(edge, form, account, now);
  if (typeof signed === 'string') return signed;
  const members = await store.stories.members(story.id);
  if (which === 'front') return frontAct(edge, field(form, 'kind', 10), story, signed);
  if (which === 'retitle') return retitleAct(edge, field(form, 'title', 64), story, members, signed);
  if (which === 'figures') return figuresAct(edge, form, story, signed);
  if (which === 'affair') return affairAct(edge, form, story, signed);
  return placingAct(edge, form, which, story, members, signed);
}

type Signed = Pick<SignedAct, 'at' | 'accountId' | 'by' | 'why' | 'until'> & { readonly made: string };

/** Name, time, reason and end of an act. With the moment at which its form was made they tell one sending of it from another. */
function signedWith(edge: Edge, form: FormData, { id, name }: Account, now: number): Signed | WordKey {
  const why = field(form, 'why', LONGEST_REASON).replace(/\s+/g, ' ').trim(),
    given = field(form, 'until', 40).trim(),
    until = given === '' ? undefined : instantOf(given, edge.timezone);
  if (why === '') return 'act.wrong.why';
  if (given !== '' && (until === undefined || until <= now)) return 'act.wrong.until';
  return { at: now, accountId: id, by: name, why, made: field(form, 'made', 20), ...(until === undefined ? {} : { until }) };
}

function signedAct({ made, ...signed }: Signed, more: Pick<Act, 'kind' | 'storyId'> & Partial<Act>): Act {
  const { kind, storyId, intoId = '', articleIds = [], figures = [] } = more,
    { accountId, why, until = '' } = signed;
  return { ...signed, ...more, articleIds, id: idOf('act', accountId, made, kind, storyId, intoId, why, until, ...articleIds, ...figures.map((f) => f.key)) };
}

async function frontAct(edge: Edge, asked: string, story: Story, signed: Signed): Promise<Act | WordKey> {
  const kind = (['pin', 'hold'] as const).find((k) => k === asked);
  if (!kind) return 'act.wrong.nothing';
  const standing = await edge.store.acts.holding(['pin', 'hold'], signed.at, story.id);
  return standing.at(-1)?.kind === kind ? 'act.wrong.again' : signedAct(signed, { kind, storyId: story.id });
}

async function retitleAct(edge: Edge, articleId: string, story: Story, members: readonly Membership[], signed: Signed): Promise<Act | WordKey> {
  const member = members.find((m) => m.articleId === articleId);
  if (!member) return 'act.wrong.nothing';
  const standing = await edge.store.acts.holding(['retitle'], signed.at, story.id);
  if (standing.at(-1)?.articleIds.includes(articleId)) return 'act.wrong.again';
  return signedAct(signed, { kind: 'retitle', storyId: story.id, articleIds: [articleId] });
}

async function figuresAct({ store }: Edge, form: FormData, story: Story, signed: Signed): Promise<Act | WordKey> {
  const chosen = await figuresChosen(store, story.id, field(form, 'kind', 20), new Set(form.getAll('figure[]').map(String)));
  return typeof chosen === 'string' ? chosen : signedAct(signed, { ...chosen, storyId: story.id });
}

async function affairAct({ store }: Edge, form: FormData, story: Story, { until: _endless, ...signed }: Signed): Promise<Act | WordKey> {
  const named = goalIn(form),
    kind = named === 'new' ? 'leave' : 'enter',
    into = kind === 'leave' ? undefined : await living(store, named);
  if (kind === 'enter' && !into) return named === '' ? 'act.wrong.nothing' : 'act.wrong.into';
  const affair = await affairChange(store, story, into);
  if (typeof affair === 'string') return `act.wrong.${affair}`;
  return { ...signedAct(signed, { kind, storyId: story.id, ...(into ? { intoId: into.id } : {}) }), affair };
}

/** The story that a form names as its goal: its address, where one is given, before what is chosen. */
function goalIn(form: FormData): string {
  const address = field(form, 'address', 400).trim();
  return address === '' ? field(form, 'into', 64) : storyIn(address);
}

async function living(store: Store, named: string): Promise<Story | undefined> {
  const id = isId(named) ? await store.stories.resolve(named) : undefined;
  return id === undefined ? undefined : (await store.stories.get([id]))[0];
}

async function placingAct(
  { store }: Edge,
  form: FormData,
  which: 'part' | 'merge',
  story: Story,
  members: readonly Membership[],
  signed: Signed,
): Promise<Act | WordKey> {
  const chosen = new Set(form.getAll('article[]').map(String)),
    articleIds = which === 'merge' ? [] : members.filter((m) => chosen.has(m.articleId)).map((m) => m.articleId),
    named = goalIn(form),
    empty = field(form, 'address', 400).trim() === '',
    kind = which === 'merge' ? 'merge' : empty && (named === 'new' || named === '') ? 'split' : 'move',
    into = kind === 'split' ? undefined : await living(store, named);
  if (kind !== 'split' && !into) return named === '' ? 'act.wrong.nothing' : 'act.wrong.into';
  const wrong = await refusal(store, { kind, story, members, articleIds, now: signed.at, ...(into ? { into } : {}) });
  if (wrong) return `act.wrong.${wrong}`;
  const affair = kind === 'merge' && into ? await affairMerged(store, story, into) : undefined,
    made = signedAct(signed, { kind, storyId: story.id, articleIds, ...(into ? { intoId: into.id } : {}), ...(affair ? { affair } : {}) });
  return kind === 'split' ? { ...made, intoId: idOf('story', made.id) } : made;
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
  const why = field(form, 'why', LONGEST_REASON).replace(/\s+/g, ' ').trim(),
    { storyId, intoId } = found;
  if (why === '') {
    c.status(400);
    return showUndo(edge, desk, c, 'act.wrong.why');
  }
  const taken: Act = {
    id: idOf('undo', found.id),
    kind: 'undo',
    at: edge.clock(),
    accountId: account.id,
    by: account.name,
    why,
    storyId,
    ...(intoId === undefined ? {} : { intoId }),
    articleIds: [],
    undoes: found.id,
  };
  const added = await (found.removal ? liftRemoval(desk, found, taken) : keepAct(desk, taken));
  if (added) return c.redirect(`/log/${found.id}`, 303);
  c.status(409);
  return showUndo(edge, desk, c, 'act.wrong.undone');
}
