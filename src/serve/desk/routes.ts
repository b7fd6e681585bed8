import type { Hono } from 'hono';
import type { Edge } from '../edge.ts';
import { actRoutes } from './act.ts';
import { grantRoutes } from './grants.ts';
import { hubRoutes } from './hubs.ts';
import { loginRoutes } from './login.ts';
import { manageRoutes } from './manage.ts';
import { mineRoutes } from './mine.ts';
import { removeRoutes } from './remove.ts';
import { setupRoutes } from './setup.ts';
import { tokenRoutes } from './tokens.ts';

/** Signing in, setting up, managing feeds, and what readers mark. */
export function deskRoutes(edge: Edge, app: Hono): void {
  for (const routes of [loginRoutes, tokenRoutes, setupRoutes, manageRoutes, mineRoutes, actRoutes, grantRoutes, removeRoutes, hubRoutes])
    routes(edge, edge.desk, app);
}
