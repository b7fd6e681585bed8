import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeEdition, moments, type Outlet, type Plan } from './edition.ts';
import { answer } from './site.ts';

const words = { nav: ['Home'], related: 'Related', newsletter: 'Letter', cookies: 'Cookies', footer: ['Imprint'], share: 'Share', published: 'Published', updated: 'Updated', top: 'Top', photo: 'Photo', paywall: 'Subscribe to continue reading.' }; // prettier-ignore
const outlet = (id: string, more: Partial<Outlet> = {}): Outlet => ({ id, name: `The ${id}`, kind: 'newspaper', country: 'XA', lang: 'en', template: 'broadsheet', feeds: [{ path: '/feed', format: 'rss', title: id, content: 'summary' }], words, ...more }); // prettier-ignore
const plan: Plan = {
  name: 'Test',
  offset: '+02:00',
  start: '2025-10-06T05:00',
  end: '2025-10-07T05:00',
  outlets: [outlet('wire', { template: 'wire', feeds: [{ path: '/all.atom', format: 'atom', title: 'All', content: 'none' }] }), outlet('daily'), outlet('net', { template: 'magazine', feeds: [{ path: '/feed.json', format: 'json', title: 'Net', content: 'full' }] })], // prettier-ignore
};
const file = (headline: string, published: string, rest: string): string => `---\nheadline: ${headline}\npublished: ${published}\n${rest}`;
const edition = makeEdition(plan, {
  'wire/fire': file('Fire', '2025-10-06T08:00', 'byline: By Ann Berg\n---\nTOWN (W) — Six <b> died.\n\nSee http://wire.localhost/hub/fire.\n\n=== 2025-10-06T10:00\nannounce: yes\n- replace: Six => Nine'), // prettier-ignore
  'daily/fire': file('Six die', '2025-10-06T09:00', 'of: wire/fire\n---\n'),
  'daily/late': file('Nine die', '2025-10-06T11:00', 'of: wire/fire\nundated: yes\n---\n'),
  'net/wall': file('Wall', '2025-10-06T09:30', 'paywall: 1\n---\nFree.\n\nPaid.'),
});
const at = (wall: string): number => Date.parse(`2025-10-06T${wall}:00+02:00`);
const get = (host: string, path: string, wall: string): ReturnType<typeof answer> => answer(edition, `${host}.localhost`, path, at(wall), 4000);

test('a page appears in its time and changes in its time', () => {
  assert.equal(get('wire', '/2025/10/06/fire', '07:59').status, 404);
  assert.match(get('wire', '/2025/10/06/fire', '08:00').body, /Six &#60;b&#62; died/);
  assert.match(get('wire', '/2025/10/06/fire', '10:00').body, /Nine.*[\s\S]*http:\/\/wire\.localhost:4000\/hub\/fire/);
  assert.deepEqual(
    moments(edition).map((m) => [m.at, m.outlets.map((o) => o.id)]),
    [
      [at('08:00'), ['wire']],
      [at('09:00'), ['daily']],
      [at('09:30'), ['net']],
      [at('10:00'), ['wire']],
      [at('11:00'), ['daily']],
    ],
  );
});

test('a copy keeps the text of the time when it was taken', () => {
  assert.match(get('daily', '/2025/10/06/fire', '12:00').body, /Six/);
  assert.match(get('daily', '/2025/10/06/late', '12:00').body, /Nine/);
});

test('feeds say what is out, in three formats, and only announced changes move a date', () => {
  assert.doesNotMatch(get('wire', '/all.atom', '07:00').body, /<entry>/);
  assert.match(get('wire', '/all.atom', '10:30').body, /<published>2025-10-06T08:00:00\+02:00<\/published><updated>2025-10-06T10:00:00\+02:00/);
  const rss = get('daily', '/feed', '12:00').body;
  assert.equal(rss.match(/<pubDate>/g)?.length, 1, 'an undated item has a date');
  const json = JSON.parse(get('net', '/feed.json', '12:00').body) as { items: { content_html: string }[] };
  assert.equal(json.items[0]?.content_html, '<p>Free.</p>', 'a feed carries what is behind the wall');
});

test('a desk puts first what it chooses, from a time on; the rest stands by time', () => {
  const first = [{ from: '2025-10-06T11:30', slugs: ['fire', 'none'] }],
    desk = makeEdition(
      { ...plan, outlets: plan.outlets.map((o) => ({ ...o, feeds: o.feeds.map((f) => ({ ...f, first })) })) },
      {
        'wire/old': file('Old', '2025-10-06T07:00', '---\nText.'),
        'wire/fire': file('Fire', '2025-10-06T08:00', '---\nText.'),
        'wire/new': file('New', '2025-10-06T09:00', '---\nRead [the daily](https://daily.localhost/2025/10/06/a).'),
      },
    ),
    titles = (wall: string): string[] =>
      [...answer(desk, 'wire.localhost', '/all.atom', at(wall), 4000).body.matchAll(/<title>(New|Fire|Old)/g)].map((m) => m[1] ?? '');
  assert.deepEqual([titles('11:00'), titles('11:30')], [['New', 'Fire', 'Old'], ['Fire', 'New', 'Old']]); // prettier-ignore
  assert.match(
    answer(desk, 'wire.localhost', '/2025/10/06/new', at('12:00'), 4000).body,
    /<a href="http:\/\/daily\.localhost:4000\/2025\/10\/06\/a">the daily<\/a>/,
  );
});

test('a wall hides the rest of the page', () => {
  const page = get('net', '/2025/10/06/wall', '12:00').body;
  assert.match(page, /Free\.[\s\S]*Subscribe to continue/);
  assert.doesNotMatch(page, /Paid\./);
});

test('texts that come from each other are an error that names them', () => {
  assert.throws(() => makeEdition(plan, { 'wire/a': file('A', '2025-10-06T08:00', 'of: wire/b\n---\n'), 'wire/b': file('B', '2025-10-06T08:00', 'of: wire/a\n---\n') }), /samples: wire\/[ab]/); // prettier-ignore
  assert.throws(() => makeEdition(plan, { 'wire/a': file('A', '6 October', '---\nText.') }), /samples: wire\/a: not a time/);
});
