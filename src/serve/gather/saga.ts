import { isSigned } from '../../model/act.ts';
import { affairOf, type Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { actOfAffair } from '../../stories/affair.ts';
import { headed, ownReports, type Headed } from './naming.ts';
import type { SourcesOf } from './report.ts';
import { timeline, type Dated } from './timeline.ts';

/** What else came of the affair that a story is a development of. */
export interface Affair {
  readonly saga: string;
  /** Those before and after the story, oldest first. */
  readonly others: readonly Headed[];
  /** Whether there are more than these. */
  readonly more: boolean;
  /** Those of all of them that an editor put into it, by their ids. */
  readonly placed: ReadonlySet<string>;
}

/** At most so many stand beside a story, as many before it as after where there are enough. */
const BESIDE = 12;

/** The developments around a story; undefined where it is the only one of its affair. */
export async function gatherAffair(store: Store, sourcesOf: SourcesOf, story: Story): Promise<Affair | undefined> {
  const saga = affairOf(story),
    [before, after] = await Promise.all([
      store.stories.ofSaga(saga, BESIDE, { beside: story }),
      store.stories.ofSaga(saga, BESIDE, { beside: story, oldestFirst: true }),
    ]),
    earlier = before.rows.slice(0, Math.max(BESIDE / 2, BESIDE - after.rows.length)),
    later = after.rows.slice(0, BESIDE - earlier.length),
    shown = [...earlier.toReversed(), ...later];
  const more = before.next !== undefined || after.next !== undefined || before.rows.length + after.rows.length > shown.length;
  const others = await headed(store, sourcesOf, shown);
  return others.length === 0 ? undefined : { saga, others, more, placed: await placedIn(store, saga, [story, ...shown]) };
}

export interface SagaView {
  readonly saga: string;
  /** The development that the affair goes by: the one that most reports of their own tell of. */
  readonly main: Headed;
  /** Newest first. */
  readonly developments: readonly Headed[];
  /** The days that the reports tell of by whose headlines these developments go. */
  readonly timeline: readonly Dated[];
  /** Those of them that an editor put into it, by their ids. */
  readonly placed: ReadonlySet<string>;
  /** Whether these follow newer ones. */
  readonly continued: boolean;
  readonly next?: string;
}

const PAGE = 40;
const DATED = 24;
/** Of so many developments, the first, the affair's name is that of the largest. */
const NAMED_AFTER = 200;

/** Ids of the stories that are of an affair because an editor said so, and the act stands. */
async function placedIn(store: Store, saga: string, stories: readonly Story[]): Promise<ReadonlySet<string>> {
  const log = (await store.acts.ofStories(stories.map((s) => s.id))).filter(isSigned),
    by = stories.map((s) => [s.id, actOfAffair(log, s.id)] as const);
  return new Set(by.flatMap(([id, act]) => (act && act.kind !== 'leave' && act.affair?.now === saga ? [id] : [])));
}

/** A page of an affair's developments; undefined where there are none after the cursor `after`. */
export async function gatherSaga(store: Store, sourcesOf: SourcesOf, saga: string, after?: string): Promise<SagaView | undefined> {
  const [{ rows, next }, oldest] = await Promise.all([
      store.stories.ofSaga(saga, PAGE, after === undefined ? {} : { after }),
      store.stories.ofSaga(saga, NAMED_AFTER, { oldestFirst: true }),
    ]),
    developments = await headed(store, sourcesOf, rows),
    largest = oldest.rows.reduce<Story | undefined>((most, s) => (most && most.independent >= s.independent ? most : s), undefined),
    [main] = await headed(store, sourcesOf, largest ? [largest] : []);
  if (!main || rows.length === 0) return undefined;
  const leading = developments.map((d) => d.headline.report.revision),
    [placed, readings] = await Promise.all([placedIn(store, saga, rows), store.claims.reading(leading.map((r) => r.id))]),
    dated = timeline(await ownReports(store, sourcesOf, leading, readings), DATED);
  return { saga, main, developments, timeline: dated, placed, continued: after !== undefined, ...(next === undefined ? {} : { next }) };
}
