import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireHints } from '../../model/wire.ts';
import type { WireItem } from './item.ts';
import { standings, webTurn, wirePage, wireTurn } from './page.ts';

const HOUR = 3_600_000,
  T = Date.UTC(2025, 2, 10, 10);
const item = (more: Partial<WireItem> = {}): WireItem => ({ guid: 'urn:x:ferry', versionAt: T, credits: [], subjects: [], headline: 'Ferry fire', ...more });

test('HTML becomes a safe fragment, plain text a record', () => {
  const html = wirePage(item({ body: { kind: 'html', value: '<p onclick="x()">A fire.</p><script>x</script>' } }), { now: T });
  assert.deepEqual([html.format, html.body], ['fragment', '<p>A fire.</p>']);
  const text = wirePage(item({ body: { kind: 'text', value: 'A <b>fire</b>.' }, summary: 'S' }), { now: T });
  assert.deepEqual([text.format, JSON.parse(text.body)], ['record', { text: 'A <b>fire</b>.', description: 'S' }]);
});

test('what was embargoed is published when its embargo ends; what is dated ahead has no date', () => {
  assert.equal(wirePage(item({ created: T, embargoed: T + 50 * HOUR }), { now: T }).hints.published, T + 50 * HOUR);
  const ahead = wirePage(item({ created: T + 50 * HOUR, versionAt: T + 50 * HOUR }), { now: T });
  assert.deepEqual([ahead.hints.published, ahead.hints.wire?.versionAt], [undefined, undefined]);
});

test('an item is its provider’s; without a name, its domain’s', () => {
  assert.equal(wirePage(item({ provider: 'Brae', domain: 'brae.example' }), { now: T, sourceName: 'X' }).hints.sourceName, 'Brae');
  assert.equal(wirePage(item({ domain: 'brae.example' }), { now: T }).hints.sourceName, 'brae.example');
});

const wire = (more: Partial<WireHints> = {}): WireHints => ({ guid: 'g', versionAt: T, ...more });
const stored = { wire: { versionAt: T } };

test('versions, embargoes and kills: which may be published now', () => {
  const killed = wire({ versionAt: T + HOUR, takenBack: 'canceled' });
  assert.equal(wireTurn(wire(), wire(), undefined, T), 'go');
  assert.deepEqual(wireTurn(wire({ embargoed: T + HOUR }), undefined, undefined, T), { later: T + HOUR });
  assert.equal(wireTurn(wire({ embargoed: T }), undefined, undefined, T), 'go');
  // The embargo of the last version holds, whether it is longer or lifted.
  assert.deepEqual(wireTurn(wire({ embargoed: T + HOUR }), wire({ versionAt: T + 1, embargoed: T + 2 * HOUR }), undefined, T), { later: T + 2 * HOUR });
  assert.equal(wireTurn(wire({ embargoed: T + HOUR }), wire({ versionAt: T + 1 }), undefined, T), 'go');
  assert.equal(wireTurn(killed, killed, stored, T), 'go');
  assert.match(JSON.stringify(wireTurn(killed, killed, undefined, T)), /nothing here/);
  assert.match(JSON.stringify(wireTurn(wire({ embargoed: T }), killed, undefined, T)), /taken it back \(canceled\)/);
  // Without a time it is not known to be later than the kill.
  assert.match(JSON.stringify(wireTurn(wire({ versionAt: undefined }), killed, stored, T)), /taken it back/);
  assert.equal(wireTurn(wire({ versionAt: T + 2 * HOUR }), killed, stored, T), 'go');
  assert.match(JSON.stringify(wireTurn(wire({ versionAt: T - 1 }), wire(), stored, T)), /later version/);
});

test('what was said last of an item is remembered, and a kill until a later version', () => {
  const page = (more: Partial<WireItem>) => wirePage(item({ body: { kind: 'text', value: 'x' }, ...more }), { now: T }),
    kill = page({ versionAt: T + 1, takenBack: 'canceled' }),
    [standing, ...more] = standings([page({}), kill, page({ versionAt: T + 1 })], []);
  assert.deepEqual([standing?.hints.wire?.takenBack, standing?.body, more.length], ['canceled', '', 0]);
  assert.deepEqual(standings([page({})], standing ? [standing] : []), []);
  assert.equal(standings([page({ versionAt: T + 2 })], standing ? [standing] : [])[0]?.hints.wire?.takenBack, undefined);
});

test('a number that two agencies give is two items', () => {
  const guids = ['brae.example', 'hallen.example'].map((domain) => wirePage(item({ guid: 'A0001', domain }), { now: T }).hints.wire?.guid);
  assert.equal(new Set(guids).size, 2);
  assert.equal(wirePage(item({ domain: 'brae.example' }), { now: T }).hints.wire?.guid, 'urn:x:ferry');
});

test('the web page of what its agency took back is not published', () => {
  assert.equal(webTurn(undefined), 'go');
  assert.equal(webTurn(wire()), 'go');
  assert.deepEqual(webTurn(wire({ takenBack: 'canceled' })), { dropped: 'its agency has taken it back (canceled)' });
});
