import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revisionOf } from '../../../test/promises/write.ts';
import type { Revision } from '../../model/revision.ts';
import { aligned } from './compare.ts';

const NOW = Date.UTC(2025, 5, 2);
const text = (key: string, body: readonly string[], deck?: string): Revision =>
  revisionOf({ key, source: 'nwa', at: NOW, lang: 'en', headline: 'The quay is closed', body, ...(deck === undefined ? {} : { deck }) });
const A = 'The quay was closed on Monday after a crane fell into the basin.',
  B = 'Nobody was hurt, the harbour master said.',
  C = 'It opens again in three weeks at the earliest.';

test('what is the same is one run, an edited paragraph stands beside itself, and what only one has stands alone', () => {
  const left = text('a', [A, B, C]),
    right = text('b', [A, B.replace('Nobody', 'One person'), 'Boats go to the north quay meanwhile.', C], 'For three weeks, says the port.'),
    rows = aligned(left, right);
  assert.deepEqual(
    rows.map((r) => r.kind),
    ['apart', 'same', 'changed', 'apart', 'same'],
  );
  const [deck, , edited, added] = rows;
  assert.ok(deck?.kind === 'apart' && deck.right && !deck.left);
  assert.ok(edited?.kind === 'changed');
  assert.deepEqual(
    edited.changed.was.only.map((o) => left.text.slice(o.start, o.end)),
    ['Nobody'],
  );
  assert.deepEqual(
    edited.changed.is.only.map((o) => right.text.slice(o.start, o.end)),
    ['One person'],
  );
  assert.ok(added?.kind === 'apart' && added.right && right.text.slice(added.right.start, added.right.end).startsWith('Boats'));
});

test('nothing of either text is lost, whatever stands in them', () => {
  const paragraphs = (seed: number): string[] =>
    Array.from({ length: 30 }, (_, i) => `Paragraph ${(i * seed) % 17} tells of ship ${(i * seed) % 5} and quay ${i % 3}.`);
  const left = text('a', paragraphs(7)),
    right = text('b', paragraphs(11)),
    rows = aligned(left, right),
    seen = (of: 'left' | 'right'): number => rows.reduce((n, r) => n + (r.kind === 'same' ? r.at.length : r.kind === 'changed' ? 1 : r[of] ? 1 : 0), 0);
  assert.equal(seen('left'), left.blocks.length);
  assert.equal(seen('right'), right.blocks.length);
});

test('two texts of thousands of paragraphs without a like are laid beside each other in time', () => {
  const many = (word: string): Revision =>
      text(
        word,
        Array.from({ length: 3000 }, (_, i) => `${word}${i} ${word}${i + 1} ${word}${i + 2}`),
      ),
    started = performance.now(),
    rows = aligned(many('left'), many('right'));
  assert.equal(rows.length, 3000);
  assert.ok(performance.now() - started < 20_000);
});
