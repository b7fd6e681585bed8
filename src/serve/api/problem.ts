import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ERRORS, type ErrorCode } from '../../errors.ts';
import type { Scope } from '../../model/token.ts';
import type { FailureCode } from '../pages/failure.ts';

/** What is not answered, and why: a code of the table of errors with the particulars of this case. */
export class Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
  /** Which of several rules it was, for programs. */
  readonly reason: string | undefined;
  constructor(code: ErrorCode, detail = '', reason?: string) {
    this.code = code;
    this.detail = detail;
    this.reason = reason;
  }
}

/** Where agents ask. */
export const MCP_PATH = '/mcp';

/** Whether a path is one that programs ask: of the API or of MCP. Feeds are none, whatever they end with. */
export const isData = (path: string): boolean => path === MCP_PATH || (path.endsWith('.json') && !/(?:^|\/)feed\.json$|^\/\.well-known\//.test(path));

/** Sends a refusal as `application/problem+json` (RFC 9457). */
export function problem(c: Context, { code, detail, reason }: Refusal): Response {
  const { happened, todo, status } = ERRORS[code],
    body = { type: `urn:broadsheet:problem:${code}`, title: happened, status, detail: detail === '' ? todo : `${detail}. ${todo}`, code, reason };
  c.header('Cache-Control', 'no-store');
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, { 'Content-Type': 'application/problem+json' });
}

/** RFC 6750, section 3.1. */
export function lacking(c: Context, scope: Scope): Response {
  c.header('WWW-Authenticate', `Bearer realm="broadsheet", error="insufficient_scope", scope="${scope}"`);
  return problem(c, new Refusal('scope-insufficient', `It wants the scope "${scope}"`));
}

/** What fails before a request reaches the API, in its terms. */
const FAILED: Readonly<Record<FailureCode, ErrorCode>> = {
  missing: 'not-found',
  removed: 'article-removed',
  wrong: 'parameter-invalid',
  time: 'parameter-invalid',
  foreign: 'foreign',
  large: 'too-large',
  host: 'host-unknown',
  broken: 'internal',
  closed: 'closed',
  signin: 'sign-in',
  stale: 'foreign',
};

export function failProblem(c: Context, failed: FailureCode): Response {
  // RFC 6750, section 3.1: who sends no token is told no more than that one is wanted.
  if (failed === 'signin') c.header('WWW-Authenticate', 'Bearer realm="broadsheet"');
  return problem(c, new Refusal(FAILED[failed]));
}
