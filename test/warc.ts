import { gzipSync } from 'node:zlib';

/** Records of WARC archives as crawlers write them, to be read by tests. */
export interface Given {
  readonly type?: string;
  readonly url?: string;
  readonly date?: string;
  /** Further fields of the head. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly block: string | Uint8Array;
  /** What the head says of the length; the block's own by default. */
  readonly length?: number | string;
  readonly version?: string;
}

let records = 0;

export function record({ type = 'response', url = 'https://gazette.example/a', date = '2025-03-01T10:00:00Z', fields = {}, block, ...more }: Given): Buffer {
  const bytes = Buffer.from(block as string),
    all = {
      'WARC-Type': type,
      'WARC-Record-ID': `<urn:uuid:00000000-0000-4000-8000-${String(++records).padStart(12, '0')}>`,
      'WARC-Target-URI': url,
      'WARC-Date': date,
      'Content-Type': type === 'response' || type === 'revisit' ? 'application/http; msgtype=response' : 'text/html',
      ...fields,
      'Content-Length': String(more.length ?? bytes.length),
    },
    head = [
      more.version ?? 'WARC/1.0',
      ...Object.entries(all)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}: ${value}`),
    ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** An HTTP response with a body, as the block of a `response` record. */
export function http(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}, status = '200 OK'): Buffer {
  const head = [
    `HTTP/1.1 ${status}`,
    ...Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...headers }).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), Buffer.from(body as string)]);
}

/** Each record a gzip member, as archives are compressed. */
export const members = (given: readonly Buffer[]): Buffer => Buffer.concat(given.map((r) => gzipSync(r)));

export interface Report {
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly published: string;
}

/** A web page of a report. */
export function pageOf({ title, text, source, published }: Report): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} - ${source}</title><meta property="og:site_name" content="${source}">
<meta property="og:type" content="article"><meta property="article:published_time" content="${published}"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>${title}</h1>
${text
  .split('\n\n')
  .map((p) => `<p>${p}</p>`)
  .join('\n')}
</article><footer>Copyright ${source}</footer></body></html>`;
}
