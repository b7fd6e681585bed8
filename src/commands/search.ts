import { BroadsheetError } from '../errors.ts';
import { cite, quote, type Citation } from '../model/citation.ts';
import { gatherSearch, type Hit } from '../serve/gather/search.ts';
import { parseQuery } from '../serve/query.ts';
import { withStore } from './open.ts';
import type { Run } from './table.ts';

const FEW = 20;

/** The search page's question, answered on a terminal: newest first, each with the line that holds the words. */
export const run: Run = async (words, options) =>
  withStore(async ({ store }) => {
    const query = parseQuery(words.join(' '));
    if (query.wrong.length > 0)
      throw new BroadsheetError(
        'usage',
        `${query.wrong.join(', ')}: before: and after: take a day such as 2025-06-02, lang: a language such as de, source: a name or domain`,
      );
    const limit = Number(options['limit'] ?? FEW);
    if (!Number.isInteger(limit) || limit < 1 || limit > FEW)
      throw new BroadsheetError('usage', `--limit ${String(options['limit'])} is not a whole number from 1 to ${FEW}`);
    const langs = (await store.stories.languages()).map((l) => l.lang),
      { groups, unknownSource } = await gatherSearch(store, (ids) => store.sources.get(ids), query, langs);
    if (unknownSource) throw new BroadsheetError('not-found', `No source is called ${query.source}`);
    const hits = groups.flatMap((g) => g.hits).slice(0, limit);
    for (const hit of hits) process.stdout.write((options['json'] === true ? JSON.stringify(lineOf(hit)) : textOf(hit)) + '\n');
    if (hits.length === 0 && options['json'] !== true) process.stdout.write('Nothing stored holds these words.\n');
    return 0;
  });

function lineOf({ report, line }: Hit): {
  article: string;
  published: string | null;
  source: string;
  headline: string;
  line: string | null;
  start: number | null;
  end: number | null;
} {
  const r = report.revision,
    words = (at: Citation): string => quote(r, at).replace(/\s+/g, ' ');
  return {
    article: r.articleId,
    published: r.published === undefined ? null : new Date(r.published).toISOString(),
    source: r.sourceName,
    headline: words(cite(r, r.headline)),
    line: line ? words(line) : null,
    start: line?.start ?? null,
    end: line?.end ?? null,
  };
}

function textOf(hit: Hit): string {
  const { published, source, headline, line } = lineOf(hit);
  return [`${published?.slice(0, 10) ?? '          '}  ${headline} · ${source}`, ...(line ? [`            ${line}`] : [])].join('\n');
}
