import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { pollWork } from '../model/feed.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Store } from '../store/store.ts';
import { isId } from './edge.ts';

/** Of one push, bytes. */
export const MOST_PUSHED = 5_000_000;
/** Pushes of one hub that may wait to be read; then it is told to come again. */
const MOST_WAITING = 20;
const DAY = 86_400_000,
  SHORTEST = 60_000,
  LONGEST = 30 * DAY;
const LONGEST_CHALLENGE = 2_000;
/** WebSub, section 8: the methods that a hub may sign with. */
const METHODS = ['sha1', 'sha256', 'sha384', 'sha512'];

/**
 * `/websub/<id>`, where hubs ask whether we meant to subscribe and push what is new (WebSub, sections 5.3 and 7). It is open to anyone who knows the id, which is
 * secret; what is pushed counts only with the hub's signature, and is kept for the worker to read.
 */
export function websubRoutes(app: Hono, { store, clock }: { readonly store: Store; readonly clock: () => number }): void {
  app.get('/websub/:id', (c) => verify(store, clock(), c));
  app.post('/websub/:id', (c) => take(store, clock(), c));
}

/** Says yes to what we asked for and nothing else: the challenge comes back only while we wait for it, and only for our topic. */
async function verify(store: Store, now: number, c: Context): Promise<Response> {
  const { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge = '', 'hub.lease_seconds': lease } = c.req.query(),
    answer = await store.in(async (tx) => {
      const known = await subscriptionOf(tx, c);
      if (!known || topic !== known.topic) return undefined;
      if (mode === 'denied') {
        await tx.subscriptions.put({ ...confirmed(known), leaseUntil: undefined, deniedAt: now });
        return '';
      }
      if (mode !== known.asking || challenge === '' || challenge.length > LONGEST_CHALLENGE) return undefined;
      if (mode === 'unsubscribe') await tx.subscriptions.remove(known.id);
      else await tx.subscriptions.put({ ...confirmed(known), ...leaseOf(lease, now), missed: 0, deniedAt: undefined });
      return challenge;
    });
  return answer === undefined ? c.text('', 404) : c.text(answer);
}

const confirmed = (subscription: Subscription): Subscription => ({ ...subscription, asking: undefined, askedAt: undefined, tries: 0 });

/** A hub must say how long it pushes; one that does not is asked again after a day. */
function leaseOf(seconds: string | undefined, now: number): Pick<Subscription, 'leaseUntil' | 'leaseMs'> {
  const leaseMs = seconds !== undefined && /^\d{1,10}$/.test(seconds) ? Math.min(Math.max(Number(seconds) * 1000, SHORTEST), LONGEST) : DAY;
  return { leaseUntil: now + leaseMs, leaseMs };
}

async function take(store: Store, now: number, c: Context): Promise<Response> {
  const known = await subscriptionOf(store, c);
  if (known?.leaseUntil === undefined) return c.text('', 404);
  if ((await store.subscriptions.waiting(known.id)) >= MOST_WAITING) {
    c.header('Retry-After', '60');
    return c.text('', 429);
  }
  const body = new Uint8Array(await c.req.arrayBuffer());
  // Answered as if it were right (section 8): a wrong signature is dropped, and whoever sent it learns nothing.
  if (!isSigned(c.req.header('x-hub-signature'), known.secret, body)) return c.text('', 202);
  await store.in(async (tx) => {
    const contentType = (c.req.header('content-type') ?? '').slice(0, 200),
      id = createHash('sha256').update(known.id).update(body).digest('base64url');
    await tx.subscriptions.addPush({ id, subscriptionId: known.id, contentType, body, at: now });
    await tx.work.add([pollWork({ id: known.feedId }, now)]);
  });
  return c.text('', 202);
}

async function subscriptionOf(store: Store, c: Context): Promise<Subscription | undefined> {
  const id = c.req.param('id') ?? '';
  return isId(id) ? store.subscriptions.get(id) : undefined;
}

/** Whether a body has the signature that goes with the secret; compared in constant time. */
export function isSigned(header: string | undefined, secret: string, body: Uint8Array): boolean {
  const [, method = '', hex = ''] = /^\s*(\w+)=([0-9a-f]+)\s*$/i.exec(header ?? '') ?? [],
    name = method.toLowerCase();
  if (!METHODS.includes(name)) return false;
  const right = createHmac(name, secret).update(body).digest(),
    given = Buffer.from(hex, 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}
