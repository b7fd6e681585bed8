import { read } from '../../src/claims/read.ts';
import { attributionTaggers } from '../../src/models.ts';
import { clean } from '../../src/clean/clean.ts';
import { revise } from '../../src/clean/revise.ts';
import { cite, quote } from '../../src/model/citation.ts';
import type { Citation } from '../../src/model/citation.ts';
import { isRejected } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import type { Reading } from '../../src/model/reading.ts';
import { bodyRange, type Revision } from '../../src/model/revision.ts';
import { daysOf } from '../../src/text/dates.ts';

/** A page written for this test with every part of the page that the project grew from; places and people are invented. */
const PAGE = `World

Velmark and Torsund open second round of river talks in Ostrava Bay

Envoys from Velmark and Torsund met in Ostrava Bay on Tuesday for their second round of talks in just over three weeks. The Velmark side was led by Interior Minister Jona Hallberg, the other by Petra Lindqvist, an adviser to Torsund President Emil Krantz.

Over the weekend, a landslide reportedly destroyed more than 30 river barges, while upstream towns were flooded. Velmark rescue services said that they had recovered 17 of 24 boats near the northern city of Karsby, but no casualties were reported.

Harbour Mayor Lena Osk warned that the next flood would reach the old town. "We have two days of sand left," she said.

Mina Aldous in Karsby, Velmark, and Tor Eklund in Helm, Torsund, contributed to this report.

For more on the river dispute, follow Reuters coverage at https://reuters.example/hub/river-talks.

Related Articles

Back to top button`;

interface Read {
  readonly revision: Revision;
  readonly reading: Reading;
}
interface Row {
  readonly part: string;
  readonly does: string;
  readonly test: string;
  readonly works: (r: Read) => boolean;
}

const words = (r: Read, at: Citation | undefined): string => (at ? quote(r.revision, at) : '');
const claim = (r: Read, text: RegExp) => r.reading.claims.find((c) => text.test(words(r, c.content)));
const date = (r: Read, text: RegExp) => r.reading.dates.find((d) => text.test(words(r, d.at)));

const ROWS: readonly Row[] = [
  { part: 'section line ("Top Stories")', does: 'kept as the section, out of the body', test: 'src/clean', works: (r) => r.revision.section === 'World' },
  {
    part: 'headline',
    does: 'headline as a range of the text',
    test: 'src/clean',
    works: (r) => words(r, cite(r.revision, r.revision.headline)).startsWith('Velmark and Torsund open'),
  },
  {
    part: 'paragraphs, and the page around them',
    does: 'the clean body: site chrome and sign-off lines left out',
    test: 'src/clean, test/pages',
    works: (r) => r.revision.blocks.length === 3 && !/Related Articles|Back to top|contributed to this/.test(words(r, cite(r.revision, bodyRange(r.revision)))),
  },
  {
    part: 'contributor line',
    does: 'people, and where each of them was',
    test: 'src/clean',
    works: (r) =>
      r.revision.contributors.some((c) => c.name === 'Mina Aldous' && c.place === 'Karsby, Velmark') &&
      r.revision.contributors.some((c) => c.name === 'Tor Eklund' && c.place === 'Helm, Torsund'),
  },
  {
    part: '"follow … coverage at …/hub/…"',
    does: 'whose copy it is, with the words that say so',
    test: 'src/clean',
    works: (r) => r.revision.credits.some((c) => c.agency === 'Reuters'),
  },
  { part: 'hub link', does: "the publisher's topic", test: 'src/clean', works: (r) => r.revision.hub?.slug === 'river-talks' },
  {
    part: '"on Tuesday", "Over the weekend"',
    does: 'dates resolved against publication',
    test: 'src/text/dates.test.ts',
    works: (r) => date(r, /Tuesday/)?.value === '2025-06-03' && daysOf(date(r, /weekend/)?.value ?? '') === '2025-05-31/2025-06-01',
  },
  {
    part: '"just over three weeks"',
    does: 'durations with their bound',
    test: 'src/text/dates.test.ts',
    works: (r) => date(r, /three weeks/)?.value === 'P3W',
  },
  {
    part: '"rescue services said that they had recovered …"',
    does: 'a statement: who, cue, content, each verbatim',
    test: 'src/claims',
    works: (r) => /rescue services$/.test(words(r, claim(r, /^that they had recovered/)?.speaker)),
  },
  {
    part: 'a quote with a pronoun for its speaker',
    does: 'a direct quote, tied to the words that attribute it',
    test: 'src/claims',
    works: (r) => r.reading.claims.some((c) => c.type === 'direct' && /sand left/.test(words(r, c.content)) && c.speaker !== undefined),
  },
  {
    part: '… and who that pronoun is',
    does: 'the speaker resolved within the article',
    test: 'src/claims/resolve.test.ts',
    works: (r) => r.reading.claims.some((c) => c.type === 'direct' && words(r, c.speaker) === 'she' && words(r, c.speakerNamed) === 'Lena Osk'),
  },
  {
    part: '"reportedly … more than 30 river barges"',
    does: 'a figure with bound and hedge, and no claimant where the page has none',
    test: 'src/claims',
    works: (r) => {
      const c = claim(r, /30 river barges/);
      return c?.figure?.value === 30 && c.figure.bound === 'more-than' && c.speaker === undefined && c.hedges.length > 0;
    },
  },
  {
    part: '"17 of 24 boats"',
    does: 'a part and its whole',
    test: 'src/claims',
    works: (r) => r.reading.claims.some((c) => c.figure?.value === 17 && c.figure.of === 24),
  },
  {
    part: '"no casualties were reported"',
    does: 'a zero that somebody reported',
    test: 'src/claims',
    works: (r) => r.reading.claims.some((c) => c.figure?.value === 0),
  },
  {
    part: '"Interior Minister Jona Hallberg"',
    does: 'roles as reported, before the name',
    test: 'src/claims',
    works: (r) => r.reading.roles.some((x) => words(r, x.person) === 'Jona Hallberg' && words(r, x.role) === 'Interior Minister'),
  },
  {
    part: '"Petra Lindqvist, an adviser to …"',
    does: 'roles as reported, after the name',
    test: 'src/claims',
    works: (r) => r.reading.roles.some((x) => words(r, x.person) === 'Petra Lindqvist' && /^an adviser to/.test(words(r, x.role))),
  },
  {
    part: 'places',
    does: 'places named',
    test: 'src/claims',
    works: (r) => ['Karsby', 'Ostrava Bay'].every((p) => r.reading.mentions.some((m) => m.kind === 'place' && words(r, m.at) === p)),
  },
  { part: '"Related Articles" (empty there)', does: 'related stories with the reason', test: '-', works: () => false },
];

function readPage(): Read {
  const published = Date.UTC(2025, 5, 3, 9);
  const page: Page = { id: 'anatomy', url: '', finalUrl: '', format: 'text', body: PAGE, fetchedAt: published, rights: {}, hints: { published } };
  const draft = clean(page);
  if (isRejected(draft)) throw new Error(`the anatomy page was rejected: ${draft.detail}`);
  const revision = revise(draft, { articleId: 'anatomy', sourceId: '', rights: {}, seenAt: published });
  if (revision === 'same') throw new Error('a first revision cannot be the same as the last');
  return { revision, reading: read(revision, attributionTaggers()) };
}

/** The rows of docs/anatomy.md, each with the state found by reading the page. */
export function anatomyTable(): string[][] {
  const r = readPage();
  return ROWS.map((row) => [row.part, row.does, row.test, row.works(r) ? 'works' : 'not yet']);
}
