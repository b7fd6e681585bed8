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

let own: ReadonlySet<string> | undefined;

/** Our own words in answers of the API: the values that its schemas list, and the tables of kinds that they name. */
export function vocabulary(): ReadonlySet<string> {
  return (own ??= new Set([...Object.keys(KINDS), ...ACT_KINDS, ...MEDIA_TOPICS, ...SIGNALS, ...OPERATIONS.flatMap(({ answer }) => listed(answer))]));
}

/** Every value that a schema lists as an enum or a constant. */
function listed(schema: z.ZodType): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { enum: all = [], const: one } = node as { enum?: readonly unknown[]; const?: unknown };
    for (const value of [...all, one]) if (typeof value === 'string') found.push(value);
    for (const inside of Object.values(node)) visit(inside);
  };
  visit(z.toJSONSchema(schema, { unrepresentable: 'any' }));
  return found;
}

/** An id of the store, an instant or a day, a language. */
const PLAIN = /^(?:[0-9a-f]{24}|\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?(?:\/\d{4}-\d\d-\d\d)?|[a-z]{2,3})$/;

/** Whether a text is one of ours whoever wrote it: it can tell nobody anything but what the field it stands in means. */
export const isOwn = (text: string): boolean => PLAIN.test(text) || vocabulary().has(text);
