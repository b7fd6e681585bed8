import { z } from '@hono/zod-openapi';
import type { Store } from '../../store/store.ts';
import { Refusal } from '../api/problem.ts';
import { LONGEST } from '../routes/verify.ts';
import { TOOL_WORDS } from '../words-mcp.ts';
import type { Ask, Fields } from './ask.ts';
import { explained } from './explain.ts';
import type { Bounds } from './fence.ts';
import { said } from './said.ts';
import { searched } from './search.ts';

export type ToolName = keyof typeof TOOL_WORDS;
export type Arguments = Readonly<Record<string, string | undefined>>;

/** What tools answer from. */
export interface Paper {
  readonly ask: Ask;
  readonly store: Store;
  /** Told of errors that should not happen. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** One thing that an agent may ask: what it may say, and which answers of the API are its answer. Every argument is a text. */
export interface Tool {
  readonly input: z.ZodObject;
  /** Most of a list, by the name of its field. */
  readonly most?: (given: Arguments) => NonNullable<Bounds['most']>;
  /** Whether passages bear their hash. */
  readonly hashed?: true;
  run(paper: Paper, given: Arguments): Promise<Fields | Refusal>;
}

const ID = z.string().regex(/^[\w-]{1,64}$/),
  lang = z.string().regex(/^[a-z]{2,3}$/).optional(), // prettier-ignore
  at = z.string().max(40).optional(),
  after = z.string().max(400).optional(),
  words = (most: number) => z.string().trim().min(1).max(most);

/** Lists of a story that can be had at length, as the API names them. */
const PARTS = 'reports lines figures statements timeline corrections outdated lost sure people related editions developments places cited hubs acts'.split(' ');

/** What of them leads. */
const FEW = { reports: 12, lines: 6, figures: 6, statements: 8, timeline: 10, related: 5, people: 8, cited: 0, places: 0, acts: 3 };

const without = (fields: Fields, ...names: readonly string[]): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
const each = (list: unknown, make: (one: Fields) => Fields): Fields[] => (Array.isArray(list) ? list.map((one) => make(one as Fields)) : []);
const isRefused = (answer: Fields | Refusal): answer is Refusal => answer instanceof Refusal;
async function made(answer: Promise<Fields | Refusal>, make: (fields: Fields) => Fields): Promise<Fields | Refusal> {
  const found = await answer;
  return isRefused(found) ? found : make(found);
}
/** Exactly one of two arguments. */
const either = (one: string | undefined, other: string | undefined, names: string): Refusal | undefined =>
  (one === undefined) === (other === undefined) ? new Refusal('parameter-invalid', `Give either ${names}`) : undefined;

/** THE table of tools. */
export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  front_page: {
    input: z.strictObject({ lang, at, after }),
    most: () => ({ stories: 33, outlets: 8, lines: 2 }),
    // Why each stands where it stands is `explain`'s to say.
    run: ({ ask }, query) => made(ask(['front'], query), (front) => ({ ...front, stories: each(front['stories'], (s) => without(s, 'receipt')) })),
  },
  story: {
    input: z.strictObject({ story: ID, part: z.enum(PARTS).optional() }),
    most: ({ part }) => (part === undefined ? FEW : { [part]: 200 }),
    run: ({ ask }, { story = '', part }) =>
      made(ask(['story', story]), (found) => {
        const told = { ...found, reports: each(found['reports'], (r) => without(r, 'why', 'joinedAt', 'drawsOn')) };
        return part === undefined ? told : { ...without(told, ...PARTS, 'unlisted'), [part]: told[part as keyof typeof told] };
      }),
  },
  article: {
    input: z.strictObject({ article: ID }),
    most: () => ({ blocks: 300, statements: 40, figures: 40 }),
    run: ({ ask }, { article = '' }) => ask(['article', article]),
  },
  search: {
    input: z.strictObject({ q: words(400), after }),
    run: ({ ask }, { q = '', after: place }) => searched(ask, { q, after: place }),
  },
  figures: {
    input: z.strictObject({ story: ID.optional(), q: words(380).optional() }),
    most: () => ({ figures: 40, answers: 30 }),
    run: async ({ ask }, { story, q }) => {
      const wrong = either(story, q, 'story or q');
      if (wrong) return wrong;
      if (story === undefined) return searched(ask, { q: `${q} has:figure` });
      return made(ask(['story', story]), ({ story: id, headline, figures }) => ({ story: id, headline, figures }));
    },
  },
  who_said: {
    input: z.strictObject({ who: words(120), about: words(250).optional(), after }),
    most: () => ({ said: 40, about: 20 }),
    run: ({ ask }, given) => said(ask, given),
  },
  since: {
    input: z.strictObject({ at, lang }),
    most: () => ({ opened: 30, grown: 30, figures: 12, newest: 3, answers: 6 }),
    run: ({ ask }, query) => ask(['since'], query),
  },
  compare: {
    input: z.strictObject({ a: words(2000), b: words(2000) }),
    most: () => ({ rows: 200 }),
    run: ({ ask }, query) => ask(['compare'], query),
  },
  verify_quote: {
    input: z.strictObject({ quote: words(LONGEST.quote), speaker: words(LONGEST.speaker).optional() }),
    hashed: true,
    most: () => ({ places: 8 }),
    run: ({ ask }, query) => made(ask(['verify'], query), (found) => without(found, 'quote', 'speaker')),
  },
  verify_figure: {
    input: z.strictObject({ figure: words(LONGEST.figure), claimant: words(LONGEST.claimant).optional() }),
    hashed: true,
    most: () => ({ places: 8, answers: 12 }),
    run: ({ ask }, query) => made(ask(['verify'], query), (found) => without(found, 'figure', 'claimant')),
  },
  explain: {
    input: z.strictObject({ story: ID.optional(), article: ID.optional() }),
    most: () => ({ reports: 30, articles: 30 }),
    run: async (paper, { story, article }) => either(story, article, 'story or article') ?? explained(paper, { story, article }),
  },
};
