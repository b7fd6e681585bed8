import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { newAccount } from '../../src/serve/desk/login.ts';
import { nextLook } from '../../src/serve/desk/marks.ts';
import { hides, mutedBy, type Told } from '../../src/serve/desk/mutes.ts';
import { looksCookie, looksIn, marksCookie, marksIn } from '../../src/serve/desk/signed-cookie.ts';
import { passingKeys } from '../../src/store/seal.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { appOf, browser, type Browser } from './browser.ts';

const DAY = 86_400_000;
const FERRY = 'At least 14 dead in ferry fire';

test('marks go into a cookie and come out of it, and out of no other', () => {
  const [keys, others] = [passingKeys(), passingKeys()],
    at = Math.floor(NOW / 60_000) * 60_000,
    marks = [
      { kind: 'mute', about: 'term', subject: 'Fähre „船“', at, until: at + DAY },
      { kind: 'save', about: 'story', subject: 'abc', at },
    ] as const,
    cookie = marksCookie(keys, marks) ?? '';
  assert.match(cookie, /^[\w.-]+$/);
  assert.deepEqual(marksIn(keys, cookie, NOW), marks);
  assert.deepEqual(marksIn(keys, cookie, NOW + 2 * DAY), [marks[1]], 'a mute ends');
  for (const bad of [undefined, '', 'x', `${cookie}x`, `x${cookie}`, cookie.split('.')[0]]) assert.deepEqual(marksIn(keys, bad, NOW), []);
  assert.deepEqual(marksIn(others, cookie, NOW), []);
  assert.deepEqual(looksIn(keys, cookie), [], 'a cookie is good for one thing');
  assert.equal(
    marksCookie(
      keys,
      Array.from({ length: 200 }, (_, i) => ({ ...marks[1], subject: `story ${i}` })),
    ),
    undefined,
  );
  const looks = Array.from({ length: 300 }, (_, i) => ({ storyId: `0123456789abcdef0123${String(i).padStart(4, '0')}`, at: at + i * 60_000, since: at }));
  assert.ok(looksCookie(keys, looks).length < 3600);
  assert.deepEqual(looksIn(keys, looksCookie(keys, looks))[0], looks[299]);
});

test('a visit begins half an hour after the last look', () => {
  const minute = 60_000,
    first = nextLook('s', undefined, 0),
    again = nextLook('s', first, 10 * minute),
    later = nextLook('s', again, 60 * minute),
    reload = nextLook('s', later, 61 * minute);
  assert.deepEqual([first.since, again.since, later.since, reload.since], [undefined, undefined, 10 * minute, 10 * minute]);
});

test('a story is muted itself, by all its sources, or by words in its headline', () => {
  const story: Told = { storyId: 's', lang: 'en', headline: 'Ferry fires kill 14 in the strait', sourceIds: ['a', 'b'] },
    muted = (about: 'story' | 'source' | 'term' | 'person', ...subjects: string[]) =>
      mutedBy(
        subjects.map((subject) => ({ kind: 'mute', about, subject, at: 0, until: 10 }) as const),
        5,
      ) as NonNullable<ReturnType<typeof mutedBy>>;
  assert.equal(hides(muted('story', 's'), story), true);
  assert.equal(hides(muted('source', 'a'), story), false, 'another source has it too');
  assert.equal(hides(muted('source', 'a', 'b'), story), true);
  assert.equal(hides(muted('term', 'FERRIES fire'), story), true);
  assert.equal(hides(muted('term', 'ferry council'), story), false);
  assert.equal(hides(muted('term', 'the'), story), false, 'a word that says nothing mutes nothing');
  assert.equal(hides(muted('person', 'Strait'), story), true);
  assert.equal(mutedBy([{ kind: 'mute', about: 'story', subject: 's', at: 0, until: 10 }], 10), undefined);
  assert.equal(mutedBy([{ kind: 'follow', about: 'story', subject: 's', at: 0 }], 5), undefined);
});

for (const how of ['with an account', 'in this browser']) {
  test(`a reader saves, follows, mutes and takes back ${how}`, async () => {
    const { store, storyIds, close } = await edition();
    let now = NOW;
    const app = appOf({ store, clock: () => now }),
      b = browser(app),
      [ferry = ''] = storyIds;
    if (how === 'with an account') {
      await store.accounts.put(await newAccount('Ida', 'nine herons by the weir', NOW));
      await b.send('/login', '/login', { name: 'Ida', password: 'nine herons by the weir' });
    }
    const fresh = browser(app);
    const mark = (fields: Record<string, string>, page = `/mine/story/${ferry}`): Promise<Response> => b.send(page, '/mine/mark', fields);
    assert.match(await front(b), new RegExp(FERRY));
    assert.equal((await mark({ kind: 'save', for: 'ever' })).headers.get('location'), '/mine');
    assert.equal((await mark({ kind: 'mute', for: 'day' })).status, 303);
    assert.doesNotMatch(await front(b), new RegExp(FERRY));
    if (how !== 'with an account') assert.match(await front(fresh), new RegExp(FERRY), 'for everyone else it is there');
    const mine = await b.text('/mine');
    assert.match(mine, new RegExp(FERRY));
    assert.match(mine, /until/);
    assert.match(await b.text(`/story/${ferry}/at-least-14-dead-in-ferry-fire-in-the-halden-strait`), new RegExp(FERRY), 'muted is not gone');
    now += 2 * DAY;
    assert.match(await front(b), new RegExp(FERRY), 'a mute ends');
    await mark({ kind: 'follow', for: 'ever' });
    const followed = await b.text('/mine/feed.json');
    assert.match(followed, new RegExp(FERRY));
    assert.match(await b.text('/mine'), /New in what you follow/);
    await mark({ kind: 'mute', about: 'term', subject: 'ferry fire', for: 'week' }, '/mine');
    assert.doesNotMatch(await front(b), new RegExp(FERRY));
    const undo = { kind: 'mute', about: 'term', subject: 'ferry fire' };
    assert.equal((await b.send('/mine', '/mine/undo', undo)).status, 303);
    assert.match(await front(b), new RegExp(FERRY));
    for (const bad of [
      { kind: 'mute', about: 'term', subject: ' ' },
      { kind: 'save', about: 'term', subject: 'x' },
      { kind: 'mute', about: 'story', subject: '../x' },
      { kind: 'own', about: 'story', subject: ferry },
      { kind: 'mute', about: 'constructor', subject: 'x' },
    ])
      assert.equal((await mark(bad, '/mine')).status, 400);
    assert.equal((await b.get('/mine/story/none')).status, 404);
    await close();
  });
}

test('what was marked before there was an account is the account’s of whoever makes it, and is kept', async () => {
  const { store, storyIds, close } = await edition(),
    app = appOf({ store, clock: () => NOW }),
    b = browser(app),
    [ferry = ''] = storyIds,
    password = 'nine herons by the weir';
  await b.send(`/mine/story/${ferry}`, '/mine/mark', { kind: 'save', for: 'ever' });
  await b.send('/mine', '/mine/mark', { kind: 'mute', about: 'term', subject: 'regatta', for: 'constructor' });
  assert.equal((await b.send('/setup', '/setup/account', { name: 'Ida', password })).status, 303);
  const [ida] = await store.accounts.all(),
    marks = await store.readers.marks(ida?.id ?? '', NOW);
  assert.deepEqual(marks.map((m) => [m.kind, m.about, m.subject, m.until]).sort(), [
    ['mute', 'term', 'regatta', undefined],
    ['save', 'story', ferry, undefined],
  ]);
  assert.match(await b.text('/mine'), new RegExp(FERRY));
  assert.equal(b.cookies.get('broadsheet-marks'), undefined);
  await b.send('/account', '/logout');
  await b.send('/login', '/login', { name: 'Ida', password });
  assert.equal((await store.readers.marks(ida?.id ?? '', NOW)).length, 2);
  await close();
});

test('a muted story stays muted when it becomes part of another', async () => {
  const { store, storyIds, close } = await edition(),
    b = browser(appOf({ store, clock: () => NOW })),
    [ferry = ''] = storyIds;
  const [story] = await store.stories.get([ferry]),
    [profile] = await store.stories.profiles([ferry]);
  assert.ok(story && profile);
  await store.stories.put({ ...story, id: 'smaller', redirect: ferry }, { ...profile, storyId: 'smaller' });
  await b.send('/mine', '/mine/mark', { kind: 'mute', about: 'story', subject: 'smaller', for: 'week' });
  assert.doesNotMatch(await front(b), new RegExp(FERRY));
  assert.doesNotMatch(await b.text('/feed.atom?lang=en'), new RegExp(`>${FERRY}`));
  await close();
});

test('a story says what came since its reader last looked', async () => {
  const { store, storyIds, close } = await edition();
  let now = Date.UTC(2025, 5, 1);
  const app = appOf({ store, clock: () => now }),
    b = browser(app),
    path = `/story/${storyIds[0]}/at-least-14-dead-in-ferry-fire-in-the-halden-strait`;
  assert.doesNotMatch(await b.text(path), /Since you last looked/, 'a first visit');
  now = NOW + DAY;
  const html = await b.text(path);
  assert.match(html, /Since you last looked/);
  now += 2 * DAY;
  assert.doesNotMatch(await b.text(path), /Since you last looked/, 'nothing came since');
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
  });
  await b.send(`/mine/story/${storyIds[0]}`, '/mine/mark', { kind: 'mute', for: 'week' });
  for (const page of ['/mine', `/mine/story/${storyIds[0]}`]) {
    const report = await validator.validateString(await b.text(page));
    assert.deepEqual(
      report.results.flatMap((r) => r.messages.map((m) => `${page}: ${m.ruleId}: ${m.message}`)),
      [],
    );
  }
  await close();
});

test('what is new since the last visit is asked for by itself', async () => {
  const { store, close } = await edition();
  for (const signedIn of [false, true]) {
    let now = NOW;
    const app = appOf({ store, clock: () => now }),
      b = browser(app);
    if (signedIn) {
      await store.accounts.put(await newAccount('Ida', 'nine herons by the weir', NOW));
      await b.send('/login', '/login', { name: 'Ida', password: 'nine herons by the weir' });
    }
    const since = async (): Promise<string> => /value="(\d{4}-[\dT:-]+)"/.exec(await b.text('/since?lang=en'))?.[1] ?? '';
    const never = await since();
    await front(b);
    await sleep(30);
    now += 3 * 3_600_000;
    await front(b);
    await sleep(30);
    now += 60_000;
    const then = await since();
    assert.notEqual(then, never);
    assert.equal(then, new Date(NOW).toISOString().slice(0, 16));
  }
  await close();
});

/** The front page with all its rails: what is muted is on none of them. */
async function front(b: Browser): Promise<string> {
  return b.text('/?lang=en');
}

async function edition(): Promise<{ store: Awaited<ReturnType<typeof seedEdition>>['store']; storyIds: readonly string[]; close(): Promise<void> }> {
  const { store, storyIds } = await seedEdition();
  return { store, storyIds, close: () => store.close() };
}
