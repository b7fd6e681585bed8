import { OpenAPIHono, z, type RouteConfig } from '@hono/zod-openapi';
import { ERRORS, type ErrorCode } from '../../errors.ts';
import { SCOPES } from '../../model/token.ts';
import type { Operation } from './operation.ts';
import { LONGEST_KEY, type Action } from './action.ts';
import { ACTIONS, OPERATIONS } from './operations.ts';

const Problem = z
  .object({
    type: z.string().openapi({ example: 'urn:broadsheet:problem:cursor-invalid' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    reason: z.string().optional().openapi({ description: 'Of `act-refused`: which rule of the desk', example: 'again' }),
  })
  .openapi('Problem', { description: 'RFC 9457; `code` is one of docs/errors.md' });

/** The parameter that stands in a path. */
const keyOf = (path: string): string | undefined => /\{(\w+)\}/.exec(path)?.[1];

/** What the API is, as OpenAPI 3.1. @param base the paper's own address. */
export function openApi(base: string): unknown {
  const doc = new OpenAPIHono(),
    registry = doc.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: `A token of this paper, with scopes out of: ${SCOPES.join(', ')}. None is needed where nobody can sign in yet, from the machine itself.`,
  });
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'broadsheet-session' });
  const refused = { description: 'What went wrong, as a code', content: { 'application/problem+json': { schema: Problem } } };
  for (const operation of OPERATIONS) registry.registerPath(pathOf(operation, refused));
  for (const action of ACTIONS) registry.registerPath(actionPath(action, refused));
  return doc.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Broadsheet',
      version: '1',
      description:
        'Every page of the paper as data. Words are those of sources, letter for letter, each with the place it stands in; nothing is generated. Fields may be added; what is here keeps its meaning.',
    },
    servers: [{ url: base }],
  });
}

/** An operation as OpenAPI has it. */
function pathOf({ id, path, summary, scope, query, answer }: Operation, refused: RouteConfig['responses'][string]): RouteConfig {
  const key = keyOf(path),
    moves = /^\/(?:story|saga)\/\{/.test(path);
  return {
    method: 'get',
    path,
    operationId: id,
    summary,
    security: [{ token: [scope] }, { session: [] }],
    request: { query, ...(key === undefined ? {} : { params: z.object({ [key]: z.string() }) }) },
    responses: {
      200: { description: summary, content: { 'application/json': { schema: answer } } },
      ...(moves ? { 301: { description: 'It is part of another one now' } } : {}),
      304: { description: 'What If-None-Match names is still so' },
      default: refused,
    },
  };
}

/** What can be sent, as OpenAPI has it. A cookie does not let it in. */
function actionPath({ id, path, summary, scope, body, answer }: Action, refused: RouteConfig['responses'][string]): RouteConfig {
  const told = { description: summary, content: { 'application/json': { schema: answer } } },
    key = z.string().max(LONGEST_KEY).optional().openapi({ description: 'The same body sent again with the same key is done once' });
  return {
    method: 'post',
    path,
    operationId: id,
    summary,
    security: [{ token: [scope] }],
    request: { headers: z.object({ 'Idempotency-Key': key }), body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: { 200: { ...told, description: 'It had been done by the same request before' }, 201: told, default: refused },
  };
}
