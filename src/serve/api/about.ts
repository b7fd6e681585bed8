import { z } from '@hono/zod-openapi';
import type { Act } from '../../model/act.ts';
import { affairOf } from '../../model/story.ts';
import { isId, type Edge } from '../edge.ts';
import { gatherHub, type HubView } from '../gather/hub.ts';
import { gatherPerson } from '../gather/person.ts';
import { gatherPlace } from '../gather/place.ts';
import type { PlaceEntry } from '../gather/indexes.ts';
import { gatherRuleHub, type RuleHubView } from '../gather/rule-hub.ts';
import { isStoryRemoved } from '../gather/removed.ts';
import { gatherSaga } from '../gather/saga.ts';
import { gatherSource, type SourceView } from '../gather/source.ts';
import { Href } from '../href.ts';
import { hubTitle, ownerName } from '../names.ts';
import { hasPage } from '../pages/parts.ts';
import { lookedThrough } from '../routes/fronts.ts';
import { opaque, placeIn } from './cursor.ts';
import { iso, quoted, quotedOrNull, reportData, sourceRefOf, statementData, storyData } from './lines.ts';
import { after, Moved, operation } from './operation.ts';
import { datedData, personData } from './parts.ts';
import { Refusal } from './problem.ts';
import * as shapes from './shapes-more.ts';

/** These read many articles, so one is made at most once in this time, ms. */
const FRESH = 60_000;
const LONGEST = 120;

/** `/who/{slug}.json` */
export const who = operation({
  id: 'who',
  path: '/who/{slug}.json',
  summary: 'A person: their roles as reported, what they said, and what others said of them',
  fresh: FRESH,
  answer: shapes.Who,
  async run(edge, { key, c }) {
    const view = await gatherPerson(edge.store, edge.sourcesOf, key.slice(0, LONGEST), await lookedThrough(edge));
    if (!view || !hasPage(edge.reader(c), view)) return new Refusal('not-found');
    const { slug, name, read, roles, said, about, stories } = view;
    return {
      slug,
      name: quotedOrNull(name),
      reports: read,
      roles: roles.flatMap(quoted),
      said: said.flatMap(statementData),
      about: about.flatMap(statementData),
      stories: stories.map(storyData),
    };
  },
});

/** `/where/{slug}.json` */
export const where = operation({
  id: 'where',
  path: '/where/{slug}.json',
  summary: 'A place: the reports from there, the figures and lines that name it',
  fresh: FRESH,
  answer: shapes.Where,
  async run(edge, { key }) {
    const view = await gatherPlace(edge.store, edge.sourcesOf, key.slice(0, LONGEST), await lookedThrough(edge));
    if (!view) return new Refusal('not-found');
    const { slug, name, read, datelined, figures, lines, stories } = view;
    return {
      slug,
      name: quotedOrNull(name),
      reports: read,
      datelined: datelined.map(reportData),
      figures: figures.flatMap(quoted),
      lines: lines.flatMap(quoted),
      stories: stories.map(storyData),
    };
  },
});

/** `/hub/{slug}.json`: an editor's topic by rule, else the publishers'; with `of=publishers` theirs in either case. */
export const hub = operation({
  id: 'hub',
  path: '/hub/{slug}.json',
  summary: "A topic, by an editor's rule or as publishers file reports under it",
  fresh: FRESH,
  query: z.object({ of: z.enum(['publishers']).optional() }),
  answer: shapes.Hub,
  async run(edge, { key, query }) {
    const slug = key.slice(0, LONGEST),
      ruled = query.of === undefined ? await edge.store.hubs.get(slug) : undefined,
      langs = await lookedThrough(edge);
    if (ruled) return ruleHubData(await gatherRuleHub(edge.store, edge.sourcesOf, ruled, langs, edge.clock()));
    const view = await gatherHub(edge.store, edge.sourcesOf, slug, langs);
    return view ? { slug, name: null, rule: null, addresses: [...view.addresses], places: [], ...told(view) } : new Refusal('not-found');
  },
});

const ruleHubData = (view: RuleHubView): z.output<typeof shapes.Hub> => ({
  slug: view.hub.slug,
  name: hubTitle(view.hub),
  rule: view.hub.rule,
  addresses: [],
  places: view.places.flatMap(placeEntryData),
  ...told(view),
});
const told = ({ reports, stories, people, timeline }: Pick<HubView, 'reports' | 'stories' | 'people' | 'timeline'>) => ({
  reports: reports.map(reportData),
  stories: stories.map(storyData),
  people: people.flatMap(personData),
  timeline: timeline.flatMap(datedData),
});
export const placeEntryData = ({ slug, name, reports }: PlaceEntry): z.output<typeof shapes.Places>['places'] =>
  quoted(name).map((line) => ({ slug, name: line, reports }));

/** `/source/{key}.json`, by domain; by id it is sent there. */
export const source = operation({
  id: 'source',
  path: '/source/{key}.json',
  summary: 'A source: what is stated of it, what was measured, what it allows, its newest articles',
  fresh: FRESH,
  answer: shapes.Source,
  async run({ store, sourcesOf, clock }: Edge, { key }) {
    const asked = key.slice(0, LONGEST),
      [byId] = await sourcesOf([asked]),
      found = byId ?? (await store.sources.byDomain(asked)) ?? (await store.sources.byName(asked));
    if (!found) return new Refusal('not-found');
    if (byId && byId.domain !== '' && byId.domain !== asked) return new Moved(`${Href.to(['source', byId.domain]).value}.json`);
    return sourceData(await gatherSource(store, sourcesOf, found, clock()));
  },
});

function sourceData({ source: of, record, firstOfSeveral, reports, rights, granted, failing }: SourceView): z.output<typeof shapes.Source> {
  return {
    source: sourceRefOf(of),
    kind: of.kind,
    owner: ownerName(of) ?? null,
    country: of.country ?? null,
    lang: of.lang ?? null,
    family: of.family ?? null,
    citation: of.citation ?? null,
    measured: {
      articles: record.articles,
      copies: record.copies,
      corrected: record.corrected,
      changed: record.changed,
      opened: record.opened.length,
      firstOfSeveral,
    },
    rights: rights
      ? {
          noindex: rights.noindex === true,
          noarchive: rights.noarchive === true,
          nosnippet: rights.nosnippet === true,
          maxSnippet: rights.maxSnippet !== undefined && rights.maxSnippet >= 0 ? rights.maxSnippet : null,
          tdmReserved: rights.tdmReserved === true,
          licence: rights.licence ?? null,
        }
      : null,
    granted: grantData(granted?.act),
    isFailing: failing !== undefined,
    failingSince: failing?.lastOkAt === undefined ? null : iso(failing.lastOkAt),
    reports: reports.map(reportData),
  };
}

function grantData(act: Act | undefined): z.output<typeof shapes.Source>['granted'] {
  if (!act?.grant) return null;
  return { act: act.id, as: act.grant.as, by: act.by ?? null, why: act.why ?? null, until: act.until === undefined ? null : iso(act.until) };
}

/** `/saga/{id}.json`: the id of a story, also of one that was merged, is sent on to the affair that it is of. */
export const saga = operation({
  id: 'saga',
  path: '/saga/{id}.json',
  summary: 'An affair: its developments, newest first',
  query: z.object({ after }),
  answer: shapes.Saga,
  async run({ store, sourcesOf }, { key, query }) {
    const place = placeIn('saga', query.after);
    if (place instanceof Refusal) return place;
    const view = isId(key) ? await gatherSaga(store, sourcesOf, key, place) : undefined;
    if (view)
      return {
        affair: view.saga,
        main: storyData(view.main),
        developments: view.developments.map(storyData),
        timeline: view.timeline.flatMap(datedData),
        next: view.next === undefined ? null : opaque('saga', view.next),
      };
    const id = isId(key) ? await store.stories.resolve(key) : undefined,
      [story] = id === undefined ? [] : await store.stories.get([id]),
      affair = story && affairOf(story);
    if (affair === undefined || affair === key) return new Refusal(isId(key) && (await isStoryRemoved(store, key)) ? 'article-removed' : 'not-found');
    return new Moved(`${Href.to(['saga', affair]).value}.json`);
  },
});
