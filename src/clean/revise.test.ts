import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import type { Draft, Revision } from '../model/revision.ts';
import { clean } from './clean.ts';
import { identify } from './identity.ts';
import { revise } from './revise.ts';

const page = (body: string, more: Partial<Page> = {}): Page => ({
  id: 'p',
  url: '',
  finalUrl: '',
  format: 'text',
  body,
  fetchedAt: Date.UTC(2025, 0, 1),
  rights: {},
  hints: {},
  ...more,
});
const FIRST = 'Pier to open on Thursday\n\nThe pier will open on Thursday after nineteen days of repairs, the office said.\n\nTwo boats will sail.';
function draftOf(body: string): Draft {
  const draft = clean(page(body));
  assert.ok(!isRejected(draft));
  return draft;
}
function revised(body: string, last?: Revision): Revision | 'same' {
  return revise(draftOf(body), { articleId: 'a', sourceId: 's', rights: {}, seenAt: 1, ...(last ? { last } : {}) });
}
function next(body: string): Revision | 'same' {
  const first = revised(FIRST);
  assert.ok(first !== 'same');
  return revised(body, first);
}

test('the same words are the same revision', () => assert.equal(next(FIRST.replace('days of', 'days  of')), 'same'));
test('a first text has number 1 and no change', () => {
  const first = revised(FIRST);
  assert.ok(first !== 'same');
  assert.deepEqual([first.number, first.change, first.id.length], [1, undefined, 24]);
});
test('punctuation is cosmetic; a figure, a negation or a sentence is substantive', () => {
  const kinds = [
    FIRST.replace('.\n', ' …\n'),
    FIRST.replace('Two', 'Three hundred'),
    FIRST.replace('nineteen', '20'),
    FIRST.replace('will sail', 'will not sail'),
  ].map((body) => {
    const r = next(body);
    return r === 'same' ? r : `${r.change?.kind} ${r.number}`;
  });
  assert.deepEqual(kinds, ['cosmetic 2', 'substantive 2', 'substantive 2', 'substantive 2']);
});
test('a new correction note announces the change', () => {
  const r = next(`${FIRST}\n\nCorrection: An earlier version gave the wrong day.`);
  assert.ok(r !== 'same');
  assert.deepEqual(r.change, { kind: 'substantive', announced: true });
});
test('without an address the article is known by its source, title, time and text', () => {
  const draft = draftOf(FIRST);
  const one = identify(draft, page(FIRST));
  assert.equal(one.url, '');
  assert.deepEqual(identify(draft, page(FIRST)), one);
  assert.notEqual(identify(draft, page(FIRST, { hints: { sourceId: 'other' } })).articleId, one.articleId);
});
