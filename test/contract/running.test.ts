import assert from 'node:assert/strict';
import type { Account } from '../../src/model/account.ts';
import { putFirst } from '../../src/serve/desk/setup.ts';
import type { Mark } from '../../src/model/mark.ts';
import { onBoth } from './engines.ts';
import { DAY, HOUR, NOON } from './fixtures.ts';

const ida: Account = { id: 'ida', name: 'Ida Ødegård', password: '$argon2id$x', createdAt: NOON, feedTurn: 0 },
  eve: Account = { ...ida, id: 'eve', name: 'Eve' };

onBoth('accounts are found by id and by name, however it is capitalised, and a name is one account’s', async (store) => {
  await store.accounts.put(ida);
  await store.accounts.put(eve);
  await store.accounts.put({ ...ida, feedTurn: 2 });
  assert.deepEqual(await store.accounts.all(), [eve, { ...ida, feedTurn: 2 }]);
  assert.deepEqual(await store.accounts.get('eve'), eve);
  assert.equal((await store.accounts.byName(' IDA ØDEGÅRD'))?.id, 'ida');
  assert.equal(await store.accounts.byName('nobody'), undefined);
  await assert.rejects(store.accounts.put({ ...eve, id: 'other', name: 'EVE' }));
  assert.equal(await store.accounts.replace({ ...ida, feedTurn: 2 }, { ...ida, feedTurn: 3 }), true);
  assert.equal(await store.accounts.replace({ ...ida, feedTurn: 2 }, { ...ida, password: 'old' }), false, 'it has changed since');
  assert.deepEqual(await store.accounts.get('ida'), { ...ida, feedTurn: 3 });
  await store.accounts.remove('eve');
  assert.equal(await store.accounts.replace(eve, { ...eve, feedTurn: 1 }), false, 'what was removed is not brought back');
  assert.equal(await store.accounts.get('eve'), undefined);
});

onBoth('of several first accounts made at once one is made', async (store) => {
  const made = await Promise.all(['a', 'b', 'c', 'd'].map((id) => putFirst(store, { ...ida, id, name: id })));
  assert.equal(made.filter(Boolean).length, 1);
  assert.equal((await store.accounts.all()).length, 1);
});

onBoth('sessions are known by their hash until they end, and go with their account', async (store) => {
  const session = (hash: string, accountId = 'ida') => ({ hash, accountId, createdAt: NOON, expiresAt: NOON + DAY });
  await store.accounts.put(ida);
  await store.accounts.put(eve);
  for (const hash of ['a', 'b', 'c']) await store.accounts.signIn(session(hash));
  await store.accounts.signIn(session('e', 'eve'));
  await store.accounts.signIn(session('a', 'eve'));
  assert.deepEqual(await store.accounts.signedIn('a', NOON), { account: ida, session: session('a') }, 'a hash is never given to another');
  assert.equal(await store.accounts.signedIn('a', NOON + DAY), undefined);
  assert.equal(await store.accounts.sessions('ida', NOON), 3);
  await store.accounts.signOut('a');
  assert.equal(await store.accounts.signedIn('a', NOON), undefined);
  await store.accounts.signOutAll('ida', 'b');
  assert.deepEqual([await store.accounts.sessions('ida', NOON), await store.accounts.sessions('eve', NOON)], [1, 1]);
  await store.accounts.signOutAll('ida');
  assert.equal(await store.accounts.sessions('ida', NOON), 0);
  await store.accounts.expire(NOON + DAY);
  assert.equal(await store.accounts.sessions('eve', 0), 0);
  await store.accounts.signIn(session('f', 'eve'));
  await store.accounts.remove('eve');
  assert.equal(await store.accounts.signedIn('f', NOON), undefined);
  assert.deepEqual(await store.check(), []);
});

onBoth('marks hold until they end, one of a kind for each subject; looks are remembered for a while', async (store) => {
  const mute: Mark = { kind: 'mute', about: 'term', subject: 'паром', at: NOON, until: NOON + HOUR },
    save: Mark = { kind: 'save', about: 'story', subject: 's', at: NOON + 1 };
  await store.accounts.put(ida);
  await store.readers.mark('ida', mute);
  await store.readers.mark('ida', save);
  await store.readers.mark('ida', { ...mute, until: NOON + DAY });
  assert.deepEqual(await store.readers.marks('ida', NOON), [save, { ...mute, until: NOON + DAY }]);
  assert.deepEqual(await store.readers.marks('ida', NOON + DAY), [save]);
  assert.deepEqual(await store.readers.marks('eve', NOON), []);
  await store.readers.unmark('ida', save);
  await store.readers.unmark('ida', { ...save, kind: 'follow' });
  assert.equal((await store.readers.marks('ida', NOON)).length, 1);
  assert.equal(await store.readers.looked('ida', 's'), undefined);
  await store.readers.look('ida', { storyId: 's', at: NOON });
  await store.readers.look('ida', { storyId: 's', since: NOON, at: NOON + HOUR });
  await store.readers.look('ida', { storyId: 'old', at: 1 });
  assert.deepEqual(await store.readers.looked('ida', 's'), { storyId: 's', since: NOON, at: NOON + HOUR });
  await store.readers.forget(NOON);
  assert.equal(await store.readers.looked('ida', 'old'), undefined);
  assert.ok(await store.readers.looked('ida', 's'));
  await store.accounts.remove('ida');
  assert.equal(await store.readers.looked('ida', 's'), undefined);
  assert.deepEqual(await store.readers.marks('ida', NOON), []);
});

onBoth('credentials belong to a feed and go with it; what was chosen stays', async (store) => {
  const sealed = { feedId: 'f', origin: 'https://gazette.example', sealed: 'x==' };
  await store.credentials.put(sealed);
  assert.deepEqual(await store.credentials.all(), [], 'there is no such feed');
  await store.feeds.put([{ id: 'f', url: 'https://gazette.example/feed', title: 'Gazette', paused: false }]);
  await store.credentials.put(sealed);
  await store.credentials.put({ ...sealed, sealed: 'y==' });
  await store.feeds.put([{ id: 'f', url: 'https://gazette.example/feed', title: 'Gazette', paused: true }]);
  assert.deepEqual(await store.credentials.all(), [{ ...sealed, sealed: 'y==' }]);
  await store.credentials.remove('f');
  assert.deepEqual(await store.credentials.all(), []);
  await store.credentials.put(sealed);
  await store.feeds.remove('f');
  assert.deepEqual(await store.credentials.all(), []);
  assert.equal(await store.choices.get('keep-pages-days'), undefined);
  await store.choices.put('keep-pages-days', '7');
  await store.choices.put('keep-pages-days', '8');
  assert.equal(await store.choices.get('keep-pages-days'), '8');
});

onBoth('what a transaction that fails did to accounts did not happen', async (store) => {
  await assert.rejects(
    store.in(async (tx) => {
      await tx.accounts.put(ida);
      await tx.readers.mark('ida', { kind: 'save', about: 'story', subject: 's', at: NOON });
      throw new Error('no');
    }),
  );
  assert.deepEqual(await store.accounts.all(), []);
});
