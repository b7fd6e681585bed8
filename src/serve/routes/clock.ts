import type { Context, Hono } from 'hono';
import { clockPage, STEPS, type ReplayState } from '../pages/clock.ts';
import { acceptedLanguages, readerFor, uiLanguage } from '../reader.ts';

/** A replay that pages can look at and move on. */
export interface Replayed {
  state(): ReplayState;
  /** Settles when the time has come, with everything up to it worked off. */
  forward(to: number): Promise<void>;
}

/** `/clock`, for a paper on a fake clock only: what time it is there, and fast forward. */
export function clockRoutes(app: Hono, replay: Replayed, timezone: string): void {
  app.get('/clock', (c) => {
    const state = replay.state();
    c.header('Cache-Control', 'no-store');
    return c.html(clockPage(readerFor(uiLanguage(acceptedLanguages(c.req.header('accept-language'))), timezone, state.now, true), state));
  });
  app.post('/clock', (c) => forward(c, replay));
}

async function forward(c: Context, replay: Replayed): Promise<Response> {
  const form = await c.req.parseBody(),
    step = STEPS.find(([value]) => value === form['step']),
    { now, end } = replay.state();
  if (step) await replay.forward(Math.min(end, now + step[2]));
  return c.redirect(step ? '/' : '/clock', 303);
}
