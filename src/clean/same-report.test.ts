import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '../model/page.ts';
import type { Draft, Revision } from '../model/revision.ts';
import { isRejected } from '../model/outcome.ts';
import { clean } from './clean.ts';
import { revise } from './revise.ts';
import { isSameReport } from './same-report.ts';

const ONE = 'The ferry left at nine. It was full of people and of goats. The harbour master waved from the pier.';
const OTHER = 'The council sold the mill. Nobody had bid for it before. The roof is to be mended this summer.';

function draftOf(title: string, text: string): Draft {
  const page: Page = {
    id: 'p',
    url: '',
    finalUrl: '',
    format: 'record',
    body: JSON.stringify({ title, text }),
    fetchedAt: 0,
    rights: {},
    hints: { lang: 'en' },
  };
  const draft = clean(page);
  assert.ok(!isRejected(draft));
  return draft;
}
function lastOf(draft: Draft, furniture: Revision['furniture'] = []): Revision {
  const revision = revise(draft, { articleId: 'a', sourceId: 's', rights: {}, seenAt: 0, furniture });
  assert.ok(revision !== 'same');
  return revision;
}

test('half the sentences of the shorter text make it the same report, a headline alone does not', () => {
  const last = lastOf(draftOf('Ferry', ONE));
  assert.equal(isSameReport(draftOf('At noon', `${ONE} A whale was seen.`), last), true);
  assert.equal(isSameReport(draftOf('At noon', 'The ferry left at nine. It was full of people and of goats.'), last), true);
  assert.equal(isSameReport(draftOf('Ferry', OTHER), last), false);
});

test('what its source prints on other pages too is not counted', () => {
  const pitch = 'Friends of the Pier give five crowns. Join them. Read our letters.',
    draft = draftOf('Ferry', `${ONE}\n\n${pitch}`),
    start = draft.text.indexOf('Friends'),
    other = draftOf('Mill', `${OTHER}\n\n${pitch}`);
  assert.equal(isSameReport(other, lastOf(draft)), true);
  assert.equal(isSameReport(other, lastOf(draft, [{ start, end: start + pitch.length }])), false);
});

test('without sentences the headlines decide', () => {
  assert.equal(isSameReport(draftOf('The ferry!', ''), lastOf(draftOf('The ferry', ONE))), true);
  assert.equal(isSameReport(draftOf('The mill', ''), lastOf(draftOf('The ferry', ONE))), false);
});
