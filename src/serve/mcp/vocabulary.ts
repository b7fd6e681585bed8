import { z } from '@hono/zod-openapi';
import type { Sureness } from '../../ledger/hedges.ts';
import { ACT_KINDS } from '../../model/act.ts';
import { MEDIA_TOPICS } from '../../model/media-topic.ts';
import type { ArticleKind, BlockKind, Stub } from '../../model/revision.ts';
import { SIGNALS } from '../../rank/signals.ts';
import { OPERATIONS } from '../api/operations.ts';

const KINDS: Readonly<Record<ArticleKind | BlockKind | Stub | Sureness, true>> = {
  report: true,
  opinion: true,
  'live-blog': true,
  gallery: true,
  video: true,
  'press-release': true,
  interview: true,
  review: true,
  recipe: true,
  'how-to': true,
  index: true,
  product: true,
  forum: true,
  documentation: true,
  other: true,
  paragraph: true,
  heading: true,
  quote: true,
  'list-item': true,
  caption: true,
  'table-row': true,
  preformatted: true,
  paywall: true,
  consent: true,
  teaser: true,
  cut: true,
  hedged: true,
  stated: true,
  confirmed: true,
  denied: true,
  withdrawn: true,
};

/** Our own words, by the name of the field in which they are ours: elsewhere a source may have written them. */
type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>;
let own: Vocabulary | undefined;

/** The values that schemas of the API list, and the tables of kinds that they name. */
export function vocabulary(): Vocabulary {
  return (own ??= grouped([
    ...[...Object.keys(KINDS), ...ACT_KINDS].map((word) => ['kind', word] as const),
    ...Object.keys(KINDS).map((word) => ['stub', word] as const),
    // A section is found by its topic, where it has one.
    ...MEDIA_TOPICS.flatMap((topic) => [['topic', topic] as const, ['slug', topic] as const]),
    ...SIGNALS.map((signal) => ['signal', signal] as const),
    ...OPERATIONS.flatMap(({ answer }) => listed(answer)),
  ]));
}

/** Every value that a schema lists as an enum or a constant, with the name of its field. */
function listed(schema: z.ZodType): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const visit = (node: unknown, field: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { enum: all = [], const: one, properties = {} } = node as Schema;
    for (const value of [...all, one]) if (typeof value === 'string') found.push([field, value]);
    for (const [name, inside] of Object.entries(node)) if (name !== 'properties') visit(inside, field);
    for (const [name, inside] of Object.entries(properties)) visit(inside, name);
  };
  visit(z.toJSONSchema(schema, { unrepresentable: 'any' }), '');
  return found;
}
interface Schema {
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
}

function grouped(words: readonly (readonly [string, string])[]): Vocabulary {
  const made = new Map<string, Set<string>>();
  for (const [field, word] of words) made.set(field, (made.get(field) ?? new Set()).add(word));
  return made;
}

/** An id of the store, an instant, a day or two. */
const PLAIN = /^(?:[0-9a-f]{24}|\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?(?:\/\d{4}-\d\d-\d\d)?)$/;
const LANGUAGE = /^[a-z]{2,3}$/;

/** Whether a text is one of ours whoever wrote it: it can tell nobody anything but what the field it stands in means. */
export const isOwn = (field: string, text: string): boolean =>
  PLAIN.test(text) || ((field === 'lang' || field === 'langs') && LANGUAGE.test(text)) || vocabulary().get(field)?.has(text) === true;
