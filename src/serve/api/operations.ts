import { changes } from './changes.ts';
import { front, section } from './front.ts';
import { article, search, story } from './news.ts';
import type { Operation } from './operation.ts';

/** THE table of the API's addresses: routes and OpenAPI are made from it. */
export const OPERATIONS: readonly Operation[] = [front, section, story, article, search, changes];
