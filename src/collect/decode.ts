import iconv from 'iconv-lite';
import { detectCharset } from './charset.ts';

export interface Decoded {
  readonly text: string;
  /** WHATWG label, or iconv's where WHATWG has none ("utf-32le"). */
  readonly charset: string;
}

export interface Said {
  /** The HTTP Content-Type header. */
  readonly contentType?: string;
  /** Finds what the document itself declares in its first 1,024 bytes read as Latin-1. */
  readonly declared?: (head: string) => string | undefined;
}

/**
 * The text of a document of unknown encoding: byte order mark, then the shape of its first bytes, then what HTTP and the document say,
 * then strict UTF-8, then detection. Bytes that are well-formed UTF-8 with multi-byte characters are UTF-8 whatever was said.
 */
export function decodeBytes(bytes: Uint8Array, said: Said = {}): Decoded {
  const wide = fromMark(bytes) ?? fromShape(bytes);
  if (wide) return decodeAs(bytes.subarray(wide.skip), wide.charset);
  const strict = strictUtf8(bytes);
  if (strict !== undefined && !isStateful(bytes)) return { text: strict, charset: 'utf-8' };
  const head = latin1(bytes.subarray(0, 1024));
  for (const label of [charsetOf(said.contentType), said.declared?.(head)]) {
    const charset = label && known(label);
    // Strictly read UTF-8 has failed already: what claims to be UTF-8 is either slightly broken or something else.
    if (!charset || charset === 'utf-8') continue;
    const text = decodeStrictly(bytes, charset);
    if (text !== undefined) return { text, charset };
  }
  if (strict !== undefined) return { text: strict, charset: 'utf-8' };
  return mostlyUtf8(bytes) ?? decodeAs(bytes, detectCharset(bytes));
}

/** The text of a web page or text file, its encoding found as browsers find it, else detected. */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  return decodeBytes(bytes, { contentType, declared: htmlDeclared }).text;
}

/** The encoding named in an XML declaration. */
export function xmlDeclared(head: string): string | undefined {
  return /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1];
}

/** The encoding named in an HTML meta element, or in an XML declaration before it. */
export function htmlDeclared(head: string): string | undefined {
  return /<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? xmlDeclared(head);
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

function fromMark(b: Uint8Array): { charset: string; skip: number } | undefined {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { charset: 'utf-8', skip: 3 };
  if (b[0] === 0xff && b[1] === 0xfe && b[2] === 0 && b[3] === 0) return { charset: 'utf-32le', skip: 4 };
  if (b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff) return { charset: 'utf-32be', skip: 4 };
  if (b[0] === 0xff && b[1] === 0xfe) return { charset: 'utf-16le', skip: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { charset: 'utf-16be', skip: 2 };
  return undefined;
}

/** XML 1.0, appendix F: the zero bytes around "<" tell wide encodings, 4C 6F A7 94 is "<?xm" in EBCDIC. */
function fromShape(b: Uint8Array): { charset: string; skip: number } | undefined {
  const [a, c, d, e] = b;
  if (a === 0x3c && c === 0 && d === 0 && e === 0) return { charset: 'utf-32le', skip: 0 };
  if (a === 0 && c === 0 && d === 0 && e === 0x3c) return { charset: 'utf-32be', skip: 0 };
  if (a === 0x3c && c === 0 && d !== 0 && e === 0) return { charset: 'utf-16le', skip: 0 };
  if (a === 0 && c === 0x3c && d === 0 && e !== 0) return { charset: 'utf-16be', skip: 0 };
  if (a === 0x4c && c === 0x6f && d === 0xa7 && e === 0x94) return { charset: 'cp037', skip: 0 };
  return undefined;
}

/** ISO-2022 and HZ texts are ASCII bytes with escapes, so strict UTF-8 proves nothing. */
function isStateful(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(0x1b);
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  return decodeStrictly(bytes, 'utf-8');
}

/** UTF-8 with a few broken bytes (a cut or pasted character): at most one in a hundred multi-byte characters, or three in all. */
function mostlyUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let good = 0;
  for (const c of text) {
    if (c === '\ufffd') broken++;
    else if (c > '\x7f') good++;
  }
  return good >= broken * 20 || (good >= broken && broken <= 3 && good > 0) ? { text, charset: 'utf-8' } : undefined;
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    // A TypeError for bytes that are not of this encoding, a RangeError for a label only iconv knows.
    return webLabel(charset) ? undefined : decodeAs(bytes, charset).text;
  }
}

function decodeAs(bytes: Uint8Array, charset: string): Decoded {
  const text = webLabel(charset)
    ? new TextDecoder(charset).decode(bytes)
    : iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
  return { text, charset };
}

function known(label: string): string | undefined {
  return webLabel(label) ?? (iconv.encodingExists(label) ? label.toLowerCase() : undefined);
}

function webLabel(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // A RangeError: not a WHATWG label.
    return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
