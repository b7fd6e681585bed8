import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import '../../src/commands/import.ts';
import { readMaybeGzipped } from '../corpora.ts';
import { spreadOf, type Benchmark } from './measure.ts';
import { importInto } from './program.ts';

/** Unpacked size of the archive, MB. */
const MB = Number(process.env['BENCH_WARC_MB'] ?? 1000);

/** Writes the real pages of all sets as an archive, again and again under other addresses; answers how many records it has. */
export function writeWarc(corpora: string, path: string, megabytes: number): number {
  const root = join(corpora, 'pages'),
    pages = readdirSync(root).flatMap((set) => filesIn(join(root, set, 'html'))),
    file = openSync(path, 'w');
  let size = 0,
    n = 0;
  for (; size < megabytes * 1e6; n++) {
    const page = Buffer.from(readMaybeGzipped(pages[n % pages.length] as string)),
      http = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'), page]),
      head = [
        'WARC/1.1',
        'WARC-Type: response',
        `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}>`,
        `WARC-Target-URI: https://outlet-${n % 97}.example/2025/${n}`,
        `WARC-Date: ${new Date(Date.UTC(2025, 2, 1) + n * 1000).toISOString()}`,
        'Content-Type: application/http; msgtype=response',
        `Content-Length: ${http.length}`,
        '',
        '',
      ],
      record = Buffer.concat([Buffer.from(head.join('\r\n')), http, Buffer.from('\r\n\r\n')]);
    writeSync(file, path.endsWith('.gz') ? gzipSync(record, { level: 4 }) : record);
    size += record.length;
  }
  closeSync(file);
  return n;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    // A set that has no pages of its own.
    return [];
  }
}

/** A large archive of real pages taken in, not worked off: undisturbed, and killed in the middle and started again. */
export const benchmark: Benchmark = async ({ corpora }) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-')),
    archive = join(folder, 'pages.warc.gz');
  try {
    const records = writeWarc(corpora, archive, MB),
      whole = await importInto(join(folder, 'a'), ['--no-work', archive]);
    await importInto(join(folder, 'b'), ['--no-work', archive], (whole.seconds * 1000) / 2);
    const rest = await importInto(join(folder, 'b'), ['--no-work', archive]);
    const note = `${MB} MB unpacked, ${Math.round(statSync(archive).size / 1e6)} MB packed, ${records} records, ${whole.taken} taken; killed halfway, ${rest.taken} were left`;
    return [
      {
        what: 'archive taken in',
        unit: 'pages/s',
        rates: [spreadOf('WARC, a member for each record', [whole.taken / whole.seconds])],
        gate: '-',
        goal: '-',
        note,
      },
      {
        what: 'memory of it',
        unit: 'MB',
        rates: [spreadOf('undisturbed', [whole.takingInMB]), spreadOf('the rest', [rest.takingInMB])],
        gate: '300',
        goal: '200',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
