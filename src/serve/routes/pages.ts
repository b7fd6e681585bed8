import type { Hono } from 'hono';
import type { Edge } from '../edge.ts';
import { hub, person, place, source } from './about.ts';
import { compare } from './compare.ts';
import { section } from './front.ts';
import { index } from './indexes.ts';
import { keyRoutes } from './keys.ts';
import { log, logEntry } from './log.ts';
import { corrections, method, since } from './paper.ts';
import { saga } from './saga.ts';
import { verify } from './verify.ts';

/** Pages about one section, topic, affair, person, place or source, lists of them, and pages about the paper itself. */
export function morePages(edge: Edge, app: Hono): void {
  app.get('/section/:slug', (c) => section(edge, c));
  app.get('/hub/:slug', (c) => hub(edge, c));
  app.get('/saga/:id', (c) => saga(edge, c));
  app.get('/who/:slug', (c) => person(edge, c));
  app.get('/where/:slug', (c) => place(edge, c));
  app.get('/source/:slug', (c) => source(edge, c));
  for (const kind of ['who', 'where', 'hub', 'source'] as const) app.get(`/${kind}`, (c) => index(edge, c, kind));
  app.get('/compare', (c) => compare(edge, c));
  app.get('/verify', (c) => verify(edge, c));
  app.get('/since', (c) => since(edge, c));
  app.get('/corrections', (c) => corrections(edge, c));
  app.get('/log', (c) => log(edge, c));
  app.get('/log/:id', (c) => logEntry(edge, c));
  app.get('/method', (c) => method(edge, c));
  keyRoutes(edge, app);
}
