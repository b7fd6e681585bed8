import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Scope } from '../../model/token.ts';
import type { Edge } from '../edge.ts';
import { Refusal } from './problem.ts';

/** That what was asked for is at another address now: of a merged story that of the one it is in. */
export class Moved {
  readonly to: string;
  constructor(to: string) {
    this.to = to;
  }
}

/** What one request asks of an operation. */
export interface Asked<Q> {
  /** What stands in the path before `.json`, where something does. */
  readonly key: string;
  readonly query: Q;
  readonly c: Context;
}

/** One address of the API: what may be asked there, and what is answered. */
export interface Operation {
  /** Its name in OpenAPI. */
  readonly id: string;
  /** `/story/{id}.json` */
  readonly path: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  /** For how long an answer may be behind the store, ms; 0 = not at all. */
  readonly fresh: number;
  /** Whether it is of the languages that the reader asks for. */
  readonly isByLanguage: boolean;
  run(edge: Edge, asked: Asked<unknown>): Promise<unknown>;
}

interface Described<Q extends z.ZodObject, A extends z.ZodType> {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly scope?: Scope;
  readonly query?: Q;
  readonly answer: A;
  readonly fresh?: number;
  readonly isByLanguage?: boolean;
  readonly run: (edge: Edge, asked: Asked<z.output<Q>>) => Promise<z.output<A> | Refusal | Moved>;
}

const FRESH = 2000;
const NOTHING = z.object({});

export function operation<A extends z.ZodType, Q extends z.ZodObject = typeof NOTHING>(given: Described<Q, A>): Operation {
  const { scope = 'read', fresh = FRESH, isByLanguage = false, query = NOTHING, run, ...rest } = given;
  return { ...rest, scope, fresh, isByLanguage, query, run: (edge, asked) => run(edge, asked as Asked<z.output<Q>>) };
}

/** Where to read on in a list. */
export const after = z.string().max(400).optional().openapi({ description: '`next` of the page before' });
export const lang = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .optional()
  .openapi({
    description: 'A BCP 47 primary tag; else Accept-Language decides, and where it names none that has stories, the language with most',
    example: 'en',
  });

/** What a query asks, where every parameter is one of the operation's, stands once, and has a value that it may have. */
export function readQuery({ query }: Pick<Operation, 'query'>, given: Readonly<Record<string, readonly string[]>>): unknown {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(query.shape, name));
  if (unknown !== undefined) return new Refusal('parameter-unknown', `"${unknown.slice(0, 60).toWellFormed()}"`);
  const several = Object.entries(given).find(([, values]) => values.length > 1);
  if (several) return new Refusal('parameter-invalid', `${several[0]} stands there more than once`);
  const read = query.safeParse(Object.fromEntries(Object.entries(given).map(([name, [value = '']]) => [name, value.toWellFormed()])));
  if (read.success && !Object.values(given).some(([value]) => value?.includes('\0'))) return read.data;
  const [issue] = read.error?.issues ?? [],
    name = String(issue?.path[0] ?? '');
  if (issue?.code === 'too_big' && issue.origin === 'string') return new Refusal('query-too-long', `${name} has more than ${issue.maximum} characters`);
  return new Refusal('parameter-invalid', name === '' ? 'NUL is no character of a text' : `${name}: ${issue?.message}`);
}
