import { bodyRange } from '../model/revision.ts';
import { parseQuery } from '../serve/query.ts';
import { withStore } from './open.ts';
import type { Run } from './table.ts';
