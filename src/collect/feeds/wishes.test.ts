import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedWishes } from '../../model/feed.ts';
import { isRejected } from '../../model/outcome.ts';
import { parseFeed } from './parse.ts';

function wishes(channel: string): FeedWishes | undefined {
  const bytes = new TextEncoder().encode(`<rss version="2.0"><channel><title>Harbour</title>${channel}</channel></rss>`),
    feed = parseFeed(bytes, { url: 'https://harbour.example/feed' });
  assert.ok(!isRejected(feed));
  return feed.wishes;
}

test('when a feed may be asked is read from ttl, hours and days to skip, and the syndication module', () => {
  assert.equal(wishes(''), undefined);
  assert.deepEqual(
    wishes('<ttl> 90 </ttl><skipHours><hour>24</hour><hour>3</hour><hour>03</hour></skipHours><skipDays><day>Saturday</day><day> sunday </day></skipDays>'),
    { ttlMinutes: 90, skipHours: [0, 3], skipDays: [0, 6] },
  );
  assert.deepEqual(wishes('<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>'), { periodMinutes: 360 });
  assert.deepEqual(wishes('<sy:updatePeriod>Weekly</sy:updatePeriod>'), { periodMinutes: 10_080 });
  assert.deepEqual(wishes('<sy:updateFrequency>24</sy:updateFrequency>'), { periodMinutes: 60 });
});

test('what makes no sense is no wish', () => {
  for (const odd of [
    '<ttl>soon</ttl>',
    '<ttl>-5</ttl>',
    '<ttl>1e999</ttl>',
    '<skipHours><hour>25</hour><hour>noon</hour></skipHours>',
    '<skipDays><day>Feastday</day></skipDays>',
    '<sy:updatePeriod>often</sy:updatePeriod>',
    '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>',
  ])
    assert.equal(wishes(odd), undefined, odd);
});
