import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedOf, type FeedState } from '../model/feed.ts';
import { isPushed, type Subscription } from '../model/subscription.ts';
import { asked, formOf, hubOf, linksOf, step } from './websub.ts';

const NOW = Date.UTC(2025, 5, 2, 12),
  HOUR = 3_600_000,
  DAY = 24 * HOUR;
const HUB = { hub: 'https://hub.example/', topic: 'https://harbour.example/feed' };
const known = (paused = false, hub: FeedState['hub'] | 'none' = HUB) => ({
  feed: feedOf(HUB.topic, { paused }),
  state: { feedId: 'f', nextAt: NOW, failures: 0, ...(hub === 'none' ? {} : { hub }) },
});
const LIVE: Subscription = { id: 'i', feedId: 'f', ...HUB, secret: 's', tries: 0, missed: 0, leaseUntil: NOW + 10 * DAY, leaseMs: 10 * DAY };

test('hub and topic are found in Link headers before the links of the feed', () => {
  const header = '<https://other.example/>; rel="next", <https://hub.example/>; title="a, b"; rel="Hub preload", </self>; rel=self',
    links = linksOf(header, 'https://harbour.example/feed');
  assert.deepEqual([links.get('hub'), links.get('self')], ['https://hub.example/', 'https://harbour.example/self']);
  assert.deepEqual(hubOf({ hubUrl: 'https://in.example/', selfUrl: 'https://harbour.example/own' }, {}, HUB.topic), {
    hub: 'https://in.example/',
    topic: 'https://harbour.example/own',
  });
  assert.equal(hubOf({ hubUrl: 'https://in.example/' }, { link: header }, HUB.topic)?.hub, 'https://hub.example/');
  assert.equal(hubOf({}, { link: '<javascript:x>; rel=hub' }, HUB.topic), undefined);
});

test('a feed with a hub is subscribed, renewed before the lease ends, and ended when it goes', () => {
  assert.equal(step(known(), undefined, NOW), 'subscribe');
  assert.equal(step(known(false, 'none'), { ...LIVE, leaseUntil: NOW }, NOW), 'forget');
  assert.equal(step(known(), LIVE, NOW), undefined);
  assert.equal(step(known(), LIVE, NOW + 8.9 * DAY), undefined);
  assert.equal(step(known(), LIVE, NOW + 9.1 * DAY), 'subscribe');
  assert.equal(step(known(true), LIVE, NOW), 'unsubscribe');
  assert.equal(step(undefined, LIVE, NOW), 'unsubscribe');
  assert.equal(step(undefined, asked(LIVE, 'unsubscribe', NOW), NOW + 1), undefined);
  assert.equal(step(undefined, asked(LIVE, 'unsubscribe', NOW), NOW + 11 * DAY), 'forget');
  assert.equal(step(known(false, { ...HUB, hub: 'https://new.example/' }), LIVE, NOW), 'unsubscribe');
});

test('a hub that says nothing is asked less and less often, one that denied after a week', () => {
  const once = asked({ ...LIVE, leaseUntil: undefined }, 'subscribe', NOW),
    thrice = asked(asked(once, 'subscribe', NOW), 'subscribe', NOW);
  assert.deepEqual([step(known(), once, NOW + 0.9 * HOUR), step(known(), once, NOW + 1.1 * HOUR)], [undefined, 'subscribe']);
  assert.deepEqual([step(known(), thrice, NOW + 3.9 * HOUR), step(known(), thrice, NOW + 4.1 * HOUR)], [undefined, 'subscribe']);
  const denied: Subscription = { ...LIVE, leaseUntil: undefined, deniedAt: NOW };
  assert.deepEqual([step(known(), denied, NOW + DAY), step(known(), denied, NOW + 7 * DAY)], [undefined, 'subscribe']);
});

test('the secret is sent when subscribing alone; a lease that ended, or pushes that do not come, are not relied on', () => {
  const subscribe = new URLSearchParams(formOf(LIVE, 'subscribe', 'https://paper.example/websub/i'));
  assert.deepEqual(
    [subscribe.get('hub.callback'), subscribe.get('hub.secret'), subscribe.get('hub.topic')],
    ['https://paper.example/websub/i', 's', HUB.topic],
  );
  assert.equal(new URLSearchParams(formOf(LIVE, 'unsubscribe', 'x')).get('hub.secret'), null);
  assert.deepEqual(
    [isPushed(LIVE, NOW), isPushed(LIVE, NOW + 11 * DAY), isPushed({ ...LIVE, missed: 2 }, NOW), isPushed(undefined, NOW)],
    [true, false, false, false],
  );
});
