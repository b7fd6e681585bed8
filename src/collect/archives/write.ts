import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Page } from '../../model/page.ts';
import { DESCRIPTION } from './described.ts';

/** Name and value of a field, in the order in which they are written. */
type Field = readonly [name: string, value: string];

/**
 * One WARC/1.1 record (ISO 28500:2017).
 *
 * @param key what the record's id is made from: the same key gives the same id.
 * @param at epoch ms.
 */
function recordOf(type: string, key: string, at: number, fields: readonly Field[], block: Uint8Array): Buffer {
  const digest = `sha1:${base32(createHash('sha1').update(block).digest())}`,
    all: Field[] = [
      ['WARC-Type', type],
      ['WARC-Record-ID', urnOf(key)],
      ['WARC-Date', new Date(at).toISOString()],
      ...fields,
      ['WARC-Block-Digest', digest],
      ...(type === 'resource' ? ([['WARC-Payload-Digest', digest]] as const) : []),
      ['Content-Length', String(block.length)],
    ],
    head = ['WARC/1.1', ...all.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]);
}

/** The record that an archive begins with; `at` epoch ms. */
export function infoRecord(version: string, at: number): Buffer {
  const lines = [
    `software: Broadsheet/${version}`,
    'format: WARC File Format 1.1',
    'conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    'description: Pages as they were stored: text in UTF-8, without the HTTP headers and the bytes that were sent.',
    '',
  ];
  return recordOf('warcinfo', `info ${at}`, at, [['Content-Type', 'application/warc-fields']], Buffer.from(lines.join('\r\n')));
}

/** A page as two records: `metadata` with what it was stored with, and `resource`, for that is what decoded text without a response is, with its body. */
export function pageRecords({ body, ...page }: Page): readonly [Buffer, Buffer] {
  const key = `page ${page.id}`,
    target: Field = ['WARC-Target-URI', webAddress(page.finalUrl) ?? webAddress(page.url) ?? urnOf(`address ${page.id}`).slice(1, -1)],
    described: Field[] = [target, ['WARC-Refers-To', urnOf(key)], ['Content-Type', DESCRIPTION]];
  return [
    recordOf('metadata', `about ${page.id}`, page.fetchedAt, described, Buffer.from(JSON.stringify(page))),
    recordOf('resource', key, page.fetchedAt, [target, ['Content-Type', TYPES[page.format]]], Buffer.from(body)),
  ];
}
const TYPES: Readonly<Record<Page['format'], string>> = {
  html: 'text/html; charset=utf-8',
  fragment: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  record: 'application/json',
};

/** A gzip member of its own for each record (Annex D), so that a reader finds any of them by its offset. */
export const compressed = (record: Buffer): Buffer => gzipSync(record);

function webAddress(address: string): string | undefined {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** A UUID of version 8 (RFC 9562, 5.8) from a digest, as a URN. */
function urnOf(key: string): string {
  const bytes = createHash('sha256').update(key).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `<urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}>`;
}

/** RFC 4648, 6, for whole groups of five bytes: a SHA-1 digest is four of them. */
function base32(bytes: Buffer): string {
  let text = '',
    bits = 0,
    held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
  }
  return text;
}
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
