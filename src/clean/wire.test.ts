import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import { isWithdrawn, type Draft } from '../model/revision.ts';
import type { WireHints } from '../model/wire.ts';
import { clean } from './clean.ts';
import { identify, namesOf } from './identity.ts';
import { revise } from './revise.ts';
import { inPlaceOf } from './in-place.ts';

const T = Date.UTC(2025, 2, 10, 10);
const BODY =
  '<p>A fire on a ferry closed the Halden Strait for two days, the coastguard said on Monday. Nobody was hurt.</p><p>The ship was towed to port.</p>';
const page = (wire: Partial<WireHints> = {}, more: Partial<Page> = {}): Page => ({
  id: 'p',
  url: '',
  finalUrl: '',
  format: 'fragment',
  body: BODY,
  fetchedAt: T,
  rights: {},
  ...more,
  hints: {
    title: 'Ferry fire closes Halden Strait',
    published: T,
    lang: 'en',
    sourceName: 'Reuters',
    ...more.hints,
    wire: { guid: 'urn:x:ferry', versionAt: T, ...wire },
  },
});
function draftOf(p: Page): Draft {
  const draft = clean(p);
  assert.ok(!isRejected(draft), JSON.stringify(draft));
  return draft;
}
const context = (articleId: string) => ({ articleId, sourceId: 's', rights: {}, seenAt: T });

test('byline, dateline, section and credit that stand apart from the text', () => {
  const draft = draftOf(page({ byline: 'By Ann Lund and Bo Ek', dateline: 'HALDEN, Monday (Reuters)', credits: ['AFP/Reuters'], section: 'Disaster' }));
  assert.deepEqual(
    draft.authors.map((a) => a.name),
    ['Ann Lund', 'Bo Ek'],
  );
  assert.equal(draft.dateline?.text, 'HALDEN, Monday (Reuters)');
  assert.match(draft.dateline.place, /^HALDEN/);
  // An agency is credited on its own wire where its dateline names it, and not for its credit line.
  assert.deepEqual(draft.credits, [
    { agency: 'Reuters', evidence: 'HALDEN, Monday (Reuters)' },
    { agency: 'AFP', evidence: 'AFP/Reuters' },
  ]);
  assert.deepEqual([draft.section, draft.wire], ['Disaster', { guid: 'urn:x:ferry', versionAt: T }]);
});

test('a dateline in the text goes before the one apart from it', () => {
  const draft = draftOf(page({ dateline: 'Berlin' }, { body: BODY.replace('<p>A fire', '<p>HALDEN, Vesland (Reuters) — A fire') }));
  assert.equal(draft.dateline?.place, 'HALDEN, Vesland');
  assert.equal(draftOf(page({ dateline: 'Berlin' })).dateline?.place, 'Berlin');
});

test('versions of an item are one article, whatever they say; another item is another', () => {
  const first = page(),
    second = page({ versionAt: T + 60_000 }, { body: BODY.replace('two days', 'three days'), hints: { title: 'Ferry fire: strait closed for three days' } }),
    id = identify(draftOf(first), first).articleId;
  assert.equal(identify(draftOf(second), second).articleId, id);
  assert.equal(draftOf(second).modified, T + 60_000);
  const other = page({ guid: 'urn:x:other' });
  assert.notEqual(identify(draftOf(other), other).articleId, id);
});

test('an item that is called by the address of its page is that page', () => {
  const url = 'https://brae.example/news/ferry-fire',
    wired = page({ guid: url }, { url, finalUrl: url }),
    fetched: Page = { ...wired, hints: { ...wired.hints, wire: undefined } };
  assert.deepEqual(identify(draftOf(wired), wired), identify(draftOf(fetched), fetched));
});

test('an item that is called by its address is the same without a page of its own, and one known by guid stays that article', () => {
  const url = 'https://brae.example/news/ferry-fire',
    first = page({ guid: url }, { url, finalUrl: url }),
    kill = page({ guid: url, takenBack: 'canceled' }),
    { articleId } = identify(draftOf(first), first);
  assert.equal(identify(draftOf(kill), kill).articleId, articleId);
  const known = page(),
    names = namesOf(draftOf(known), known),
    revision = revise(draftOf(known), context('the article'));
  assert.ok(revision !== 'same');
  assert.equal(identify(draftOf(known), known, names, [{ name: names.sure[0] ?? 0, revision }]).articleId, 'the article');
});

test('a kill leaves the headline and the agency’s word, and is a revision that is withdrawn', () => {
  const before = revise(draftOf(page()), context('a'));
  assert.ok(before !== 'same');
  const notice = page({ takenBack: 'stat:canceled', versionAt: T + 1 }, { body: '', format: 'record', hints: { title: '', lang: 'und' } }),
    draft = inPlaceOf(draftOf(notice), before),
    after = revise(draft, { ...context('a'), last: before });
  assert.ok(after !== 'same');
  assert.equal(after.text, 'Ferry fire closes Halden Strait\n\nstat:canceled');
  assert.ok(isWithdrawn(after));
  assert.deepEqual([after.number, after.lang, after.blocks, after.change?.announced], [2, 'en', [], true]);
});

test('a kill that says so in words is shown with these', () => {
  const words = 'This story has been withdrawn because its only source could not be confirmed.',
    draft = draftOf(page({ takenBack: 'canceled' }, { body: `<p>${words}</p>` }));
  assert.deepEqual(draft.notes, [{ type: 'withdrawal', text: words }]);
  assert.doesNotMatch(draft.text, /closed the Halden/);
});
