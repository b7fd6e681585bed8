import { buffer } from 'node:stream/consumers';
import type { Collector } from '../collect/fetcher.ts';
import { BroadsheetError } from '../errors.ts';
import type { Comparison, Problem } from '../model/comparison.ts';
import { idOf } from '../model/id.ts';
import type { Page } from '../model/page.ts';
import type { ReadInput, ReadPhrase } from '../serve/app.ts';
import { IdleThread } from '../work/idle-thread.ts';
import type { PageInput } from './compare.ts';
import type { ToCompare } from './compare-thread.ts';
import { pageOfBytes, pageOfText, readBytes, type PageOptions } from './files.ts';

/** What Read is given: the page's inputs, or a file ("-" is standard input). */
export type Input = ReadInput | { readonly kind: 'file'; readonly path: string };

/** Makes pages of what Read was given; a link or file that cannot be had is a problem and the others go on. */
export async function pagesOf(inputs: readonly Input[], collector: Collector, options: PageOptions): Promise<{ pages: PageInput[]; problems: Problem[] }> {
  const pages: PageInput[] = [],
    problems: Problem[] = [];
  const made = await Promise.all(inputs.map((input) => pageOf(input, collector, options)));
  for (const one of made) {
    if ('page' in one) pages.push(one);
    else problems.push(one);
  }
  return { pages, problems };
}

async function pageOf(input: Input, collector: Collector, options: PageOptions): Promise<PageInput | Problem> {
  switch (input.kind) {
    case 'text':
      return { input: input.name, page: pageOfText(input.name, input.text, 'text', options) };
    case 'file':
      return fileOf(input.path, options);
    case 'url':
      return urlOf(input.url, collector, options);
  }
}

async function fileOf(path: string, options: PageOptions): Promise<PageInput | Problem> {
  try {
    return path === '-'
      ? { input: 'standard input', page: pageOfBytes('-', await buffer(process.stdin), options) }
      : { input: path, page: pageOfBytes(path, readBytes(path), options) };
  } catch (error) {
    if (!(error instanceof BroadsheetError)) throw error;
    return { input: path, message: error.detail };
  }
}

async function urlOf(url: string, collector: Collector, options: PageOptions): Promise<PageInput | Problem> {
  const got = await collector.page(url);
  if (got.status !== 'ok') return { input: url, message: got.line };
  const page: Page = {
    id: idOf('page', url, got.body),
    url,
    finalUrl: got.finalUrl,
    format: 'html',
    body: got.body,
    fetchedAt: options.now,
    rights: got.rights,
    hints: options.published === undefined ? {} : { published: options.published },
  };
  return { input: url, page };
}

/** Read is asked for now and then, and its stages take more memory than the pages: they live in a thread of their own, and go when it is idle. */
const reading = new IdleThread(new URL('./compare-thread.ts', import.meta.url), { memoryMB: 768, idleMs: 60_000, longestMs: 60_000 });

/** What `/read` is answered with. */
export async function readInputs(inputs: readonly ReadInput[], collector: Collector, now: number): Promise<Comparison> {
  const { pages, problems } = await pagesOf(inputs, collector, { now }),
    compared = (await reading.ask({ pages, now } satisfies ToCompare)) as Comparison;
  return { ...compared, problems: [...problems, ...compared.problems] };
}

/** What figures typed on `/verify` are read with; its code is loaded when one first is. */
export const readPhrase: ReadPhrase = async (text, lang) => (await import('../claims/phrase.ts')).readPhrase(text, lang);
