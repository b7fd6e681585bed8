import { BroadsheetError, ERRORS } from '../errors.ts';
import { createHops } from '../flow.ts';
import { remover, type Removed } from '../flow-remove.ts';
import { LONGEST_REASON, reasonOf } from '../model/act.ts';
import type { Article } from '../model/article.ts';
import { shippedModels } from '../models.ts';
import type { Store } from '../store/store.ts';
import { addressKey } from '../text/address.ts';
import { createCarrier } from '../work/run.ts';
import { withCollector } from './collector.ts';
import { remainingFiles } from './dropped-files.ts';
import { takeWorkerLock } from './lock.ts';
import { withStore, type Context } from './open.ts';
import type { Run } from './table.ts';

/** `remove INPUT --reason WHY`: takes an article out of the paper for good. */
export const run: Run = async ([input = ''], options) =>
  withStore(async (context) => {
    const why = text(options['reason']),
      by = text(options['by']);
    if (why === '' || why.length > LONGEST_REASON)
      throw new BroadsheetError('reason-missing', why === '' ? '' : `It has more than ${LONGEST_REASON} characters`);
    const articleId = await articleAt(context.store, input);
    if (articleId === undefined) throw new BroadsheetError('article-unknown', input);
    const words = await remembered(context.store, articleId),
      done = await removeAll(context.store, articleId, { why, by, withCopies: options['withCopies'] === true });
    // Also where it had been removed before: a run that was ended may have left this.
    const worked = await remake(context),
      unclean = await context.store.scrub().then(
        () => undefined,
        (error: unknown) => error as Error,
      );
    if (done.every((d) => d.before)) {
      if (unclean) throw new BroadsheetError('not-cleaned', unclean.message);
      print(options, done, [], [], `${ERRORS['removed-before'].happened} ${ERRORS['removed-before'].todo}`);
      return ERRORS['removed-before'].exit;
    }
    const removed = new Set(done.map((d) => d.tombstone.articleId)),
      copies = [...new Set(done.flatMap((d) => d.copies))].filter((id) => !removed.has(id));
    print(
      options,
      done,
      await described(context.store, copies),
      remainingFiles(context.settings.DATA, words),
      worked ? '' : 'The running paper makes the stories anew within seconds.',
    );
    if (unclean) throw new BroadsheetError('not-cleaned', unclean.message);
    return 0;
  });

const text = (given: unknown): string => (typeof given === 'string' ? reasonOf(given) : '');

/**
 * The article with an id, an address at its publisher, or its address here; also one that was removed.
 * @throws BroadsheetError `article-ambiguous` where several are known by the address and it is none's own, as with one that leads to each newest in turn.
 */
export async function articleAt(store: Store, input: string): Promise<string | undefined> {
  const id = /(?:^|\/article\/)([0-9a-f]{24})(?:\.json)?$/.exec(input.trim())?.[1];
  if (id !== undefined && ((await store.articles.get([id])).length > 0 || (await store.removals.get([id])).length > 0)) return id;
  const name = addressKey(input);
  if (name === undefined) return undefined;
  const named = await store.articles.get([...new Set((await store.articles.named([name])).map((n) => n.articleId))]),
    texts = await store.articles.latest(named.map((a) => a.id)),
    addresses = (a: Article): readonly string[] => [a.url, ...texts.filter((r) => r.articleId === a.id).map((r) => r.canonicalUrl)],
    own = [...(await store.articles.allByUrl(input.trim(), TOLD)), ...named.filter((a) => addresses(a).some((url) => addressKey(url) === name))],
    meant = [...new Set((own.length > 0 ? own : named).map((a) => a.id))];
  if (meant.length > 1) throw new BroadsheetError('article-ambiguous', meant.slice(0, TOLD).join(', '));
  return meant[0] ?? (await store.removals.named([name])).get(name);
}
/** Ids that are told where several are meant. */
const TOLD = 20;

async function removeAll(
  store: Store,
  articleId: string,
  how: { readonly why: string; readonly by: string; readonly withCopies: boolean },
): Promise<readonly Removed[]> {
  const { priors, topics } = shippedModels(),
    remove = remover(priors, topics),
    done: Removed[] = [];
  // Copies first: a run that is ended finds those that are left by their original.
  const copies = how.withCopies ? (await store.reprints.copiesOf([articleId])).map((l) => l.copyId) : [];
  for (const id of [...copies, articleId]) {
    const one = await remove(store, { articleId: id, at: Date.now(), why: how.why, by: how.by, accountId: '' });
    if (one) done.push(one);
  }
  return done;
}

/** Works off what the removal woke, asking nothing of the network; false where a running paper does it. */
async function remake({ settings, store, log }: Context): Promise<boolean> {
  const lock = takeWorkerLock(settings.DATA);
  if (!lock) return false;
  try {
    await withCollector(settings, (collector, read) =>
      createCarrier({
        store,
        hops: createHops(collector, shippedModels(), read).filter((hop) => hop.inFlight === undefined),
        clock: Date.now,
        log,
      }).drain(),
    );
    return true;
  } finally {
    lock.release();
  }
}

/** By what files of the user's own are found that still hold the article: its addresses and headlines. */
async function remembered(store: Store, articleId: string): Promise<readonly string[]> {
  const [article] = await store.articles.get([articleId]),
    texts = await store.articles.history(articleId);
  return [article?.url ?? '', ...texts.flatMap((r) => [r.canonicalUrl, r.text.slice(r.headline.start, r.headline.end)])].filter((t) => t !== '');
}

interface Copy {
  readonly articleId: string;
  readonly source: string;
  readonly url: string;
}
async function described(store: Store, ids: readonly string[]): Promise<readonly Copy[]> {
  return (await store.articles.latest(ids)).map((r) => ({ articleId: r.articleId, source: r.sourceName, url: r.canonicalUrl }));
}

function print(options: Readonly<Record<string, unknown>>, done: readonly Removed[], copies: readonly Copy[], files: readonly string[], told: string): void {
  if (options['json'] === true) {
    process.stdout.write(`${JSON.stringify({ removed: done.map(({ tombstone, before, purged }) => ({ ...tombstone, before, purged })), copies, files })}\n`);
    return;
  }
  const lines = [
    ...done
      .filter((d) => !d.before)
      .map(
        ({ tombstone: t, purged: p }) =>
          `${t.articleId} is removed: ${p.revisions} texts, ${p.claims} claims, ${p.pages} pages and ${p.items} feed items are purged. Its address answers 410.`,
      ),
    ...(copies.length > 0
      ? ['Copies of it at other houses stay (--with-copies removes them too):', ...copies.map((c) => `  ${c.articleId}  ${c.source}  ${c.url}`)]
      : []),
    ...(files.length > 0 ? ['These files of yours still hold it; Broadsheet leaves them as they are:', ...files.map((f) => `  ${f}`)] : []),
    told,
  ];
  process.stdout.write(`${lines.filter((line) => line !== '').join('\n')}\n`);
}
