import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import { addressKey } from '../text/address.ts';
import { clean } from './clean.ts';
import { outgoing } from '../text/outgoing.ts';

const FILL = 'The council of Nethery met for three hours on Tuesday and put the question of the quay off until the spring, when the engineers report.';

function linksOf(...paragraphs: readonly string[]) {
  const page: Page = {
    id: 'p',
    url: 'https://post.example/quay',
    finalUrl: 'https://post.example/quay',
    format: 'html',
    body: `<html><head><title>Quay put off</title></head><body><article><h1>Quay put off</h1><p>${FILL}</p>${paragraphs.map((p) => `<p>${p}</p>`).join('')}<p>${FILL}</p></article></body></html>`,
    fetchedAt: 0,
    rights: {},
    hints: {},
  };
  const draft = clean(page);
  assert.ok(!isRejected(draft));
  assert.ok(
    draft.blocks.some((b) => b.links),
    'cleaning has dropped all links',
  );
  return outgoing(draft).map((l) => ({ key: l.key, words: draft.text.slice(l.start, l.end) }));
}

test('a link in running text to a page of another site is a citation, by its words and where it leads', () => {
  const address = 'https://www.herald.example/2025/quay-money/?utm_source=post';
  assert.deepEqual(
    linksOf(`The money for it is gone, <a href="${address}">the Herald reported</a> on Monday, and nobody at the town hall denied that when asked.`),
    [{ key: addressKey('https://herald.example/2025/quay-money'), words: 'the Herald reported' }],
  );
});

test('its own pages, a front page, a mail address and a line that is little but a link cite nothing', () => {
  assert.deepEqual(
    linksOf(
      'As <a href="https://www.post.example/quay-monday">we reported</a> on Monday, the quay was to be rebuilt before the winter, at a cost of nine million crowns.',
      'The <a href="https://herald.example/">Herald</a> had asked the harbour master for the papers in March, and had them by the end of that month.',
      'Write to <a href="mailto:desk@herald.example">its desk</a> if you have walked on the quay since the storm and have seen what it looks like.',
      'Also read: <a href="https://herald.example/2025/quay-money">The money for the quay is gone, and nobody says where</a>',
    ),
    [],
  );
});

test('a link in what a house prints on all of its pages cites nothing', () => {
  const text = 'The quay was rebuilt, the Herald wrote. Read our partner the Herald every day for the news of the harbour and the town.',
    from = text.indexOf('our partner'),
    link = (at: number) => ({ start: at, end: at + 'the Herald'.length, href: 'https://herald.example/2025/quay-money' }),
    block = { kind: 'paragraph' as const, start: 0, end: text.length, links: [link(text.indexOf('the Herald wrote')), link(text.lastIndexOf('the Herald'))] },
    draft = { text, blocks: [block], canonicalUrl: 'https://post.example/quay' };
  assert.deepEqual(
    outgoing({ ...draft, furniture: [{ start: from, end: text.length }] }).map((l) => l.start),
    [text.indexOf('the Herald wrote')],
  );
  assert.equal(outgoing(draft).length, 2);
});
