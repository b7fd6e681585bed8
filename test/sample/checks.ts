import type { Claim } from '../../src/model/claim.ts';
import type { Citation } from '../../src/model/citation.ts';
import type { Question } from '../../src/model/ledger.ts';
import { bodyRange, type Revision } from '../../src/model/revision.ts';
import { surenessOf } from '../../src/ledger/hedges.ts';
import { lost } from '../../src/reprints/lost.ts';
import { placeOf, type Expected } from './expected.ts';
import type { Known, Paper } from './paper.ts';

/** One thing that a reader finds, and whether the paper found it. */
export interface Check {
  readonly area: string;
  readonly what: string;
  readonly held: boolean;
}

/** Compares what the paper knows with what a reader finds, one check for each thing. */
export function checks(expected: Expected, paper: Paper): Check[] {
  return [
    ...articles(paper),
    ...stories(expected, paper),
    ...copies(expected, paper),
    ...questions(expected, paper),
    ...front(expected, paper),
    ...losses(expected, paper),
    ...revisions(expected, paper),
    ...pages(expected, paper),
    ...statements(expected, paper),
    ...sureness(expected, paper),
  ];
}

const check = (area: string, what: string, held: boolean): Check => ({ area, what, held });
const textOf = (r: Revision, at: Citation | undefined): string => (at ? r.text.slice(at.start, at.end) : '');
/** Straight and curled quotation marks and apostrophes are the same to a reader. */
const plain = (s: string): string => s.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();

function articles({ edition, articles: known }: Paper): Check[] {
  return edition.articles.flatMap((a) => {
    const got = known.get(a.id),
      headline = got && textOf(got.latest, { revisionId: '', ...got.latest.headline });
    return [
      check('articles', `${a.id} is taken in`, got !== undefined),
      ...(got ? [check('articles', `${a.id} has its headline`, headline === a.versions.at(-1)?.fields.headline)] : []),
      ...(got && !a.undated ? [check('times', `${a.id} has its time of publication`, got.latest.published === a.published)] : []),
      ...(got && a.undated ? [check('times', `${a.id} has no time of publication`, got.latest.published === undefined)] : []),
    ];
  });
}

function stories({ stories: wanted, sagas = [] }: Expected, { articles: known }: Paper): Check[] {
  const saga = (id: string): string => sagas.find((s) => s.stories.includes(id))?.id ?? id,
    wantedOf = new Map(wanted.flatMap((s) => s.members.map((m) => [m, s.id] as const))),
    homeOf = (id: string): string | undefined => known.get(id)?.member?.storyId,
    inHome = Map.groupBy(wantedOf.keys(), homeOf);
  return wanted.flatMap((s) => {
    const homes = [...Map.groupBy(s.members, homeOf)].filter(([home]) => home !== undefined).sort(([, a], [, b]) => b.length - a.length),
      main = homes[0]?.[0];
    const strangers = s.members.flatMap((m) => {
      const with_ = (inHome.get(homeOf(m)) ?? []).filter((o) => saga(wantedOf.get(o) ?? '') !== saga(s.id));
      return homeOf(m) !== undefined && with_.length > (inHome.get(homeOf(m)) ?? []).length / 2 ? [m] : [];
    });
    return s.members.flatMap((m) =>
      homeOf(m) === undefined
        ? []
        : [
            ...(s.members.length > 1 ? [check('stories', `${m} stands with the others of "${s.id}"`, homeOf(m) === main)] : []),
            check('stories', `${m} stands in no other story`, !strangers.includes(m)),
          ],
    );
  });
}

function copies({ copies: wanted, independent = [] }: Expected, { articles: known, names }: Paper): Check[] {
  const originalOf = (id: string): string | undefined => names.get(known.get(id)?.link?.originalId ?? '');
  return [
    ...wanted.flatMap(({ copy, original, relation }) => {
      const link = known.get(copy)?.link;
      return [
        check('copies', `${copy} comes from ${original}`, originalOf(copy) === original),
        check('relations', `${copy} is called ${relation}`, (link?.relation === 'update' ? 'reprint' : link?.relation) === relation),
      ];
    }),
    ...independent.map(([a, b]) => {
      const tied = (x: string, y: string): boolean => originalOf(x) === y && known.get(x)?.link?.relation !== 'shared-source';
      return check('copies', `${a} and ${b} are reports of their own`, !tied(a, b) && !tied(b, a));
    }),
  ];
}

/** The claims of an article whose figure stands at a place in one of its texts. */
function figuresAt({ revisions, readings, latest }: Known, text: string, number?: number): readonly { readonly claim: Claim; readonly revision: Revision }[] {
  const chosen = number === undefined ? [latest] : revisions.filter((r) => r.number === number);
  return chosen.flatMap((revision) => {
    const start = plain(revision.text).indexOf(plain(text), bodyRange(revision).start);
    if (start === -1) return [];
    return (readings.get(revision.id)?.claims ?? [])
      .filter((c) => c.figure && c.figure.span.start < start + text.length && c.figure.span.end > start)
      .map((claim) => ({ claim, revision }));
  });
}

function questions({ questions: wanted = [], mustNotMeet = [] }: Expected, paper: Paper): Check[] {
  const { articles: known, questions: asked } = paper;
  const of = (named: string): Question[] => {
    const { article, text } = placeOf(named),
      got = known.get(article),
      ids = new Set(got ? figuresAt(got, text).map((f) => f.claim.id) : []);
    return asked.filter((q) => q.answers.some((a) => ids.has(a.claimId)));
  };
  return [
    ...wanted.flatMap(({ ask, answers, differ = [] }) => [
      ...answers.flatMap(({ article, text, value, low, claimant, revision }) => {
        const got = known.get(article),
          found = got ? figuresAt(got, text, got.revisions.length > 1 ? revision : undefined) : [],
          right = found.filter(
            ({ claim: { figure } }) => figure && (value === undefined || figure.value === value) && (low === undefined || figure.low === low),
          );
        const said = right.map(({ claim, revision: r }) => plain(textOf(r, claim.speaker)));
        return [
          check('figures', `${article}: "${text}" is a figure of ${value ?? low ?? 'that size'}`, right.length > 0),
          ...(claimant === undefined || right.length === 0
            ? []
            : [
                check(
                  'claimants',
                  `${article}: "${text}" is said by ${claimant ?? 'nobody'}`,
                  said.some((s) => (claimant === null ? s === '' : s !== '' && (s.includes(plain(claimant)) || plain(claimant).includes(s)))),
                ),
              ]),
        ];
      }),
      ...differ.map(([a, b]) =>
        check(
          'questions',
          `"${ask}": ${a} differs from ${b}`,
          of(a).some((q) => q.differs && of(b).includes(q)),
        ),
      ),
      ...(differ.length > 0
        ? []
        : [
            check(
              'questions',
              `"${ask}" has answers that do not differ`,
              !asked.some((q) => q.differs && answers.filter((a) => of(`${a.article}#${a.text}`).includes(q)).length > 1),
            ),
          ]),
      ...pairsOf([...new Set(answers.map((a) => `${a.article}#${a.text}`))])
        .filter(([a, b]) => paper.articles.get(placeOf(a).article)?.member?.storyId === paper.articles.get(placeOf(b).article)?.member?.storyId)
        .filter(([a, b]) => !differ.some(([x, y]) => (x === a && y === b) || (x === b && y === a)))
        .map(([a, b]) =>
          check(
            'questions',
            `"${ask}": ${a} stands beside ${b}`,
            of(a).some((q) => of(b).includes(q)),
          ),
        ),
    ]),
    ...mustNotMeet.map(([a = '', b = '']) => check('must not meet', `${a} does not meet ${b}`, !of(a).some((q) => of(b).includes(q)))),
  ];
}
/** Each with the first: who stands beside the first stands beside all. */
const pairsOf = (list: readonly string[]): (readonly [string, string])[] => list.slice(1).map((x) => [list[0] ?? '', x] as const);

function front({ front: wanted, stories: all }: Expected, { articles: known, differing }: Paper): Check[] {
  return (wanted?.differ ?? []).map((id) => {
    const members = all.find((s) => s.id === id)?.members ?? [];
    return check(
      'front',
      `the front page shows that figures of "${id}" differ`,
      members.some((m) => differing.has(known.get(m)?.member?.storyId ?? '')),
    );
  });
}

function losses({ lost: wanted = [] }: Expected, { articles: known }: Paper): Check[] {
  return wanted.map(({ copy, original, kind, originalText }) => {
    const [from, to] = [known.get(original), known.get(copy)],
      side = (k: Known) => ({ revision: k.latest, reading: k.readings.get(k.latest.id) ?? { claims: [], roles: [], mentions: [], dates: [] } });
    const found = from && to ? lost(side(from), side(to)) : [];
    return check(
      'lost',
      `${copy} lost the ${kind}: "${originalText}"`,
      found.some((l) => l.kind === kind && from !== undefined && plain(textOf(from.latest, l.original)).includes(plain(originalText))),
    );
  });
}

/** What became of a hedge, in the reports of its story that are no copies. */
function sureness({ hedges = [] }: Expected, { articles: known, questions }: Paper): Check[] {
  return hedges.map(({ first, then, became }) => {
    const storyId = known.get(first.article)?.member?.storyId,
      told = [...known.values()].flatMap((k) => {
        const reading = k.readings.get(k.latest.id),
          isCopied = k.link?.relation === 'reprint' || k.link?.relation === 'based-on';
        return reading && !isCopied && k.member?.storyId === storyId ? [{ revision: k.latest, reading, at: k.latest.published ?? k.latest.seenAt }] : [];
      }),
      rows = surenessOf(
        told,
        questions.filter((q) => q.storyId === storyId),
      );
    const [from, to] = [first, then].map(({ article }) => known.get(article)?.latest.articleId),
      kinds: readonly string[] = became === 'confirmed' ? ['stated', 'confirmed'] : ['denied', 'withdrawn'];
    return check(
      'sureness',
      `${first.article}: "${first.text}" is followed to ${then.article}`,
      rows.some((steps) => steps.some((s) => s.articleId === from) && steps.some((s) => s.articleId === to && kinds.includes(s.kind))),
    );
  });
}

function revisions({ corrections = [], silentEdits = [], hedges = [] }: Expected, { articles: known }: Paper): Check[] {
  const announced = (id: string, words: string): boolean =>
    known.get(id)?.revisions.some((r) => r.text.includes(words) && r.change?.announced === true && r.change.kind === 'substantive') ?? false;
  return [
    ...corrections.flatMap(({ original, from, to, copiesFollow = [], copiesDoNot = [] }) => [
      ...[original, ...copiesFollow].map((id) => check('corrections', `${id} is corrected from ${from} to ${to}, with its note`, announced(id, to))),
      ...copiesDoNot.map((id) => check('corrections', `${id} still says ${from}`, known.get(id)?.latest.text.includes(from) ?? false)),
    ]),
    ...silentEdits.map(({ article, to }) =>
      check(
        'silent edits',
        `${article} now says "${to}", unannounced`,
        known.get(article)?.revisions.some((r) => r.number > 1 && r.text.includes(to) && r.change?.announced === false) ?? false,
      ),
    ),
    ...hedges.map(({ first }) => {
      const got = known.get(first.article),
        at = got ? plain(got.latest.text).indexOf(plain(first.text)) : -1;
      const hedged = got?.readings
        .get(got.latest.id)
        ?.claims.some((c) => c.sentence.start < at + first.text.length && c.sentence.end > at && c.hedges.length > 0);
      return check('hedges', `${first.article}: "${first.text}" is hedged`, hedged ?? false);
    }),
  ];
}

function pages({ pages: wanted = [] }: Expected, { articles: known }: Paper): Check[] {
  return wanted.flatMap((p) => {
    const r = known.get(p.article)?.latest;
    if (!r) return [check('pages', `${p.article} is there`, false)];
    const body = r.text.slice(bodyRange(r).start, bodyRange(r).end),
      people = (
        list: readonly { readonly name: string; readonly place?: string }[],
        all: readonly { readonly name: string; readonly place?: string }[],
      ): boolean => list.every((w) => all.some((x) => x.name === w.name && (w.place === undefined || x.place === w.place))),
      is = (what: string, held: boolean): Check => check('pages', `${p.article}: ${what}`, held);
    return [
      ...(p.headline === undefined ? [] : [is('headline', r.text.slice(r.headline.start, r.headline.end) === p.headline)]),
      ...(p.section === undefined ? [] : [is(`section ${p.section}`, r.section === p.section)]),
      ...(p.authors === undefined ? [] : [is(`authors ${names(p.authors)}`, people(p.authors, r.authors) && r.authors.length === p.authors.length)]),
      ...(p.contributors === undefined ? [] : [is(`contributors ${names(p.contributors)}`, people(p.contributors, r.contributors))]),
      ...(p.dateline === undefined ? [] : [is(`dateline ${p.dateline}`, r.dateline?.place === p.dateline)]),
      ...(p.agency === undefined ? [] : [is(`dateline's agency ${p.agency}`, r.dateline?.agency === p.agency)]),
      ...(p.credit === undefined
        ? []
        : [
            is(
              `credit ${p.credit}`,
              r.credits.some((c) => c.agency === p.credit),
            ),
          ]),
      ...(p.hub === undefined ? [] : [is(`hub ${p.hub}`, r.hub?.slug === p.hub)]),
      ...(p.stub === undefined ? [] : [is(`stub: ${p.stub}`, r.stub === p.stub)]),
      ...(p.notes ?? []).map((n) =>
        is(
          `note "${n.slice(0, 40)}…"`,
          r.notes.some((x) => x.text === n),
        ),
      ),
      ...(p.notBody ?? []).map((n) => is(`"${n}" is not in the text`, !body.includes(n))),
    ];
  });
}
const names = (list: readonly { readonly name: string }[]): string => list.map((p) => p.name).join(', ');

function statements({ statements: wanted = [] }: Expected, { articles: known }: Paper): Check[] {
  return wanted.map(({ article, speaker, cue, text }) => {
    const got = known.get(article),
      found = got?.readings
        .get(got.latest.id)
        ?.claims.some(
          (c) =>
            plain(textOf(got.latest, c.content)).includes(plain(text)) &&
            plain(textOf(got.latest, c.speaker)).includes(plain(speaker)) &&
            plain(textOf(got.latest, c.cue)).includes(plain(cue)),
        );
    return check('statements', `${article}: ${speaker} ${cue} "${text}"`, found ?? false);
  });
}
