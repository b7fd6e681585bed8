import type { Account } from '../../model/account.ts';
import { reasonOf, type Act, type ActKind, type Signed as SignedAct } from '../../model/act.ts';
import { idOf } from '../../model/id.ts';
import type { Story } from '../../model/story.ts';
import { next } from '../../model/work.ts';
import type { Store } from '../../store/store.ts';
import { isId } from '../edge.ts';
import type { WordKey } from '../words.ts';
import { affairChange, affairMerged } from './act-affair.ts';
import { copyChosen } from './act-copies.ts';
import { figuresChosen } from './act-figures.ts';
import { refusal } from './act-rules.ts';

/** What an editor wants done to a story, whether a form of the desk asks for it or a program. */
export interface Wanted {
  readonly kind: Exclude<ActKind, 'grant' | 'remove' | 'undo'>;
  /** The id of the other story, as it was given. */
  readonly into?: string;
  readonly articleIds?: readonly string[];
  /** Of a copy: its original, by its id or its address. */
  readonly copyOf?: string;
  /** Ids of claims that give figures. */
  readonly claimIds?: readonly string[];
}

/** An act's name, time, reason and end. */
export type Signed = Pick<SignedAct, 'at' | 'accountId' | 'by' | 'why' | 'until'> & {
  /** Tells one sending of the same wish from another. */
  readonly made: string;
  /** The id that the act is to have, where who asks has chosen one. */
  readonly id?: string;
};

export interface Signing {
  readonly why: string;
  readonly made: string;
  /** Epoch ms; NaN where what was typed is no time. */
  readonly until?: number;
  readonly now: number;
  readonly id?: string;
}

/** Signs with the name of an account; a word that says what is wrong with the reason or the end otherwise. */
export function signedBy({ id: accountId, name }: Account, { why, made, until, now, id }: Signing): Signed | WordKey {
  const reason = reasonOf(why);
  if (reason === '') return 'act.wrong.why';
  if (until !== undefined && !(until > now)) return 'act.wrong.until';
  return { at: now, accountId, by: name, why: reason, made, ...(until === undefined ? {} : { until }), ...(id === undefined ? {} : { id }) };
}

/** What is wanted, as an act; a word that says why it cannot be done otherwise. THE rules of the desk, for forms and programs alike. */
export async function decideAct(store: Store, story: Story, wanted: Wanted, signed: Signed): Promise<Act | WordKey> {
  const { kind, into = '', articleIds = [], claimIds = [], copyOf } = wanted;
  switch (kind) {
    case 'pin':
    case 'hold':
      return frontAct(store, kind, story, signed);
    case 'retitle':
      return retitleAct(store, articleIds[0] ?? '', story, signed);
    case 'same-question':
    case 'other-question': {
      const chosen = await figuresChosen(store, story.id, kind, new Set(claimIds));
      return typeof chosen === 'string' ? chosen : signedAct(signed, { ...chosen, storyId: story.id });
    }
    case 'copy':
    case 'original': {
      const chosen = await copyChosen(store, kind, articleIds[0] ?? '', copyOf ?? '', story, signed.at);
      return typeof chosen === 'string' ? chosen : signedAct(signed, { ...chosen, kind, storyId: story.id });
    }
    case 'leave':
    case 'enter':
      return affairAct(store, kind, into, story, signed);
    case 'merge':
    case 'split':
    case 'move':
      return placingAct(store, kind, into, new Set(articleIds), story, signed);
  }
}

/** An act and the work that does it, or neither; false where it is there already. */
export function keepAct(store: Store, act: Act): Promise<boolean> {
  return store.in(async (tx) => {
    const added = await tx.acts.add(act);
    if (added) await tx.work.add([next('acts', act.id, undefined)]);
    return added;
  });
}

/** Keeps the act that takes another one back; what was removed may come again from then on, and no work does it. False where it is taken back already. */
export function keepUndo(store: Store, undone: Act, signed: Signed): Promise<boolean> {
  const act = undoing(undone, signed);
  if (!undone.removal) return keepAct(store, act);
  return store.in(async (tx) => {
    const added = await tx.acts.add(act);
    if (added) for (const id of undone.articleIds) await tx.removals.lift(id);
    return added;
  });
}

/** The act that takes another one back; of each there is one. */
function undoing({ id, storyId, intoId }: Act, { at, accountId, by, why }: Signed): Act {
  return {
    id: idOf('undo', id),
    kind: 'undo',
    at,
    accountId,
    by,
    why,
    storyId,
    ...(intoId === undefined ? {} : { intoId }),
    articleIds: [],
    undoes: id,
  };
}

function signedAct({ made, id: chosen, ...signed }: Signed, more: Pick<Act, 'kind' | 'storyId'> & Partial<Act>): Act {
  const { kind, storyId, intoId = '', articleIds = [], copyOf, figures = [] } = more,
    { accountId, why, until = '' } = signed,
    id =
      chosen ??
      idOf('act', accountId, made, kind, storyId, intoId, why, until, ...articleIds, ...(copyOf === undefined ? [] : [copyOf]), ...figures.map((f) => f.key));
  return { ...signed, ...more, articleIds, id };
}

async function frontAct(store: Store, kind: 'pin' | 'hold', story: Story, signed: Signed): Promise<Act | WordKey> {
  const standing = await store.acts.holding(['pin', 'hold'], signed.at, story.id);
  return standing.at(-1)?.kind === kind ? 'act.wrong.again' : signedAct(signed, { kind, storyId: story.id });
}

async function retitleAct(store: Store, articleId: string, story: Story, signed: Signed): Promise<Act | WordKey> {
  const members = await store.stories.members(story.id);
  if (!members.some((m) => m.articleId === articleId)) return 'act.wrong.nothing';
  const standing = await store.acts.holding(['retitle'], signed.at, story.id);
  if (standing.at(-1)?.articleIds.includes(articleId)) return 'act.wrong.again';
  return signedAct(signed, { kind: 'retitle', storyId: story.id, articleIds: [articleId] });
}

async function affairAct(store: Store, kind: 'leave' | 'enter', named: string, story: Story, { until: _endless, ...signed }: Signed): Promise<Act | WordKey> {
  const into = kind === 'leave' ? undefined : await living(store, named);
  if (kind === 'enter' && !into) return named === '' ? 'act.wrong.nothing' : 'act.wrong.into';
  const affair = await affairChange(store, story, into);
  if (typeof affair === 'string') return `act.wrong.${affair}`;
  return { ...signedAct(signed, { kind, storyId: story.id, ...(into ? { intoId: into.id } : {}) }), affair };
}

async function living(store: Store, named: string): Promise<Story | undefined> {
  const id = isId(named) ? await store.stories.resolve(named) : undefined;
  return id === undefined ? undefined : (await store.stories.get([id]))[0];
}

async function placingAct(
  store: Store,
  kind: 'merge' | 'split' | 'move',
  named: string,
  chosen: ReadonlySet<string>,
  story: Story,
  signed: Signed,
): Promise<Act | WordKey> {
  const members = await store.stories.members(story.id),
    articleIds = kind === 'merge' ? [] : members.filter((m) => chosen.has(m.articleId)).map((m) => m.articleId),
    into = kind === 'split' ? undefined : await living(store, named);
  if (kind !== 'split' && !into) return named === '' ? 'act.wrong.nothing' : 'act.wrong.into';
  const wrong = await refusal(store, { kind, story, members, articleIds, now: signed.at, ...(into ? { into } : {}) });
  if (wrong) return `act.wrong.${wrong}`;
  const affair = kind === 'merge' && into ? await affairMerged(store, story, into) : undefined,
    made = signedAct(signed, { kind, storyId: story.id, articleIds, ...(into ? { intoId: into.id } : {}), ...(affair ? { affair } : {}) });
  return kind === 'split' ? { ...made, intoId: idOf('story', made.id) } : made;
}
