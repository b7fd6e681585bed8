import assert from 'node:assert/strict';
import type { Archive } from '../../src/model/archive.ts';
import { onBoth } from './engines.ts';
import { page } from './fixtures.ts';

const ARCHIVE: Archive = { id: '9-abc', name: 'a.warc.gz', offset: 1200, inside: 40, pages: 2, damaged: 0, finished: false };

onBoth('an archive is known by how far it was taken in, and its payloads until it is finished', async (store) => {
  assert.equal(await store.archives.get('9-abc'), undefined);
  await store.archives.put(ARCHIVE, [
    { digest: 'sha1:A', pageId: 'p' },
    { digest: 'sha1:B', pageId: 'q' },
    { digest: 'sha1:A', pageId: 'later' },
  ]);
  await store.archives.put({ ...ARCHIVE, offset: 2400, pages: 3 }, [{ digest: 'sha1:B', pageId: 'later' }]);
  assert.deepEqual(await store.archives.get('9-abc'), { ...ARCHIVE, offset: 2400, pages: 3 });
  assert.deepEqual([await store.archives.payload('9-abc', 'sha1:A'), await store.archives.payload('9-abc', 'sha1:B')], ['p', 'q']);
  assert.equal(await store.archives.payload('other', 'sha1:A'), undefined);
  await store.archives.put({ ...ARCHIVE, finished: true });
  assert.equal(await store.archives.payload('9-abc', 'sha1:A'), undefined);
  assert.equal((await store.archives.get('9-abc'))?.finished, true);
});

onBoth('an archive stands with the pages of its transaction, or not at all', async (store) => {
  await assert.rejects(
    store.in(async (tx) => {
      await tx.pages.put([page('p')]);
      await tx.archives.put(ARCHIVE, [{ digest: 'sha1:A', pageId: 'p' }]);
      throw new Error('killed');
    }),
  );
  assert.equal(await store.archives.get('9-abc'), undefined);
  assert.equal(await store.archives.payload('9-abc', 'sha1:A'), undefined);
});

onBoth('pages with bodies are listed in order, page by page, and not those whose bodies are forgotten', async (store) => {
  const ids = ['e', 'a', 'd', 'b', 'c'];
  await store.pages.put(ids.map((id) => page(id)));
  await store.pages.forget(['b']);
  const first = await store.pages.bodies({ limit: 3 });
  assert.deepEqual(
    first.rows.map((p) => p.id),
    ['a', 'c', 'd'],
  );
  const second = await store.pages.bodies({ limit: 3, after: first.next ?? '' });
  assert.deepEqual(second, { rows: [page('e')] });
});
