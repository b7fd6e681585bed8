import { randomBytes } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Account } from '../../model/account.ts';
import { isOfFigures, LONGEST_REASON, type Act } from '../../model/act.ts';
import { idOf } from '../../model/id.ts';
import type { Store } from '../../store/store.ts';
import { decideAct, keepAct, keepUndo, signedBy, type Wanted } from '../desk/decide-act.ts';
import type { Edge } from '../edge.ts';
import { isId } from '../edge.ts';
import { Href } from '../href.ts';
import { speak, type WordKey } from '../words.ts';
import type { Action, Done } from './action.ts';
import { actData } from './from-story.ts';
import { Refusal } from './problem.ts';
import * as pages from './shapes-pages.ts';
import { Id } from './shapes.ts';

const MOST = 500;
const noNul = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
const why = z.string().min(1).max(LONGEST_REASON).refine(noNul, 'NUL is no character of a text').openapi({ description: 'The reason, which the log tells' }),
  until = z.iso.datetime({ offset: true }).optional().openapi({ description: 'From when on it binds no more' }),
  story = Id.openapi({ description: 'Which story; one that was merged means the one it is in' }),
  into = Id.openapi({ description: 'The other story' }),
  articles = z.array(Id).min(1).max(MOST).openapi({ description: 'Articles of the story; their reprints go along' });
const kind = <K extends string>(k: K) => z.literal(k);

/** One schema for each kind: a program that is made of OpenAPI cannot leave out what an act needs. */
const ActAsked = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: kind('pin'), story, why, until }).openapi('Pin', { description: 'Put it up on the front page' }),
    z.strictObject({ kind: kind('hold'), story, why, until }).openapi('Hold', { description: 'Keep it off the front page' }),
    z
      .strictObject({ kind: kind('retitle'), story, article: Id, why, until })
      .openapi('Retitle', { description: "Take this article's headline for the story's" }),
    z.strictObject({ kind: kind('split'), story, articles, why, until }).openapi('Split', { description: 'Make a story of its own of articles' }),
    z.strictObject({ kind: kind('move'), story, articles, into, why, until }).openapi('Move', { description: 'Put articles into another story' }),
    z.strictObject({ kind: kind('merge'), story, into, why, until }).openapi('Merge', { description: 'The same story as another' }),
    z
      .strictObject({ kind: kind('copy'), story, article: Id, of: Id.openapi({ description: 'The article that it is a copy of' }), why, until })
      .openapi('MarkCopy', { description: 'Mark an article of the story as a copy of another: it is no report of its own' }),
    z
      .strictObject({ kind: kind('original'), story, article: Id, why, until })
      .openapi('MarkOriginal', { description: "Mark an article of the story as a report of its own: nobody's copy" }),
    z.strictObject({ kind: kind('leave'), story, why }).openapi('Leave', { description: 'Take it out of its affair' }),
    z.strictObject({ kind: kind('enter'), story, into, why }).openapi('Enter', { description: "Put it into another story's affair" }),
    figures('same-question', 'SameQuestion', 'Figures answer one question'),
    figures('other-question', 'OtherQuestion', 'Figures answer different questions'),
    z.strictObject({ kind: kind('undo'), act: Id, why }).openapi('Undo', { description: 'Take an act back' }),
  ])
  .openapi('ActAsked', { description: 'What is to be done; signed with the name of the account whose token asks' });
type Body = z.output<typeof ActAsked>;

function figures<K extends 'same-question' | 'other-question'>(k: K, name: string, description: string) {
  const claims = z.array(Id).min(2).max(MOST).openapi({ description: 'Claims of the story that give figures' });
  return z.strictObject({ kind: kind(k), story, claims, why, until }).openapi(name, { description });
}

/** `POST /log.json`: what the desk does to stories, by the same rules and told in the same log. */
export const addAct: Action<typeof ActAsked, typeof pages.Act> = {
  id: 'addAct',
  path: '/log.json',
  summary: 'Do what an editor does at the desk: pin, hold, choose a headline, split, move, merge, mark copies, and take it back',
  scope: 'desk',
  body: ActAsked,
  answer: pages.Act,
  run: (edge, { body, account, sending }) => (body.kind === 'undo' ? undo(edge, body, account) : add(edge, body, account, sending)),
};

async function add({ store, clock }: Edge, body: Exclude<Body, { kind: 'undo' }>, account: Account, sending = randomBytes(16).toString('hex')) {
  // The key together with what it was sent with: sent again it is the same act, whatever has become of the stories since.
  const id = idOf('act', account.id, sending, JSON.stringify(body)),
    known = await doneBefore(store, id);
  if (known) return known;
  const resolved = isId(body.story) ? await store.stories.resolve(body.story) : undefined,
    [story] = resolved === undefined ? [] : await store.stories.get([resolved]);
  if (!story) return new Refusal('not-found', `story ${body.story.slice(0, 64)}`);
  const signed = signedBy(account, {
    why: body.why,
    made: sending,
    id,
    now: clock(),
    ...('until' in body && body.until !== undefined ? { until: Date.parse(body.until) } : {}),
  });
  if (typeof signed === 'string') return refused(signed);
  const wanted = wantedBy(body),
    strange = await strangers(store, story.id, wanted.articleIds ?? []);
  if (strange !== undefined) return new Refusal('body-invalid', `article ${strange} is not in the story`);
  const act = await decideAct(store, story, wanted, signed);
  if (typeof act === 'string') return refused(act);
  // On a page one chooses among figures; a program may name what is none, and would not see that it was left out.
  if (isOfFigures(act) && new Set(wanted.claimIds).size !== act.figures?.length) return new Refusal('body-invalid', 'claims: not all are figures of the story');
  if (await keepAct(store, act)) return { answer: actData(act), at: placeOf(act), before: false };
  return (await doneBefore(store, id)) ?? new Refusal('act-undone');
}

async function undo({ store, clock }: Edge, body: Extract<Body, { kind: 'undo' }>, account: Account): Promise<Done<z.output<typeof pages.Act>> | Refusal> {
  const [found] = isId(body.act) ? await store.acts.get([body.act]) : [];
  if (!found || found.kind === 'undo') return new Refusal('not-found', `act ${body.act.slice(0, 64)}`);
  const signed = signedBy(account, { why: body.why, made: '', now: clock() });
  if (typeof signed === 'string') return refused(signed);
  const before = !(await keepUndo(store, found, signed)),
    [now] = await store.acts.get([found.id]);
  // The same wish sent again is done; another's was first otherwise.
  if (before && (now?.undone?.by !== signed.by || now.undone.why !== signed.why)) return new Refusal('act-undone');
  return { answer: actData(now ?? found), at: placeOf(found), before };
}

/** What the same request did before; a refusal where that has been taken back since. */
async function doneBefore(store: Store, id: string): Promise<Done<z.output<typeof pages.Act>> | Refusal | undefined> {
  const [act] = await store.acts.get([id]);
  if (!act) return undefined;
  return act.undone ? new Refusal('act-undone') : { answer: actData(act), at: placeOf(act), before: true };
}

function wantedBy(body: Exclude<Body, { kind: 'undo' }>): Wanted {
  return {
    kind: body.kind,
    ...('into' in body ? { into: body.into } : {}),
    ...('article' in body ? { articleIds: [body.article] } : {}),
    ...('of' in body ? { copyOf: body.of } : {}),
    ...('articles' in body ? { articleIds: body.articles } : {}),
    ...('claims' in body ? { claimIds: body.claims } : {}),
  };
}

/** An article that is named and is not in the story. */
async function strangers(store: Store, storyId: string, articleIds: readonly string[]): Promise<string | undefined> {
  if (articleIds.length === 0) return undefined;
  const members = new Set((await store.stories.members(storyId)).map((m) => m.articleId));
  return articleIds.find((id) => !members.has(id));
}

/** A rule of the desk, in the words in which its page says it. */
const refused = (word: WordKey): Refusal => new Refusal('act-refused', speak('en')(word).replace(/\.$/, ''), word.replace(/^act\.wrong\./, ''));
const placeOf = ({ id }: Act): string => `${Href.to(['log', id]).value}.json`;
