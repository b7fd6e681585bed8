import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../../src/clean/clean.ts';
import { registeredDomain } from '../../src/text/domain.ts';
import { isOther } from '../../src/clean/article.ts';
import { termPriors } from '../../src/models.ts';
import { MEDIA_TOPICS, type MediaTopic } from '../../src/model/media-topic.ts';
import { isRejected } from '../../src/model/outcome.ts';
import type { Draft } from '../../src/model/revision.ts';
import { termList, type Profile } from '../../src/model/story.ts';
import { withPrior } from '../../src/stories/frequencies.ts';
import { opened } from '../../src/stories/profile.ts';
import { storyArticle } from '../../src/stories/replay.ts';
import { topicNamed } from '../../src/stories/section.ts';
import { storyTerms } from '../../src/stories/vector.ts';
import { archive } from '../articles.ts';
import { readLines, setFiles } from '../corpora.ts';
import { partOf } from '../folds.ts';
import { present } from '../measured.ts';
import { goldOf, pageOf } from '../sets/page-files.ts';

/** Parts by registered domain, and parts by half year, which are tested on what none of their domain and none of their time teaches. */
export const PARTS = 4;
const LANG = 'en';
const HALF_YEAR_MS = 182 * 86_400_000;

/** An article as a story of its own, with the topics that it may stand under. */
export interface Row {
  readonly set: string;
  readonly id: string;
  readonly title: string;
  /** Ready to be classified: as the profile of a story that it opened. */
  readonly profile: Pick<Profile, 'terms' | 'numbers' | 'weights'>;
  readonly terms: readonly string[];
  /** Columns of `MEDIA_TOPICS`; any of them is right. */
  readonly truth: readonly number[];
  /** Whether its own page or address named one of them. */
  readonly named: boolean;
  readonly weight: number;
  /** What it counts for in a stream of all kinds of news. */
  readonly general: number;
  readonly domainPart: number;
  readonly timePart: number;
}

/**
 * AllSides' topics under those of IPTC; several where its label leaves it open which of them a piece is of. Those that name a region, a
 * genre or a quarrel and no subject ("world", "media_bias", "polarization", "holidays") map to none.
 */
const ALLSIDES: readonly (readonly [topics: string, labels: string])[] = [
  ['politics', 'elections politics white_house us_senate us_house us_congress republican_party democratic_party tea_party campaign_finance campaign_rhetoric'],
  ['politics', 'voting_rights_and_voter_fraud impeachment domestic_policy role_of_government'],
  ['politics conflict', 'foreign_policy state_department north_korea nuclear_weapons middle_east us_military defense national_defense palestine israel'],
  ['politics economy', 'federal_budget fiscal_cliff taxes economic_policy trade treasury'],
  ['economy labour', 'economy_and_jobs labor'],
  ['economy', 'business banking_and_finance agriculture'],
  ['economy environment', 'energy'],
  ['health politics', 'healthcare fda'],
  ['health', 'ebola public_health obesity_and_malnutrition opioid_crisis'],
  ['society politics', "immigration civil_rights lgbt_rights race_and_racism inequality welfare women's_issues"],
  ['society', 'family_and_marriage housing_and_homelessness'],
  ['crime conflict society', 'violence_in_america'],
  ['crime politics', 'criminal_justice justice justice_department fbi supreme_court'],
  ['crime', 'death_penalty capital_punishment_and_death_penalty dea'],
  ['conflict', 'isis'],
  ['conflict crime', 'terrorism'],
  ['education', 'education'],
  ['environment', 'environment'],
  ['environment politics', 'epa'],
  ['religion', 'religion_and_faith'],
  ['science', 'science technology'],
  ['sport', 'sports'],
  ['arts', 'arts_and_entertainment'],
  ['disaster weather', 'disaster'],
];
/** What each numbered topic of ECB+ is about, by its articles. */
const ECB: readonly (readonly [topics: string, labels: string])[] = [
  ['arts', '1 2 4 6'],
  ['crime', '3 16 18 22 24 26 32 33'],
  ['sport', '5 7 10 25 29 31'],
  ['environment politics', '9'],
  ['crime disaster', '13 14 21'],
  ['crime conflict', '19'],
  ['disaster', '20'],
  ['disaster sport', '23'],
  ['science', '27 30'],
  ['politics', '28'],
  ['politics health', '34'],
  ['crime sport', '35'],
];
const GOOGLE: readonly (readonly [topics: string, labels: string])[] = [
  ['arts', 'entertainment'],
  ['science', 'technology'],
  ['science environment', 'science'],
  ['economy', 'business'],
  ['sport', 'sports'],
];
const UCI: readonly (readonly [topics: string, labels: string])[] = [
  ['economy', 'b'],
  ['science', 't'],
  ['arts', 'e'],
  ['health', 'm'],
];

interface Labelled {
  readonly id: string;
  readonly topic?: string | null;
}
interface Set {
  readonly name: string;
  readonly labels: readonly (readonly [topics: string, labels: string])[];
  readonly labelOf: (record: Labelled) => string;
  /** Headlines of few events tell less than articles. */
  readonly weight: number;
}
const topicLabel = (record: Labelled): string => record.topic ?? '';
const ecbTopic = ({ id }: Labelled): string => /^ecb-(\d+)_/.exec(id)?.[1] ?? '';
const SETS: readonly Set[] = [
  { name: 'allsides-background', labels: ALLSIDES, labelOf: topicLabel, weight: 1 },
  { name: 'allsides', labels: ALLSIDES, labelOf: topicLabel, weight: 1 },
  { name: 'ecbplus', labels: ECB, labelOf: ecbTopic, weight: 0.6 },
  { name: 'googlenews', labels: GOOGLE, labelOf: topicLabel, weight: 1 },
  { name: 'uci-headlines', labels: UCI, labelOf: topicLabel, weight: 0.2 },
];
const PAGES = ['fundus-publishers', 'scrapinghub-a', 'postlight', 'trafilatura', 'dates-mediacloud', 'wcxb-article'];
/** What IPTC says of a topic is no news text. */
const DEFINED = 0.5;

const PRIORS = termPriors()[LANG];
const column = (topic: MediaTopic): number => MEDIA_TOPICS.indexOf(topic);
const columnsBy = (labels: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly number[]> =>
  new Map(labels.flatMap(([topics, all]) => all.split(' ').map((label) => [label, topics.split(' ').map((t) => column(t as MediaTopic))] as const)));

/** An article as the only one of its story, its terms weighed by the shipped frequencies alone. */
function profileOf(text: Pick<Draft, 'text' | 'headline' | 'deck' | 'blocks' | 'lang' | 'kind'>): Profile {
  const terms = storyTerms(text),
    article = storyArticle(
      { articleId: '', lang: text.lang, kind: text.kind },
      { vector: terms },
      withPrior({ documents: 0, of: new Map() }, PRIORS, terms.terms),
    );
  return opened('', article, 0);
}

interface Found {
  readonly draft: Draft;
  readonly id: string;
  readonly group: string;
  readonly time: string;
}
function row(set: string, { draft, id, group, time }: Found, labelled: readonly number[], weight: number): Row | undefined {
  if (!draft.lang.startsWith(LANG) || isOther(draft.kind)) return undefined;
  const named = topicNamed({ ...draft, sourceId: '' }),
    truth = [...new Set([...(named ? [column(named.topic)] : []), ...labelled])],
    profile = profileOf(draft);
  if (truth.length === 0 || profile.numbers.length === 0) return undefined;
  return {
    set,
    id,
    title: draft.text.slice(draft.headline.start, draft.headline.end),
    profile,
    terms: termList(profile),
    truth,
    named: named !== undefined,
    weight,
    general: 1,
    domainPart: partOf(`domain ${group}`, PARTS),
    timePart: partOf(`time ${time}`, PARTS),
  };
}

/** Every English article whose topic is labelled, or named by its own page or address; addresses are labels only. */
export async function labelledRows(corpora: string): Promise<readonly Row[]> {
  const rows: (Row | undefined)[] = [];
  for (const { name, labels, labelOf, weight } of SETS) {
    const files = present(setFiles(corpora, 'stories', name), `stories/${name}`),
      columns = columnsBy(labels),
      labelOfId = new Map(readLines<Labelled>(...files).map((r) => [r.id, labelOf(r)]));
    for (const { id, revision } of (await archive(...files)).articles) {
      const group = registeredDomain(revision.canonicalUrl) ?? id,
        label = labelOfId.get(id) ?? '',
        // Undated articles of one numbered topic are of one time.
        time = revision.published === undefined ? `${name} ${label}` : String(Math.floor(revision.published / HALF_YEAR_MS));
      rows.push(row(name, { draft: revision, id, group, time }, columns.get(label) ?? [], weight));
    }
  }
  for (const name of PAGES) {
    const folder = join(corpora, 'pages', name);
    for (const { id, url = '' } of Object.values(goldOf(folder))) {
      const draft = clean(pageOf(folder, id, url)),
        group = registeredDomain(url) ?? id;
      if (!isRejected(draft))
        rows.push(row('pages', { draft, id, group, time: draft.published === undefined ? id : String(Math.floor(draft.published / HALF_YEAR_MS)) }, [], 1));
    }
  }
  return asGeneral(rows.filter((r) => r !== undefined));
}

/** Politics is four fifths of these sets, and about a quarter of news: with each row, what it counts for in news of all kinds. */
function asGeneral(rows: readonly Row[]): readonly Row[] {
  const politics = column('politics'),
    first = ({ truth }: Row): number => truth[0] ?? 0,
    count = MEDIA_TOPICS.map((_, k) => rows.filter((r) => first(r) === k).length),
    others = count.reduce((sum, n, k) => sum + (k === politics ? 0 : Math.sqrt(n)), 0),
    share = count.map((n, k) => (k === politics ? 0.25 : (0.75 * Math.sqrt(n)) / others));
  return rows.map((r) => ({ ...r, general: (share[first(r)] ?? 0) / (count[first(r)] ?? 1) }));
}

interface Concept {
  readonly uri: string;
  readonly prefLabel: Readonly<Record<string, string>>;
  readonly definition?: Readonly<Record<string, string>>;
  readonly broader?: readonly string[];
  readonly retired?: string;
}

/** The names and definitions of all Media Topics under the top-level ones that they belong to (IPTC, CC BY 4.0): words for what the sets hardly hold. */
export function definedRows(corpora: string): readonly Row[] {
  const files = present(
      [join(corpora, 'feeds', 'iptc', 'mediatopics-en-GB.json')].filter((f) => existsSync(f)),
      'feeds/iptc',
    ),
    { hasTopConcept, conceptSet } = JSON.parse(readFileSync(files[0] as string, 'utf8')) as {
      readonly hasTopConcept: readonly string[];
      readonly conceptSet: readonly Concept[];
    },
    byUri = new Map(conceptSet.map((c) => [c.uri, c])),
    // Our short names stand in the order of IPTC's numbers.
    tops = new Map(hasTopConcept.toSorted().map((uri, k) => [uri, k]));
  const above = (uri: string): number[] => [...(tops.has(uri) ? [tops.get(uri) as number] : []), ...(byUri.get(uri)?.broader ?? []).flatMap(above)];
  return conceptSet.flatMap(({ uri, retired, prefLabel, definition }): Row[] => {
    const title = Object.values(prefLabel)[0] ?? '',
      text = `${title}\n\n${Object.values(definition ?? {})[0] ?? ''}`,
      profile = profileOf({
        ...{ text, headline: { start: 0, end: title.length }, lang: LANG, kind: 'other' },
        blocks: [{ kind: 'paragraph', start: title.length + 2, end: text.length }],
      }),
      truth = [...new Set(above(uri))];
    if (retired !== undefined || truth.length === 0 || profile.numbers.length === 0) return [];
    return [
      { ...{ set: 'iptc', id: uri, title, profile, terms: termList(profile), truth, named: true, weight: DEFINED }, general: 0, domainPart: -1, timePart: -1 },
    ];
  });
}
