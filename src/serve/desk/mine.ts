import type { Context, Hono } from 'hono';
import type { Mark, MarkAbout, MarkKind } from '../../model/mark.ts';
import { isId, type Edge } from '../edge.ts';
import { gatherFollowed } from '../gather/followed.ts';
import { reportOf, sourceMap } from '../gather/report.ts';
import { sourceName } from '../names.ts';
import { lookedThrough } from '../routes/fronts.ts';
import type { Desk } from './desk.ts';
import { field, formOf, isAnswer } from './gate.ts';
import { dropMark, marksOf, putMark } from './marks.ts';
import { markPage, minePage, type Shown } from './page-mine.ts';
import { formToken } from './visitor.ts';

/** Reports of what is followed that the page lists. */
const NEWS = 12;
const DAY = 86_400_000;
const FOR: Readonly<Record<string, number | undefined>> = { day: DAY, week: 7 * DAY, month: 30 * DAY };
/** Which marks there are. */
const MAY: Readonly<Record<MarkAbout, readonly MarkKind[]>> = {
  story: ['save', 'follow', 'mute'],
  source: ['follow', 'mute'],
  term: ['follow', 'mute'],
  person: ['follow', 'mute'],
};

/** `/mine`: what a reader has saved, follows and has muted; `/mine/story/:id` and `/mine/source/:id` to do so. */
export function mineRoutes(edge: Edge, desk: Desk, app: Hono): void {
  app.get('/mine', (c) => show(edge, desk, c));
  app.get('/mine/:about/:id', (c) => showOne(edge, desk, c));
  app.post('/mine/mark', (c) => mark(edge, desk, c));
  app.post('/mine/undo', (c) => undo(edge, desk, c));
}

async function show(edge: Edge, desk: Desk, c: Context, full = false): Promise<Response> {
  const all = await marksOf(desk, c),
    marks = await shown(edge, all),
    langs = await lookedThrough(edge),
    news = (await gatherFollowed(edge.store, edge.sourcesOf, all, langs)).slice(0, NEWS),
    reader = edge.reader(c),
    signedIn = c.get('visitor').account !== undefined;
  return edge.send(c, minePage(reader, { token: formToken(desk, c), signedIn, marks, news, ...(full ? { wrong: reader.say('mine.full') } : {}) }));
}

async function showOne(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const about = c.req.param('about') ?? '',
    subject = c.req.param('id') ?? '';
  if ((about !== 'story' && about !== 'source') || !isId(subject)) return edge.fail(c, 'missing');
  const [one] = await shown(edge, [{ kind: 'save', about, subject, at: 0 }]);
  if (!one || (about === 'story' ? !one.story : one.source === undefined)) return edge.fail(c, 'missing');
  return edge.send(c, markPage(edge.reader(c), { token: formToken(desk, c), about, subject: one.story?.id ?? subject, shown: one }));
}

/** Marks with the headlines and names of what they are about. */
async function shown(edge: Edge, marks: readonly Mark[]): Promise<Shown[]> {
  const { store, sourcesOf } = edge,
    subjects = (about: MarkAbout): string[] => marks.filter((m) => m.about === about && isId(m.subject)).map((m) => m.subject);
  const resolved = new Map(await Promise.all(subjects('story').map(async (id) => [id, await store.stories.resolve(id)] as const))),
    stories = await store.stories.get([...new Set([...resolved.values()].filter((id) => id !== undefined))]),
    cited = await store.articles.revisions(stories.map((s) => s.headline.revisionId)),
    sources = await sourceMap(sourcesOf, cited),
    named = new Map((await sourcesOf(subjects('source'))).map((s) => [s.id, sourceName(s)]));
  return marks.map((mark): Shown => {
    const story = mark.about === 'story' ? stories.find((s) => s.id === resolved.get(mark.subject)) : undefined,
      revision = story && cited.find((r) => r.id === story.headline.revisionId),
      source = mark.about === 'source' ? named.get(mark.subject) : undefined;
    return {
      mark,
      ...(story && revision ? { story: { id: story.id, headline: { report: reportOf(revision, undefined, sources), at: story.headline } } } : {}),
      ...(source === undefined ? {} : { source }),
    };
  });
}

type Named = Pick<Mark, 'kind' | 'about' | 'subject'>;

/** The mark that a form names; undefined where there is no such mark. */
function named(form: FormData): Named | undefined {
  const kind = field(form, 'kind') as MarkKind,
    about = field(form, 'about') as MarkAbout,
    subject = field(form, 'subject', 80).trim();
  if (!Object.hasOwn(MAY, about) || !MAY[about].includes(kind)) return undefined;
  if (about === 'story' || about === 'source' ? !isId(subject) : subject === '') return undefined;
  return { kind, about, subject };
}

async function mark(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const wanted = named(form);
  if (!wanted) return edge.fail(c, 'wrong');
  const now = desk.clock(),
    asked = field(form, 'for'),
    ms = wanted.kind === 'mute' && Object.hasOwn(FOR, asked) ? FOR[asked] : undefined,
    kept = await putMark(desk, c, { ...wanted, at: now, ...(ms === undefined ? {} : { until: now + ms }) });
  if (kept) return c.redirect('/mine', 303);
  c.status(409);
  return show(edge, desk, c, true);
}

async function undo(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const wanted = named(form);
  if (!wanted) return edge.fail(c, 'wrong');
  await dropMark(desk, c, wanted);
  return c.redirect('/mine', 303);
}
