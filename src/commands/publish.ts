import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BroadsheetError } from '../errors.ts';
import { checkedFolder, Folder } from '../publish/folder.ts';
import type { Copy } from '../publish/press.ts';
import { publish, type Published } from '../publish/publish.ts';
import { stampOf } from '../publish/stamp.ts';
import { createApp } from '../serve/app.ts';
import type { Settings } from '../settings.ts';
import { takeLock } from './lock.ts';
import { withStore, type Context } from './open.ts';
import type { Run } from './table.ts';

/** What a paper is published with. */
export interface PublishOptions {
  readonly folder: string;
  /** The address that readers will find it at. */
  readonly base?: string;
  /** Languages of its front page, most wanted first; the first that the interface speaks is that of its words. */
  readonly lang?: string;
  /** Into a folder that holds other files too; also where most of the paper would go. */
  readonly force?: boolean;
  /** Also where nothing has changed. */
  readonly all?: boolean;
}

/** Writes the whole paper as static files. */
export const run: Run = async ([folder = ''], options) => {
  const text = (name: string): Record<string, string> => (options[name] === undefined ? {} : { [name]: String(options[name]) });
  return withStore(async (context) => {
    const started = performance.now(),
      done = await publishPaper(context, {
        folder,
        ...text('base'),
        ...text('lang'),
        force: options['force'] === true,
        all: options['all'] === true,
      }),
      seconds = Math.round((performance.now() - started) / 100) / 10;
    const { written, same, removed, bytes } = done;
    process.stdout.write(
      options['json'] === true
        ? `${JSON.stringify({ ...done, seconds })}\n`
        : `${written} written (${bytes} bytes), ${same} the same, ${removed} removed, in ${seconds} s\n`,
    );
    return 0;
  });
};

/**
 * Publishes the paper as anyone may read it.
 * @throws BroadsheetError `usage` for an address that is none; `publish-folder`, `publish-foreign`, `publish-busy`, `publish-empty` or `publish-shrinks`, and
 * nothing has been written.
 */
export async function publishPaper(
  { settings, store }: Pick<Context, 'settings' | 'store'>,
  options: PublishOptions,
  clock: () => number = Date.now,
): Promise<Published> {
  const base = baseOf(options.base ?? settings.PUBLIC_URL),
    wanted = languagesOf(options.lang);
  try {
    const root = checkedFolder(options.folder, [settings.DATA], options.force === true),
      most = (await store.stories.languages())[0]?.lang,
      told = await toldByLog(store);
    // What was removed leaves the published paper, though nothing else be left.
    if (most === undefined && told.forgotten.size === 0) throw new BroadsheetError('publish-empty');
    const lang = wanted ?? most ?? 'en',
      folder = new Folder(root),
      lock = takeLock(folder.lockFile);
    if (!lock) throw new BroadsheetError('publish-busy', root);
    try {
      // Told before anything is read: what comes meanwhile is printed the next time.
      const stamp = await stampOf(store, [version(), settings.TIMEZONE, settings.CONTACT, base, lang], clock());
      return await publish(
        folder,
        { ...copyOf(store, settings, base, lang, clock), ...told },
        { stamp, paper: await paperId(store), all: options.all === true, force: options.force === true },
      );
    } finally {
      lock.release();
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : new BroadsheetError('publish-folder', (error as Error).message);
  }
}

/** By what a paper is told from others; made when it is published first, and of all who share its data. */
function paperId(store: Context['store']): Promise<string> {
  return store.in(async (tx) => {
    const known = await tx.choices.get('paper');
    if (known !== undefined) return known;
    const made = randomBytes(12).toString('hex');
    await tx.choices.put('paper', made);
    return made;
  });
}

/** The live paper as it is asked for its pages. Its address is one that no text can have in it. */
function copyOf(store: Context['store'], settings: Settings, base: string | undefined, lang: string, clock: () => number): Omit<Copy, 'known'> {
  const origin = `https://${randomBytes(12).toString('hex')}.invalid`;
  let broken: unknown;
  const app = createApp({
    store,
    settings: { timezone: settings.TIMEZONE, mode: 'public', publicUrl: origin, ...(settings.CONTACT === '' ? {} : { contact: settings.CONTACT }) },
    clock,
    onError: (error) => (broken ??= error),
  });
  return {
    origin,
    ...(base === undefined ? {} : { base }),
    async ask(address) {
      const response = await app.request(origin + address, { headers: { 'accept-language': lang } });
      if (broken !== undefined) throw broken as Error;
      return response;
    },
  };
}

/** The addresses of stories that went into others, and the stories of which articles were removed. */
async function toldByLog(store: Context['store']): Promise<{ readonly known: readonly string[]; readonly forgotten: ReadonlySet<string> }> {
  const known = new Set<string>(),
    forgotten = new Set<string>();
  for (let after: string | undefined; ;) {
    const { rows, next } = await store.acts.newest(AT_ONCE, after);
    for (const { kind, storyId, removal } of rows) {
      if (kind === 'merge') known.add(`/story/${storyId}`);
      for (const id of removal?.storyIds ?? []) forgotten.add(id);
    }
    if (next === undefined) return { known: [...known], forgotten };
    after = next;
  }
}
const AT_ONCE = 500;

/** An address that ends in a slash; undefined for none. */
function baseOf(given: string): string | undefined {
  if (given === '') return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '')
    throw new BroadsheetError('usage', `--base ${given}: a web address without a query (https://paper.example.org/news/)`);
  return url.href.replace(/\/*$/, '/');
}

/** As an `Accept-Language` header. */
function languagesOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const tags = given.split(',').map((tag) => tag.trim().toLowerCase());
  if (!tags.every((tag) => /^[a-z]{2,3}$/.test(tag))) throw new BroadsheetError('usage', `--lang ${given}: language tags by comma (en,de)`);
  return tags.join(', ');
}

function version(): string {
  return (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
}
