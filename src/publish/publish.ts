import { createHash } from 'node:crypto';
import { BroadsheetError } from '../errors.ts';
import type { Folder } from './folder.ts';
import { planFor, type Entry, type Manifest, type Plan } from './manifest.ts';
import { print, type Copy } from './press.ts';

/** What a run did. */
export interface Published {
  readonly written: number;
  readonly same: number;
  readonly removed: number;
  /** Of what was written. */
  readonly bytes: number;
}

/** How to go about it. */
export interface How {
  /** What the paper is made from (`stampOf`). */
  readonly stamp: string;
  /** Which paper it is: two that were given one folder would take turns in it. */
  readonly paper: string;
  /** Whether to make it also from what it was made from the last time. */
  readonly all?: boolean;
  /** Whether most of it may go. */
  readonly force?: boolean;
}

/** What was made in this run; `staged` where it has to be written. */
interface Made {
  readonly entry: Entry;
  readonly staged?: string;
}

/** So many pages may go at once without a word. */
const FEW = 20;

/**
 * Publishes the paper into a folder whose lock is held: prints it, puts aside what has changed, and only then moves it into its place, each file in one
 * step: first what is new, then what links to it, at last what is gone is removed. A run that is ended at any moment leaves a whole paper.
 * @throws BroadsheetError `publish-foreign` or `publish-shrinks`; then nothing has been written.
 */
export async function publish(folder: Folder, copy: Copy, { stamp, paper, all = false, force = false }: How): Promise<Published> {
  const before = folder.manifest();
  if (!force && before.paper !== undefined && before.paper !== paper) throw new BroadsheetError('publish-foreign', 'Another paper is published there');
  if (!all && isWhole(folder, before, stamp)) return { written: 0, same: Object.keys(before.files).length, removed: 0, bytes: 0 };
  const made = new Map<string, Made>(),
    known = [...copy.known, ...Object.values(before.files).flatMap(({ from }) => (isLasting(from) && !tellsRemoved(from, copy.forgotten) ? [from] : []))];
  try {
    await print({ ...copy, known }, (file, content, from) => void made.set(file, madeOf(folder, before, file, content, from)));
    const plan = planFor(before, new Map([...made].map(([file, { staged }]) => [file, staged !== undefined])), (file) => folder.stats(file) !== undefined),
      isOurs = new Set([...Object.keys(before.files), ...before.open]);
    for (const file of [...plan.fresh, ...plan.changed]) folder.check(file, isOurs.has(file));
    if (!force && plan.gone.length > Math.max(FEW, made.size))
      throw new BroadsheetError('publish-shrinks', `${plan.gone.length} files would be removed, ${made.size} left`);
    return carryOut(folder, before, made, plan, { stamp, paper, base: copy.base ?? '' });
  } finally {
    folder.unstage();
  }
}

function carryOut(folder: Folder, before: Manifest, made: ReadonlyMap<string, Made>, plan: Plan, about: Pick<Manifest, 'stamp' | 'base' | 'paper'>): Published {
  const files: Record<string, Entry> = Object.fromEntries([...made].map(([file, { entry }]) => [file, entry])),
    write = [...plan.fresh, ...plan.changed];
  // Said first, so that a run that is ended leaves no file that nobody knows.
  if (write.length + plan.gone.length > 0) folder.putManifest({ ...before, stamp: '', files: { ...before.files, ...files }, open: [...write, ...plan.gone] });
  let bytes = 0;
  for (const file of write) {
    const { staged = '', entry } = made.get(file) as Made,
      { mtimeMs } = folder.place(staged, file);
    files[file] = { ...entry, mtime: mtimeMs };
    bytes += entry.size;
  }
  for (const file of plan.gone) folder.remove(file);
  folder.putManifest({ version: 1, ...about, files, open: [] });
  return { written: write.length, same: plan.same, removed: plan.gone.length, bytes };
}

/** What once had an address keeps it, or says where it has gone, also where no page links to it any more. */
const isLasting = (address: string): boolean => /^\/(?:story|article|saga|log)\/[\w-]+(?:\/[^/.]*)?$/.test(address);

/** Whether the words of an address may be those of what was removed. */
function tellsRemoved(address: string, forgotten: ReadonlySet<string> | undefined): boolean {
  const [, storyId = ''] = /^\/story\/([\w-]+)\/./.exec(address) ?? [];
  return forgotten?.has(storyId) === true;
}

function madeOf(folder: Folder, before: Manifest, file: string, content: string, from: string): Made {
  const bytes = Buffer.from(content),
    entry: Entry = { hash: hashOf(bytes), meaning: hashOf(meaningOf(content)), size: bytes.length, mtime: 0, from },
    was = before.files[file];
  if (was?.meaning === entry.meaning) {
    const mtime = standing(folder, file, was, before.open.includes(file));
    if (mtime !== undefined) return { entry: { ...was, mtime, from } };
  }
  return { entry, staged: folder.stage(bytes) };
}

/** Whether everything is there as it was left, and was made from the same. */
function isWhole(folder: Folder, before: Manifest, stamp: string): boolean {
  if (before.stamp !== stamp || before.open.length > 0) return false;
  return Object.entries(before.files).every(([file, was]) => standing(folder, file, was, false) !== undefined);
}

/** When the file was written, where it still is as it was left; undefined where it is not. */
function standing(folder: Folder, file: string, was: Entry, isOpen: boolean): number | undefined {
  const stats = folder.stats(file);
  if (!stats?.isFile() || stats.size !== was.size) return undefined;
  return (!isOpen && stats.mtimeMs === was.mtime) || hashOf(folder.read(file)) === was.hash ? stats.mtimeMs : undefined;
}

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

/** A page without the date of its making: as long as it says the same, it keeps its date. */
function meaningOf(content: string): string {
  return content.replace(/<time class="made"[^>]*>[^<]*<\/time>/, '');
}
