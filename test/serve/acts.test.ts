import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { createHops } from '../../src/flow.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { affairOf, type Story } from '../../src/model/story.ts';
import type { Store } from '../../src/store/store.ts';
import { createCarrier } from '../../src/work/run.ts';
import { objections, type Allowed } from '../promises/allowed.ts';
import { NOW, SOURCES } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';
import { appOf, browser, formsIn, type Browser } from './browser.ts';
import { silent } from '../hops.ts';

const offline = { get: () => Promise.reject(new Error('no')), page: () => Promise.reject(new Error('no')), close: () => Promise.resolve() };
const PASSWORD = 'nine herons by the weir';

interface Desk {
  readonly edition: SeededEdition;
  readonly store: Store;
  readonly ida: Browser;
  readonly stranger: Browser;
  /** Does what the desk has asked of the worker. */
  work(): Promise<void>;
  readonly clock: { now: number };
}
async function deskIn(t: TestContext): Promise<Desk> {
  const edition = await seedEdition(),
    { store } = edition,
    clock = { now: NOW },
    app = appOf({ store, clock: () => clock.now }),
    ida = browser(app),
    carrier = createCarrier({ store, hops: createHops(offline), clock: () => clock.now, log: silent });
  t.after(() => store.close());
  await store.accounts.put(await newAccount('Ida', PASSWORD, NOW));
  await ida.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  const work = async (): Promise<void> => {
    clock.now += 10_000;
    await carrier.drain();
  };
  return { edition, store, ida, stranger: browser(app), work, clock };
}
const allowedIn = ({ edition }: Desk, ...typed: string[]): Allowed => ({
  revisions: edition.revisions,
  names: new Set(
    [
      ...SOURCES.flatMap((s) => [s.name, s.domain]),
      ...edition.revisions.flatMap((r) => [
        r.sourceName,
        r.section?.split(' » ').at(-1) ?? '',
        r.hub?.slug.replaceAll('-', ' ') ?? '',
        ...[...r.authors, ...r.contributors].flatMap((a) => [a.name, a.place ?? '']),
        ...r.credits.map((c) => c.agency),
      ]),
      'Ida',
      'NWA',
      'United Kingdom',
      ...typed,
    ].filter(Boolean),
  ),
});
const followed = async (b: Browser, path: string): Promise<string> => {
  const response = await b.get(path);
  return response.status === 301 ? b.text(response.headers.get('location') ?? '') : response.text();
};
const WHY = 'Zwei Ereignisse, & nicht <eines>';
const SHOWN = 'Zwei Ereignisse, & nicht <eines>';

test('an editor splits articles off: both stories say so, the log says who, when and why, and taking it back undoes it', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    [id = ''] = edition.storyIds,
    members = await store.stories.members(id),
    own = members.filter((m) => m.copyOf === undefined),
    chosen = own.at(-1)?.articleId ?? '';
  const page = await ida.text(`/desk/story/${id}?article=${chosen}`);
  assert.match(page, new RegExp(`value="${chosen}" checked`));
  assert.deepEqual(objections(page, allowedIn(desk)), []);
  for (const form of page.split('<form').filter((f) => f.includes(' address of another story')))
    assert.equal(form.includes('>Or the address'), form.includes('type="radio" id='), `"or" stands where there is something to choose from: ${form}`);
  const done = await ida.send(`/desk/story/${id}`, `/desk/story/${id}/part`, { 'article[]': chosen, into: 'new', why: WHY });
  assert.equal(done.status, 303);
  await desk.work();
  const [member] = await store.stories.membership([chosen]),
    fresh = member?.storyId ?? '';
  assert.notEqual(fresh, id);
  assert.equal(member?.why.decision, 'editor');
  for (const path of [
    `/story/${id}`,
    `/story/${fresh}`,
    '/log',
    `/log/${member?.why.act?.id}`,
    `/desk/story/${id}`,
    `/desk/story/${fresh}`,
    `/desk/act/${member?.why.act?.id}`,
  ]) {
    const html = await followed(ida, path);
    assert.match(html, /Zwei Ereignisse, &amp; nicht &lt;eines&gt;/, path);
    assert.deepEqual(objections(html, allowedIn(desk, SHOWN)), [], path);
    assert.deepEqual(await invalid(html), [], path);
  }
  const child = await followed(ida, `/story/${fresh}`);
  assert.match(child, /Split off from<\/b> <a class="title" href="\/story\/[0-9a-f]{24}/);
  assert.ok(child.includes(`/story/${id}`), 'it names its parent');
  assert.match(child, /An editor put it here/);
  assert.match(await followed(ida, `/story/${id}`), /Split off as a story of its own/);

  const act = member?.why.act?.id ?? '';
  assert.equal((await ida.send(`/desk/act/${act}`, `/desk/act/${act}`, { why: '' })).status, 400);
  const undone = await ida.send(`/desk/act/${act}`, `/desk/act/${act}`, { why: 'Doch eines' });
  assert.equal(undone.headers.get('location'), `/log/${act}`);
  await desk.work();
  assert.deepEqual(await store.stories.members(id), members);
  assert.equal((await ida.get(`/story/${fresh}`)).status, 301);
  const log = await ida.text(`/log/${act}`);
  assert.match(log, /Taken back by/);
  assert.deepEqual(objections(log, allowedIn(desk, SHOWN, 'Doch eines')), []);
  assert.deepEqual(
    formsIn(await ida.text(`/desk/act/${act}`)).filter((f) => f.action.startsWith('/desk')),
    [],
    'it cannot be taken back twice',
  );
});

test('an editor says of figures whether they are one question: the ledger follows, the log shows them, and taking it back undoes it', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    [id = ''] = edition.storyIds;
  const page = await ida.text(`/desk/story/${id}`),
    boxes = [...page.matchAll(/name="figure\[\]" value="([^"]+)"/g)].map((m) => m[1] ?? ''),
    claims = new Map([...(await store.claims.ofStory(id)).values()].flatMap((r) => r.claims.map((c) => [c.id, c] as const))),
    [one = ''] = boxes,
    other = boxes.find((b) => claims.get(b)?.articleId !== claims.get(one)?.articleId && claims.get(b)?.figure?.value !== claims.get(one)?.figure?.value) ?? '',
    areOne = async (): Promise<boolean> =>
      (await store.ledger.ofStory(id)).some((q) => [one, other].every((claimId) => q.answers.some((a) => a.claimId === claimId)));
  assert.deepEqual(objections(page, allowedIn(desk)), []);
  assert.deepEqual(await invalid(page), []);
  assert.match(await followed(ida, `/story/${id}`), new RegExp(`/desk/story/${id}#figures`));
  const send = (fields: Record<string, string | readonly string[]>): Promise<Response> => ida.send(`/desk/story/${id}`, `/desk/story/${id}/figures`, fields);
  for (const [fields, says] of [
    [{ kind: 'same-question', 'figure[]': [one], why: WHY }, /takes two figures/],
    [{ kind: 'same-question', 'figure[]': [one, 'nothing'], why: WHY }, /takes two figures/],
    [{ kind: 'merge', 'figure[]': [one, other], why: WHY }, /Nothing was chosen/],
    [{ kind: 'same-question', 'figure[]': [one, other], why: '' }, /reason is needed/],
  ] as const) {
    const refused = await send(fields),
      html = await refused.text();
    assert.equal(refused.status, 400);
    assert.match(html, says);
    assert.match(html, new RegExp(`value="${one}" checked`), 'what was chosen stays chosen');
  }
  for (const [kind, one] of [
    ['same-question', true],
    ['other-question', false],
  ] as const) {
    assert.equal((await send({ kind, 'figure[]': [boxes[0] ?? '', other], why: WHY })).status, 303);
    await desk.work();
    assert.equal(await areOne(), one, kind);
  }
  const [newest] = (await store.acts.newest(1)).rows;
  for (const path of ['/log', `/log/${newest?.id}`, `/story/${id}`, `/desk/story/${id}`, `/desk/act/${newest?.id}`]) {
    const html = await followed(ida, path);
    assert.match(html, /different questions/, path);
    assert.deepEqual(objections(html, allowedIn(desk, SHOWN)), [], path);
    assert.deepEqual(await invalid(html), [], path);
  }
  assert.match(await ida.text(`/log/${newest?.id}`), /<mark class="figure">/);
  await ida.send(`/desk/act/${newest?.id}`, `/desk/act/${newest?.id}`, { why: 'Doch' });
  await desk.work();
  assert.equal(await areOne(), true, 'the older act holds again');
});

test('an editor marks a report as a copy, and a copy as a report of its own: pages and counts follow, and taking it back undoes it', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    [id = ''] = edition.storyIds,
    page = await ida.text(`/desk/story/${id}`),
    story = async () => (await store.stories.get([id]))[0],
    members = await store.stories.members(id),
    sources = new Map((await store.articles.get(members.map((m) => m.articleId))).map((a) => [a.id, a.sourceId])),
    // Of houses of their own: no other report of one counts in its place.
    own = members.filter((m) => m.copyOf === undefined && [...sources.values()].filter((of) => of === sources.get(m.articleId)).length === 1),
    [original = '', copy = ''] = own.map((m) => m.articleId),
    send = (fields: Record<string, string>): Promise<Response> => ida.send(`/desk/story/${id}`, `/desk/story/${id}/copies`, fields);
  assert.ok(original !== '' && copy !== '', 'the example needs two reports of their own');
  assert.deepEqual(objections(page, allowedIn(desk)), []);
  assert.deepEqual(await invalid(page), []);
  for (const [fields, says] of [
    [{ copy, why: WHY }, /Nothing was chosen/],
    [{ original, why: WHY }, /Nothing was chosen/],
    [{ copy, original: copy, why: WHY }, /this article itself/],
    [{ copy, original, address: 'https://nowhere.example/none', why: WHY }, /no such article/],
    [{ copy, original, why: ' ' }, /reason is needed/],
    [{ copy, original, why: WHY, until: '2001-01-01' }, /no day to come/],
  ] as const) {
    const refused = await send(fields),
      html = await refused.text();
    assert.equal(refused.status, 400);
    assert.match(html, says);
    if ('copy' in fields) assert.match(html, new RegExp(`name="copy" value="${copy}" required checked`), 'what was chosen stays chosen');
  }
  const marked: string[] = [];
  const counts: number[] = [];
  for (const [fields, says] of [
    [{ copy, original: 'own', why: WHY }, /a report of its own and nobody’s copy/],
    [{ copy, original, why: WHY }, /An editor says so\./],
  ] as const) {
    desk.clock.now += 1000;
    assert.equal((await send(fields)).status, 303);
    await desk.work();
    marked.push((await store.acts.newest(1)).rows[0]?.id ?? '');
    counts.push((await story())?.independent ?? 0);
    for (const path of ['/log', `/log/${marked.at(-1)}`, `/story/${id}`, `/desk/story/${id}`, `/article/${copy}`]) {
      const html = await followed(ida, path);
      assert.deepEqual(objections(html, allowedIn(desk, SHOWN)), [], path);
      assert.deepEqual(await invalid(html), [], path);
      if (path.startsWith('/article')) assert.match(html, says);
    }
  }
  assert.equal(counts[1], (counts[0] ?? 0) - 1);
  assert.match(await ida.text(`/log/${marked[1]}`), /A copy of <[^]*\/article\//);
  for (const act of marked.toReversed()) await ida.send(`/desk/act/${act}`, `/desk/act/${act}`, { why: 'Doch' });
  await desk.work();
  assert.deepEqual(await store.stories.members(id), members);
  assert.equal((await story())?.independent, counts[0], 'it counted before');
});

test('a merged story’s old address leads to the other; what is split may not be merged again', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    english = (await store.stories.get(edition.storyIds)).filter((s) => s.lang === 'en'),
    [into = '', from = ''] = english.map((s) => s.id),
    old = (await ida.get(`/story/${from}`)).headers.get('location') ?? '';
  const refused = async (fields: Record<string, string>): Promise<string> => {
    const response = await ida.send(`/desk/story/${from}`, `/desk/story/${from}/merge`, { why: 'x', ...fields });
    assert.equal(response.status, 400);
    return /role="alert">([^<]*)/.exec(await response.text())?.[1] ?? '';
  };
  assert.match(await refused({}), /Nothing was chosen/);
  assert.match(await refused({ address: '/story/none' }), /no such story/);
  assert.match(await refused({ address: `/story/${from}` }), /this story itself/);
  assert.match(await refused({ address: into, why: ' ' }), /reason is needed/);
  assert.match(await refused({ address: into, until: '2001-01-01' }), /no day to come/);
  const german = (await store.stories.get(edition.storyIds)).find((s) => s.lang === 'de');
  assert.match(await refused({ address: german?.id ?? '' }), /one language/);
  const sent = { address: `http://localhost:8080/story/${into}/whatever?x=1`, why: WHY };
  assert.equal((await ida.send(`/desk/story/${from}`, `/desk/story/${from}/merge`, sent)).status, 303);
  await desk.work();
  for (const path of [`/story/${from}`, old]) {
    const response = await ida.get(path);
    assert.equal(response.status, 301);
    assert.ok(response.headers.get('location')?.startsWith(`/story/${into}`));
    assert.equal(response.headers.get('cache-control'), 'no-cache', 'it may be taken back');
  }
  assert.match(await followed(ida, `/story/${into}`), /Merged into this story/);
  const [moved] = (await store.stories.members(into)).filter((m) => m.why.act !== undefined);
  assert.ok(moved);

  await ida.send(`/desk/story/${into}`, `/desk/story/${into}/part`, { 'article[]': moved.articleId, into: 'new', why: 'apart' });
  await desk.work();
  const apart = (await store.stories.membership([moved.articleId]))[0]?.storyId ?? '',
    again = await ida.send(`/desk/story/${apart}`, `/desk/story/${apart}/merge`, { address: into, why: 'x' });
  assert.equal(again.status, 400);
  assert.match(await again.text(), /keeps these two apart/);
});

test('an editor puts a story into another’s affair and takes it out again: pages and log say so, and it can be taken back', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    english = (await store.stories.get(edition.storyIds)).filter((s) => s.lang === 'en'),
    [into = '', id = ''] = english.map((s) => s.id),
    of = async (story: string) => affairOf((await store.stories.get([story]))[0] as Story),
    own = await of(id),
    send = (fields: Record<string, string>) => ida.send(`/desk/story/${id}`, `/desk/story/${id}/affair`, { why: WHY, ...fields });
  const refused = async (fields: Record<string, string>): Promise<string> => {
    const response = await send(fields);
    assert.equal(response.status, 400);
    return /role="alert">([^<]*)/.exec(await response.text())?.[1] ?? '';
  };
  assert.match(await ida.text(`/desk/story/${id}`), /id="affair-new"/);
  assert.equal((await send({ into: 'new' })).status, 303);
  await desk.work();
  assert.equal(await of(id), id);
  assert.match(await followed(ida, `/story/${id}`), /Taken out of its affair/);
  assert.doesNotMatch(await ida.text(`/desk/story/${id}`), /id="affair-new"/, 'there is nothing to leave');
  assert.match(await refused({}), /Nothing was chosen/);
  assert.match(await refused({ into: 'new' }), /That is so already/);
  assert.match(await refused({ address: id }), /this story itself/);
  assert.match(await refused({ address: 'none' }), /no such story/);
  assert.match(await refused({ address: into, why: '' }), /reason is needed/);
  const german = (await store.stories.get(edition.storyIds)).find((s) => s.lang === 'de');
  assert.match(await refused({ address: german?.id ?? '' }), /one language/);

  assert.equal((await send({ address: `/story/${into}/whatever`, until: '2030-01-01' })).status, 303);
  await desk.work();
  assert.equal(await of(id), await of(into));
  assert.match(await refused({ address: into }), /That is so already/);
  const [act, out] = (await store.acts.newest(2)).rows;
  assert.deepEqual([act?.kind, act?.until, act?.affair], ['enter', undefined, { was: id, now: await of(into) }]);
  for (const path of [`/story/${id}`, `/story/${into}`, '/log', `/log/${act?.id}`, `/desk/story/${id}`, `/desk/act/${act?.id}`, `/saga/${await of(into)}`]) {
    const html = await followed(ida, path);
    assert.deepEqual(objections(html, allowedIn(desk, SHOWN)), [], path);
    assert.deepEqual(await invalid(html), [], path);
  }
  assert.match(await followed(ida, `/story/${id}`), /Put into the affair of<\/b> <a class="title" href="\/story\/[0-9a-f]{24}/);
  assert.match(await followed(ida, `/story/${into}`), /Put into its affair<\/b> <a class="title"/);
  assert.ok((await followed(ida, `/saga/${await of(into)}`)).includes(`/story/${id}`));
  assert.match(await ida.text(`/log/${act?.id}`), /Put into an affair<\/b> <a.*<b>that of<\/b> <a/);

  await ida.send(`/desk/act/${out?.id}`, `/desk/act/${out?.id}`, { why: 'x' });
  await ida.send(`/desk/act/${act?.id}`, `/desk/act/${act?.id}`, { why: 'x' });
  await desk.work();
  assert.equal(await of(id), own);
});

test('the first story of an affair leaves it to the others, and a merge takes along the affair that an editor chose', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    english = (await store.stories.get(edition.storyIds)).filter((s) => s.lang === 'en'),
    [first = '', second = ''] = english.map((s) => s.id),
    of = async (story: string) => affairOf((await store.stories.get([story]))[0] as Story),
    begun = await of(first),
    send = (id: string, form: string, fields: Record<string, string>) => ida.send(`/desk/story/${id}`, `/desk/story/${id}/${form}`, { why: WHY, ...fields });
  assert.deepEqual([await of(second), begun], [first, first]);
  await send(first, 'affair', { into: 'new' });
  await desk.work();
  const fresh = await of(first);
  assert.notEqual(fresh, first);
  assert.equal(await of(second), begun);
  assert.equal((await ida.get(`/saga/${fresh}`)).status, 200);
  assert.ok((await ida.text(`/saga/${begun}`)).includes(`/story/${second}`));
  await send(first, 'merge', { address: second });
  await desk.work();
  assert.equal(await store.stories.resolve(first), second);
  assert.equal(await of(second), fresh, 'what was taken out of that affair is out of it still');
  const [merge] = (await store.acts.newest(1)).rows;
  await ida.send(`/desk/act/${merge?.id}`, `/desk/act/${merge?.id}`, { why: 'x' });
  await desk.work();
  assert.deepEqual([await of(second), await of(first)], [begun, fresh]);
});

test('an act takes a sign-in, a form of ours, and is done once however often it is sent', async (t) => {
  const desk = await deskIn(t),
    { ida, stranger, store, edition } = desk,
    [id = ''] = edition.storyIds;
  assert.equal((await stranger.get(`/desk/story/${id}`)).status, 303);
  assert.equal((await stranger.post(`/desk/story/${id}/front`, { kind: 'pin', why: 'x' })).status, 401);
  assert.equal((await ida.post(`/desk/story/${id}/front`, { kind: 'pin', why: 'x' })).status, 403, 'without the form’s token');
  const form = formsIn(await ida.text(`/desk/story/${id}`)).find((f) => f.action.endsWith('/front'));
  assert.ok(form);
  for (let i = 0; i < 2; i++) await ida.post(form.action, { ...form.hidden, kind: 'pin', why: 'wichtig', until: '2025-06-03' });
  assert.equal((await store.acts.newest(9)).rows.length, 1);
  assert.equal((await ida.get('/desk/story/none')).status, 404);
  assert.equal((await ida.get('/desk/act/none')).status, 404);
  assert.equal((await ida.get('/log/none')).status, 404);
  assert.equal((await ida.get('/log?after=%00')).status, 400);
});

test('the log has a name of its own, and says of a merge that Broadsheet made what was compared', async (t) => {
  const { store, storyIds } = await seedEdition(),
    [intoId = '', storyId = ''] = storyIds;
  t.after(() => store.close());
  await store.acts.add({ id: 'made', kind: 'merge', at: NOW, storyId, intoId, articleIds: [], evidence: { articles: 4, likelihood: 0.62 } });
  const b = browser(appOf({ store, clock: () => NOW })),
    html = await b.text('/log');
  assert.match(html, /<h1>Log of changes to stories<\/h1>/);
  assert.match(html, /4 articles of the two were held against the other story: on average 62% likely to belong to it\./);
  assert.match(await b.text('/'), /href="\/log">Log of changes to stories</);
});

test('without an account nothing can be signed, and the page says so', async (t) => {
  const edition = await seedEdition();
  t.after(() => edition.store.close());
  const b = browser(appOf({ store: edition.store, clock: () => NOW })),
    [id = ''] = edition.storyIds,
    html = await b.text(`/desk/story/${id}`);
  assert.match(html, /takes an account/);
  assert.deepEqual(formsIn(html), []);
  assert.equal((await b.send('/feeds', '/feeds/keep', { days: '3' })).status, 303);
  const token = formsIn(await b.text('/feeds')).find((f) => f.action === '/feeds/keep')?.hidden['token'] ?? '';
  assert.equal((await b.post(`/desk/story/${id}/front`, { token, kind: 'pin', why: 'x' })).status, 401);
});

test('a held story leaves the front page and stays where it is asked for; a chosen headline shows at once', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    [id = ''] = edition.storyIds,
    own = (await store.stories.members(id)).filter((m) => m.copyOf === undefined),
    story = (await store.stories.get([id]))[0],
    other = own.find((m) => m.revisionId !== story?.headline.revisionId)?.articleId ?? '';
  const front = async (): Promise<string> => ida.text('/?lang=en'),
    seeded = await store.fronts.latest('en');
  // The edition's own front page gives way to those that are ranked here.
  if (seeded) await store.fronts.put({ ...seeded, at: 0 });
  await ida.send(`/desk/story/${id}`, `/desk/story/${id}/retitle`, { title: other, why: 'klarer' });
  await desk.work();
  const [revision] = await store.articles.latest([other]),
    headline = revision?.text.slice(revision.headline.start, revision.headline.end) ?? 'none';
  assert.ok((await front()).includes(headline));
  const twice = await ida.send(`/desk/story/${id}`, `/desk/story/${id}/retitle`, { title: other, why: 'klarer' });
  assert.match(await twice.text(), /That is so already/);
  await ida.send(`/desk/story/${id}`, `/desk/story/${id}/front`, { kind: 'hold', why: 'noch unklar' });
  await desk.work();
  assert.ok(!(await front()).includes(`/story/${id}`), 'it is off the front page');
  assert.ok(!(await ida.text('/feed.json')).includes(`/story/${id}`), 'and off its feeds');
  assert.ok((await ida.text('/method')).includes(`/story/${id}`), 'the ranking still shows it');
  assert.match(await followed(ida, `/story/${id}`), /Held off the front page/);
});

test('the form for the front page has one button and needs a choice; what was taken back is not done again by an old form', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    [id = ''] = edition.storyIds,
    path = `/desk/story/${id}`,
    html = await ida.text(path),
    sent = /<form[^>]*\/front"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  assert.deepEqual([sent.match(/<button/g)?.length, /<button[^>]*name=/.test(sent), / checked/.test(sent)], [1, false, false]);
  for (const kind of [undefined, '', 'merge'])
    assert.equal((await ida.send(path, `${path}/front`, { why: 'x', ...(kind === undefined ? {} : { kind }) })).status, 400);
  assert.deepEqual((await store.acts.newest(9)).rows, []);

  const form = formsIn(html).find((f) => f.action.endsWith('/front'));
  assert.ok(form);
  const send = (why: string) => ida.post(form.action, { ...form.hidden, kind: 'pin', why });
  assert.equal((await send('eins')).status, 303);
  const [pin] = (await store.acts.newest(1)).rows;
  await ida.send(`/desk/act/${pin?.id}`, `/desk/act/${pin?.id}`, { why: 'doch nicht' });
  const again = await send('eins');
  assert.equal(again.status, 409);
  assert.match(await again.text(), /taken back already/);
  assert.equal((await send('ein anderer Grund')).status, 303);
  assert.equal((await store.acts.newest(9)).rows.length, 2, 'another reason is another act');
});

test('lists of the front page’s stories follow an act', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    seeded = await store.fronts.latest('en');
  if (seeded) await store.fronts.put({ ...seeded, at: 0 });
  const lists = ['/who?lang=en', '/source?lang=en', '/since?lang=en&at=2020-01-01'],
    main = async () => Promise.all(lists.map(async (path) => (await ida.text(path)).split('<main')[1] ?? ''));
  const english = (await store.stories.get(edition.storyIds)).filter((s) => s.lang === 'en');
  await ida.send(`/desk/story/${english[0]?.id}`, `/desk/story/${english[0]?.id}/front`, { kind: 'pin', why: 'x' });
  await desk.work();
  const before = await main();
  for (const { id } of english) await ida.send(`/desk/story/${id}`, `/desk/story/${id}/front`, { kind: 'hold', why: 'x' });
  await desk.work();
  const after = await main();
  for (const [i, path] of lists.entries()) assert.notEqual(after[i], before[i], path);
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
});
async function invalid(html: string): Promise<string[]> {
  return (await validator.validateString(html)).results.flatMap((r) => r.messages.map((m) => `${m.ruleId}: ${m.message} (${m.line}:${m.column})`));
}
