import { BroadsheetError } from '../errors.ts';
import { cite, type Citation } from '../model/citation.ts';
import { FIGURE_KINDS } from '../model/claim.ts';
import { gatherSearch, type Hit } from '../serve/gather/search.ts';
import { parseQuery } from '../serve/query.ts';
import { instant } from '../text/date-values.ts';
import { withStore } from './open.ts';
import { inLine } from './print-lines.ts';
import type { Run } from './table.ts';

const FEW = 20;

/** The search page's question, answered on a terminal: newest first, each with the lines that have what is asked for. */
export const run: Run = async (words, options) =>
  withStore(async ({ store }) => {
    const query = parseQuery(words.join(' '));
    if (query.wrong.length > 0)
      throw new BroadsheetError(
        'usage',
        `${query.wrong.join(', ')}: before: and after: take a day such as 2025-06-02, lang: a language such as de, source: a name or domain, value: a number, 40..50 or >=1000, kind: one of ${FIGURE_KINDS.join(' ')}, has: figure, statement, quote or differing`,
      );
    const limit = Number(options['limit'] ?? FEW);
    if (!Number.isInteger(limit) || limit < 1 || limit > FEW)
      throw new BroadsheetError('usage', `--limit ${String(options['limit'])} is not a whole number from 1 to ${FEW}`);
    const langs = (await store.stories.languages()).map((l) => l.lang),
      { groups, unknownSource } = await gatherSearch(store, (ids) => store.sources.get(ids), query, langs, undefined, Infinity);
    if (unknownSource) throw new BroadsheetError('not-found', `No source is called ${query.source}`);
    const hits = groups.flatMap((g) => g.hits).slice(0, limit);
    for (const hit of hits) process.stdout.write((options['json'] === true ? JSON.stringify(lineOf(hit)) : textOf(hit)) + '\n');
    if (hits.length === 0 && options['json'] !== true) process.stdout.write('Nothing stored has all that is asked for.\n');
    return 0;
  });

function lineOf({ report: { revision: r }, lines }: Hit) {
  const words = (at: Citation): string => inLine(r, at),
    part = (at: Citation | undefined): string | null => (at ? words(at) : null),
    [first] = lines;
  return {
    article: r.articleId,
    published: instant(r.published),
    source: r.sourceName,
    headline: words(cite(r, r.headline)),
    line: part(first?.at),
    start: first?.at.start ?? null,
    end: first?.at.end ?? null,
    claims: lines.flatMap(({ at, claims }) =>
      claims.map((c) => ({
        id: c.id,
        manner: c.manner,
        speaker: part(c.speaker),
        speakerNamed: part(c.speakerNamed),
        cue: part(c.cue),
        figure: part(c.figure?.span),
        value: c.figure?.value ?? null,
        line: words(at),
        start: at.start,
        end: at.end,
      })),
    ),
  };
}

function textOf(hit: Hit): string {
  const { published, source, headline, line, claims } = lineOf(hit),
    asked = [...Map.groupBy(claims, (c) => c.line)].flatMap(([words, of]) => [
      words,
      `  says: ${[...new Set(of.map((c) => c.speakerNamed ?? c.speaker ?? 'nobody named'))].join(' · ')}`,
    ]),
    shown = asked.length > 0 ? asked : line === null ? [] : [line];
  return [`${published?.slice(0, 10) ?? '          '}  ${headline} · ${source}`, ...shown.map((l) => `            ${l}`)].join('\n');
}
