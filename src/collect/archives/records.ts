import type { Bytes } from './bytes.ts';

/** Named fields of a record's head, names in lower case (ISO 28500, "named fields"). */
export type Fields = ReadonlyMap<string, string>;

/** Where a record begins: its byte offset, or that of the gzip member it is in, and how many unpacked bytes of that come before it. */
export interface Position {
  readonly offset: number;
  readonly inside: number;
}

export interface WarcRecord {
  readonly at: Position;
  /** Where to go on after it. */
  readonly next: Position;
  readonly fields: Fields;
  /** Bytes of the block; absent where there are more than are read. */
  readonly block?: Buffer;
  readonly length: number;
}
/** A place that could not be read, and why. */
export interface Damage {
  readonly at: Position;
  readonly damage: string;
}

/** Longest block that is kept: a page of 10 MB with its HTTP head and what chunks add. */
export const MOST_BLOCK = 11_000_000;
const MOST_HEAD = 65_536;

/**
 * The records of a stream, one after the other; what is none is told once for each stretch, and reading goes on where the next record begins.
 *
 * @param place the position of what the stream is at.
 * @throws what the stream throws.
 */
export async function* recordsIn(bytes: Bytes, place: (position: number) => Position): AsyncGenerator<WarcRecord | Damage> {
  // Of a damaged stretch one line is enough.
  let lost = false;
  for (;;) {
    await skipEnds(bytes);
    const from = bytes.position,
      at = place(from),
      head = await headOf(bytes);
    if (head === 'end') return;
    const read = typeof head === 'string' ? head : await blockOf(bytes, head);
    if (typeof read === 'string') {
      if (!lost) yield { at, damage: read };
      lost = true;
      if (!(await toNext(bytes))) return;
      continue;
    }
    lost = false;
    yield { at, next: place(bytes.position), ...read };
  }
}

type Read = Pick<WarcRecord, 'fields' | 'block' | 'length'>;

/** The fields of the record that begins here, taken; 'end', or what is wrong. */
async function headOf(bytes: Bytes): Promise<Fields | string> {
  const start = await bytes.look(12);
  if (start.length === 0) return 'end';
  if (!/^WARC\/\d\.\d+\r?\n/.test(start.toString('latin1', 0, 12))) return 'what stands here is no record';
  for (let n = 2048; ; n *= 2) {
    const seen = await bytes.look(n),
      head = seen.subarray(0, MOST_HEAD).toString('latin1'),
      [end] = /\r?\n\r?\n/.exec(head) ?? [];
    if (end !== undefined) {
      const length = head.indexOf(end) + end.length,
        { bytes: taken } = await bytes.take(length, true);
      return fieldsOf(taken?.toString('utf8') ?? '');
    }
    if (seen.length < n) return 'the record is cut short in its head';
    if (seen.length >= MOST_HEAD) return `the record's head is longer than ${MOST_HEAD / 1024} KB`;
  }
}

/** Fields by name; the first of a name stands, and a line that begins with a space goes on with the one before. */
export function fieldsOf(head: string): Fields {
  const fields = new Map<string, string>();
  for (const line of head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(1)) {
    const [, name, value = ''] = /^([^\s:]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [],
      key = name?.toLowerCase();
    if (key !== undefined && !fields.has(key)) fields.set(key, value);
  }
  return fields;
}

/** Takes the block that a head announces; where it does not end as announced, puts back what it took and says so. */
async function blockOf(bytes: Bytes, fields: Fields): Promise<Read | string> {
  const said = fields.get('content-length') ?? '';
  if (!/^\d{1,15}$/.test(said)) return 'the record does not say how long it is';
  const announced = Number(said),
    wrong = 'the record is not as long as it says';
  if (announced > bytes.remaining) return announced > MOST_BLOCK ? wrong : `${wrong}, or cut short`;
  const { length, bytes: block } = await bytes.take(announced, announced <= MOST_BLOCK);
  if (length < announced) {
    if (block) bytes.putBack(block);
    return `${wrong}, or cut short`;
  }
  if (!/^(?:(?:\r?\n)+(?:WARC\/\d|$)|$)/.test((await bytes.look(16)).toString('latin1', 0, 16))) {
    if (block) bytes.putBack(block);
    return wrong;
  }
  return { fields, length, ...(block ? { block } : {}) };
}

/** Line ends between records. */
async function skipEnds(bytes: Bytes): Promise<void> {
  for (;;) {
    const seen = await bytes.look(4),
      n = seen.findIndex((b) => b !== 0x0d && b !== 0x0a);
    if (seen.length === 0 || n === 0) return;
    await bytes.take(n < 0 ? seen.length : n, false);
  }
}

/** Skips to what looks like the head of a record after an empty line; false at the end. */
async function toNext(bytes: Bytes): Promise<boolean> {
  const WINDOW = 65_536,
    // What may be the first part of a mark stays.
    MARK = 32;
  // The place itself is not the next one.
  await bytes.take(1, false);
  for (;;) {
    const seen = await bytes.look(WINDOW),
      found = /\n\r?\nWARC\/\d\.\d+\r?\n[A-Za-z-]+:/.exec(seen.toString('latin1'));
    if (found) {
      await bytes.take(found.index + found[0].indexOf('WARC/'), false);
      return true;
    }
    if (seen.length < WINDOW) return false;
    await bytes.take(seen.length - MARK, false);
  }
}
