import { hub, saga, source, where, who } from './about.ts';
import { changes } from './changes.ts';
import { front, section } from './front.ts';
import { article, search, story } from './news.ts';
import type { Action } from './action.ts';
import { addAct } from './acts.ts';
import type { Operation } from './operation.ts';
import { corrections, hubs, log, logEntry, method, people, places, since, sources, status } from './paper.ts';
import { compare, verify } from './verify.ts';

/** THE table of the API's addresses: routes and OpenAPI are made from it. */
export const OPERATIONS: readonly Operation[] = [
  front,
  section,
  story,
  article,
  search,
  changes,
  verify,
  compare,
  since,
  corrections,
  saga,
  hub,
  who,
  where,
  source,
  hubs,
  people,
  places,
  sources,
  log,
  logEntry,
  status,
  method,
];

/** What can be sent to the API to be done. */
export const ACTIONS: readonly Action[] = [addAct as Action];
