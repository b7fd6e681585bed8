import { z } from '@hono/zod-openapi';
import type { Edge } from '../edge.ts';
import { isId } from '../edge.ts';
import { instantOf } from '../format.ts';
import { gatherLog, tellActs } from '../gather/acts.ts';
import { gatherCorrections, type Correction } from '../gather/corrections.ts';
import { healthOf } from '../gather/health.ts';
import { gatherHubIndex, gatherPeopleIndex, gatherPlaceIndex, gatherSourceIndex } from '../gather/indexes.ts';
import { gatherMethod, weightsOf } from '../gather/method.ts';
import { gatherSince } from '../gather/since.ts';
import { gatherStatus } from '../gather/status.ts';
import { failureError, feedError, feedName, hubTitle } from '../names.ts';
import { hasPage } from '../pages/parts.ts';
import { correctedUntil, frontsFor } from '../routes/fronts.ts';
import { SIGNALS } from '../../rank/signals.ts';
import { placeEntryData } from './about.ts';
import { opaque, placeIn } from './cursor.ts';
import { briefData } from './front.ts';
import { actData, changesData } from './from-story.ts';
import { iso, quoted, reportData, sourceRefOf, storyData } from './lines.ts';
import { after, lang, operation } from './operation.ts';
import { personData, questionData } from './parts.ts';
import { Refusal } from './problem.ts';
import * as pages from './shapes-pages.ts';
import * as shapes from './shapes-more.ts';

/** Many reports are read for a list. */
const LISTS = 600_000,
  FRESH = 30_000,
  DAY = 86_400_000;
const byLanguage = { isByLanguage: true, fresh: LISTS, query: z.object({ lang }) } as const;

export const people = operation({
  id: 'people',
  path: '/who.json',
  summary: "Who is named in the front page's stories",
  ...byLanguage,
  answer: shapes.People,
  async run(edge, { c }) {
    const people = await gatherPeopleIndex(edge.store, edge.sourcesOf, (await frontsFor(edge, c)).fronts),
      reader = edge.reader(c);
    return { people: people.filter((p) => hasPage(reader, p)).flatMap(personData) };
  },
});
export const places = operation({
  id: 'places',
  path: '/where.json',
  summary: "Places named in the front page's stories",
  ...byLanguage,
  answer: shapes.Places,
  run: async (edge, { c }) => ({ places: (await gatherPlaceIndex(edge.store, edge.sourcesOf, (await frontsFor(edge, c)).fronts)).flatMap(placeEntryData) }),
});
export const hubs = operation({
  id: 'hubs',
  path: '/hub.json',
  summary: "Topics: those of editors, and those that publishers file the front page's stories under",
  ...byLanguage,
  fresh: FRESH,
  answer: shapes.Hubs,
  async run(edge, { c }) {
    const filed = await gatherHubIndex(edge.store, edge.sourcesOf, (await frontsFor(edge, c)).fronts),
      ruled = await edge.store.hubs.all();
    return {
      hubs: [
        ...ruled.map((h) => ({ slug: h.slug, url: null, name: hubTitle(h), reports: null })),
        ...filed.map(({ hub, reports }) => ({ slug: hub.slug, url: hub.url, name: null, reports })),
      ],
    };
  },
});
export const sources = operation({
  id: 'sources',
  path: '/source.json',
  summary: "Sources with a report of their own in the front page's stories",
  ...byLanguage,
  answer: shapes.Sources,
  run: async (edge, { c }) => ({
    sources: (await gatherSourceIndex(edge.store, edge.sourcesOf, (await frontsFor(edge, c)).fronts)).map(({ source, reports }) => ({
      source: sourceRefOf(source),
      kind: source.kind,
      reports,
    })),
  }),
});

/** `/since.json?at=`: what changed on the front page since a time, by default a day. */
export const since = operation({
  id: 'since',
  path: '/since.json',
  summary: 'What changed on the front page since a time: stories, reports, figures, corrections',
  isByLanguage: true,
  fresh: FRESH,
  query: z.object({ at: z.string().max(40).optional().openapi({ description: 'An ISO time or day; without it, a day before the newest report' }), lang }),
  answer: shapes.Since,
  async run(edge, { query, c }) {
    const asked = query.at === undefined ? undefined : instantOf(query.at, edge.timezone);
    if (query.at !== undefined && asked === undefined) return new Refusal('parameter-invalid', 'at: is no time');
    const { fronts } = await frontsFor(edge, c),
      at = fronts.length === 0 ? edge.clock() : Math.max(...fronts.map((f) => f.at)),
      from = asked ?? at - DAY;
    if (fronts.length === 0) return { since: iso(from), at: iso(at), opened: [], grown: [], figures: [], corrections: [] };
    const { fresh, grown, moved, corrected } = await gatherSince(edge.store, edge.sourcesOf, fronts, from);
    return {
      since: iso(from),
      at: iso(at),
      opened: fresh.map(storyData),
      grown: grown.map((g) => ({ story: storyData(g), newest: g.newest.flatMap(quoted), more: g.more })),
      figures: moved.map((m) => ({
        story: m.of ? storyData(m.of) : null,
        question: questionData(m.table),
        was: m.before.answer.claimId,
        is: m.now.answer.claimId,
      })),
      corrections: corrected.map(correctionData),
    };
  },
});

const correctionData = ({ report, notes, silent, unfollowed }: Correction): z.output<typeof shapes.Corrections>['corrections'][number] => ({
  report: reportData(report),
  notes: notes.flatMap(quoted),
  silent: silent ? changesData(report, silent) : null,
  unfollowed: unfollowed.map(reportData),
});

export const corrections = operation({
  id: 'corrections',
  path: '/corrections.json',
  summary: 'Corrections and silent changes of the last two months, newest first',
  fresh: FRESH,
  query: z.object({ after }),
  answer: shapes.Corrections,
  async run(edge, { query, c }) {
    const place = placeIn('corrections', query.after);
    if (place instanceof Refusal || (place !== undefined && !/^-?\d{1,16}$/.test(place))) return new Refusal('cursor-invalid');
    const view = await gatherCorrections(edge.store, edge.sourcesOf, await correctedUntil(edge, c), { after: place });
    return { corrections: view.corrections.map(correctionData), next: view.next === undefined ? null : opaque('corrections', view.next) };
  },
});

export const log = operation({
  id: 'log',
  path: '/log.json',
  summary: 'What was done to stories, by editors or by Broadsheet itself, newest first',
  fresh: 0,
  query: z.object({ after }),
  answer: shapes.Log,
  async run({ store, sourcesOf }, { query }) {
    const place = placeIn('log', query.after);
    if (place instanceof Refusal) return place;
    const { acts, next } = await gatherLog(store, sourcesOf, place);
    return { acts: acts.map(({ act }) => actData(act)), next: next === undefined ? null : opaque('log', next) };
  },
});
export const logEntry = operation({
  id: 'act',
  path: '/log/{id}.json',
  summary: 'One act',
  fresh: 0,
  answer: pages.Act,
  async run({ store, sourcesOf }, { key }) {
    const [act] = isId(key) ? await store.acts.get([key]) : [],
      [told] = act ? await tellActs(store, sourcesOf, [act]) : [];
    return told ? actData(told.act) : new Refusal('not-found');
  },
});

export const status = operation({
  id: 'status',
  path: '/status.json',
  summary: 'How the collecting goes; feeds in trouble first',
  answer: shapes.Status,
  async run({ store, clock }: Edge) {
    const { feeds, tried, answering, backlog, failures, counts, languages, publication } = await gatherStatus(store),
      time = (at: number | undefined): string | null => (at === undefined ? null : iso(at));
    return {
      feeds: feeds.map(({ feed, state }) => {
        const { kind, isBad, since: failing } = healthOf(feed, state, clock());
        return {
          feed: feed.id,
          title: feedName(feed),
          url: feed.url,
          state: kind,
          isBad,
          failingSince: isBad ? time(failing) : null,
          lastAnswered: time(state?.lastOkAt),
          nextAsked: feed.paused ? null : time(state?.nextAt),
          error: (state && feedError(state)) ?? null,
        };
      }),
      tried,
      answering,
      waiting: { ...backlog.byHop },
      failures: failures.map((f) => ({ hop: f.hop, subject: f.subject, at: iso(f.at), attempts: f.attempts, error: failureError(f) })),
      counts: { ...counts },
      languages: languages.map((l) => ({ lang: l.lang, stories: l.stories, until: iso(l.until) })),
      publication: publication ? { doneAt: time(publication.doneAt), failingSince: time(publication.failingSince), error: publication.error ?? null } : null,
    };
  },
});

const weight = z.string().max(12).optional();
export const method = operation({
  id: 'method',
  path: '/method.json',
  summary: 'The ranking and its weights, and the front page by other ones',
  isByLanguage: true,
  query: z.object({ lang, ...(Object.fromEntries(SIGNALS.map((s) => [s, weight])) as Record<(typeof SIGNALS)[number], typeof weight>) }),
  answer: shapes.Method,
  async run(edge, { query, c }) {
    const asked = weightsOf((signal) => query[signal as (typeof SIGNALS)[number]]);
    if (asked.wrong) return new Refusal('parameter-invalid', 'A weight is a number from -10 to 10');
    const { fronts } = await frontsFor(edge, c),
      { weights, stories } = await gatherMethod(edge.store, edge.sourcesOf, fronts, asked);
    return { weights: { ...weights }, stories: stories.map(({ brief, was }) => ({ story: briefData(brief), was })) };
  },
});
