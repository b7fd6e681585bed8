import { z } from '@hono/zod-openapi';
import { CHANGE_KINDS, type Recorded, type Value } from '../../model/change.ts';
import { Href } from '../href.ts';
import { opaque, placeIn } from './cursor.ts';
import { iso } from './lines.ts';
import { operation } from './operation.ts';
import { Refusal } from './problem.ts';
import { Id, Instant } from './shapes.ts';

const MOST = 1000;

const Amount = z
  .object({ low: z.number(), high: z.number().nullable(), claim: Id })
  .openapi('Amount', { description: 'An answer to a question; a most that is open is null' });
const Change = z
  .object({
    cursor: z.string().openapi({ description: 'Its place: as `since` it reads on after it. The same change always has the same' }),
    kind: z.enum(CHANGE_KINDS),
    at: Instant.openapi({ description: "By the paper's own time; in an import that of the articles" }),
    story: Id.nullable(),
    into: Id.nullable().openapi({ description: 'The story that it is in now, or that was split off' }),
    article: Id.nullable(),
    revision: Id.nullable(),
    act: Id.nullable().openapi({ description: 'The act that did it (`/log/{id}.json`)' }),
    figure: z.object({ question: Id, was: Amount.nullable(), is: Amount.nullable(), differs: z.boolean() }).nullable(),
    json: z.string().nullable().openapi({ description: 'Where to read what it is now' }),
  })
  .openapi('Change');

/** `/changes.json?since=`: what changed, in the order in which it was committed; whoever reads on misses nothing, also over restarts. */
export const changes = operation({
  id: 'changes',
  path: '/changes.json',
  summary: 'What changed since a cursor: stories opened, grown, merged, split; headlines, texts, corrections, figures',
  scope: 'changes',
  // A reader that has seen a change must find it.
  fresh: 0,
  query: z.object({
    since: z
      .string()
      .max(100)
      .optional()
      .openapi({ description: '`next` of an answer before, or `now` for what is to come; without it, from the oldest that is kept' }),
    limit: z.coerce.number().int().min(1).max(MOST).default(200),
  }),
  answer: z
    .object({
      changes: z.array(Change),
      next: z.string().openapi({ description: 'Cursor to ask with next, also where nothing has changed' }),
      more: z.boolean().openapi({ description: 'Whether there is more already' }),
    })
    .openapi('ChangeList'),
  async run({ store }, { query: { since, limit } }) {
    const { forgotten, newest } = await store.changelog.bounds();
    if (since === 'now') return { changes: [], next: at(newest), more: false };
    const place = placeIn('changes', since);
    if (place instanceof Refusal || (place !== undefined && !/^\d{1,15}$/.test(place))) return new Refusal('cursor-invalid');
    const from = place === undefined ? forgotten : Number(place);
    if (from > newest) return new Refusal('cursor-ahead');
    if (from < forgotten) return new Refusal('cursor-expired');
    const found = await store.changelog.since(from, limit + 1),
      rows = found.slice(0, limit);
    return { changes: rows.map(changeData), next: at(rows.at(-1)?.seq ?? from), more: found.length > limit };
  },
});

const at = (seq: number): string => opaque('changes', String(seq));

function changeData({ seq, kind, at: time, storyId, intoId, articleId, revisionId, actId, figure }: Recorded): z.output<typeof Change> {
  return {
    cursor: at(seq),
    kind,
    at: iso(time),
    story: storyId ?? null,
    into: intoId ?? null,
    article: articleId ?? null,
    revision: revisionId ?? null,
    act: actId ?? null,
    figure: figure ? { question: figure.questionId, was: amount(figure.was), is: amount(figure.is), differs: figure.differs } : null,
    json: storyId !== undefined ? pathOf('story', storyId) : articleId !== undefined ? pathOf('article', articleId) : null,
  };
}
const pathOf = (kind: string, id: string): string => `${Href.to([kind, id]).value}.json`;
const amount = (value: Value | undefined): z.output<typeof Amount> | null =>
  value ? { low: value.low, high: value.high ?? null, claim: value.claimId } : null;
