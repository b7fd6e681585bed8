import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print } from './press.ts';

const ORIGIN = 'https://live.invalid';
const html = (title: string, body = ''): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n</head>\n<body>${body}</body>\n</html>\n`;
const page = (title: string, body = '', status = 200): Response => new Response(html(title, body), { status });
const moved = (to: string): Response => new Response('', { status: 301, headers: { location: to } });

/** A paper of a few answers by address; everything else is not there. */
async function printed(answers: Readonly<Record<string, () => Response>>, known: readonly string[] = []): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  await print(
    { origin: ORIGIN, known, ask: (address) => Promise.resolve(answers[address]?.() ?? page('none', '', 404)), base: 'https://paper.example/' },
    (file, content) => void files.set(file, content),
  );
  return files;
}

test('a link that turns out to lead nowhere loses its link, not its words, also where it was taken for good', async () => {
  const files = await printed({
    '/': () => page('front', '<p>See <a href="/who/a">Ann</a> and <a href="/who/gone">Bob</a>.</p>'),
    '/who/a': () => page('Ann', '<p><a href="/who/gone">Bob</a> again</p>'),
  });
  assert.match(files.get('index.html') ?? '', /See <a href="who\/a\/index\.html">Ann<\/a> and Bob\./);
  assert.match(files.get('who/a/index.html') ?? '', /<p>Bob again<\/p>/);
  assert.ok(![...files.keys()].some((f) => f.includes('gone')));
});

test('what was removed leaves its tombstone, what has moved leads to where it is in the end, circles lead nowhere', async () => {
  const files = await printed(
    {
      '/': () => page('front'),
      '/article/1': () => page('Removed', '', 410),
      '/story/a': () => moved('/story/b'),
      '/story/b': () => moved(`${ORIGIN}/story/c/now`),
      '/story/c/now': () => page('Now'),
      '/story/c': () => moved('/story/c/now'),
      '/story/x': () => moved('/story/y'),
      '/story/y': () => moved('/story/x'),
      '/story/out': () => moved('https://elsewhere.example/'),
      '/story/login': () => moved('/login?next=x'),
    },
    ['/article/1', '/story/a', '/story/x', '/story/out', '/story/login'],
  );
  assert.match(files.get('article/1/index.html') ?? '', /<title>Removed<\/title>/);
  for (const id of ['a', 'b', 'c'])
    assert.match(files.get(`story/${id}/index.html`) ?? '', /<link rel="canonical" href="https:\/\/paper\.example\/story\/c\/now\/index\.html">/);
  for (const id of ['x', 'y', 'out', 'login']) assert.ok(!files.has(`story/${id}/index.html`), id);
  assert.equal(files.get('_redirects'), '/story/a/ /story/c/now/index.html 301\n/story/b/ /story/c/now/index.html 301\n');
});

test('a failure of the paper itself ends the printing', async () => {
  await assert.rejects(printed({ '/': () => page('front', '<a href="/log">log</a>'), '/log': () => page('broken', '', 500) }), /\/log answers 500/);
});

test('the page for what is not there links by whole addresses, since it is shown at any depth', async () => {
  const files = await printed({ '/': () => page('front'), '/story/-': () => page('none', '<p><a href="/">Front</a></p>', 404) });
  assert.match(files.get('404.html') ?? '', /<a href="https:\/\/paper\.example\/index\.html">/);
});
