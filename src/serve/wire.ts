import { gzipSync } from 'node:zlib';

/** A text as it goes over the wire: made once for all who get it. */
export interface Wire {
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Compressed at its first use. */
  gzip(): Uint8Array<ArrayBuffer>;
}

export function wireOf(text: string): Wire {
  const plain = new TextEncoder().encode(text);
  let gzip: Uint8Array<ArrayBuffer> | undefined;
  return { plain, gzip: () => (gzip ??= new Uint8Array(gzipSync(plain))) };
}

/** Whether an `Accept-Encoding` header allows gzip (RFC 9110, section 12.5.3). */
export function takesGzip(header: string | undefined): boolean {
  for (const range of (header ?? '').slice(0, 500).split(',')) {
    const m = /^\s*(?:x-)?gzip\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(range);
    if (m) return Number(m[1] ?? 1) > 0;
  }
  return false;
}
