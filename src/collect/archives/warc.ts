import { createHash } from 'node:crypto';
import { Bytes } from './bytes.ts';
import { FileWindow } from './file-window.ts';
import { Damaged, Member, nextMember } from './gzip.ts';
import { recordsIn, type Damage, type Position, type WarcRecord } from './records.ts';

export const BEGIN: Position = { offset: 0, inside: 0 };

/**
 * The records of a WARC file (ISO 28500:2017, WARC/1.1, and earlier versions), plain or compressed: each record a gzip member, as Annex D has it, or the whole file one.
 *
 * Streamed: of the file a window is in memory, and of records one block. A place that cannot be read is told with its offset, and reading goes on at the next
 * record that can be. A record of a member is handed on only once its checksum has been found right.
 *
 * @param from the `next` of a record that came earlier from the same file.
 * @throws the system's error where the file cannot be read.
 */
export async function* readWarc(path: string, from: Position = BEGIN): AsyncGenerator<WarcRecord | Damage> {
  const file = await FileWindow.open(path);
  try {
    const isPlain = /^(?:\r?\n)*WARC\/\d/.test((await file.at(0, 16)).toString('latin1')),
      // Where its first bytes are damaged, it is what there are records as.
      isCompressed = !isPlain && (await nextMember(file, 0)) !== undefined;
    yield* isCompressed ? members(file, from) : plain(file, from);
  } finally {
    await file.close();
  }
}

/** What tells a file from others, whatever it is called: its size, and a digest of its first and last bytes. @throws the system's error. */
export async function warcId(path: string): Promise<string> {
  const file = await FileWindow.open(path);
  try {
    const hash = createHash('sha256');
    for (const offset of [0, Math.max(0, file.size - SAMPLE)]) hash.update(await file.at(offset, SAMPLE));
    return `${file.size}-${hash.digest('hex').slice(0, 32)}`;
  } finally {
    await file.close();
  }
}
const SAMPLE = 65_536;

function plain(file: FileWindow, { offset }: Position): AsyncGenerator<WarcRecord | Damage> {
  return recordsIn(new Bytes(file.from(offset), file.size - offset), (position) => ({ offset: offset + position, inside: 0 }));
}

async function* members(file: FileWindow, from: Position): AsyncGenerator<WarcRecord | Damage> {
  let { offset, inside }: Position = from;
  while (offset < file.size) {
    const member = new Member(file, offset),
      start = offset;
    let held: WarcRecord | undefined,
      why: string | undefined,
      told = false;
    const bytes = new Bytes(member.unpacked());
    try {
      await bytes.take(inside, false);
      for await (const found of recordsIn(bytes, (position) => ({ offset: start, inside: position }))) {
        if (held) yield held;
        held = undefined;
        told = 'damage' in found;
        if ('damage' in found) yield found;
        else held = found;
      }
      // To the end, where the checksum stands.
      while ((await bytes.take(1 << 20, false)).length > 0);
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      why = error.message;
    }
    inside = 0;
    if (why === undefined && member.end !== undefined) {
      if (held) yield { ...held, next: { offset: member.end, inside: 0 } };
      offset = member.end;
    } else {
      // Of a member with several records only the last hangs on what is damaged.
      const isLast = held !== undefined && bytes.came <= held.next.inside + RECORD_END;
      if (held && !isLast) yield held;
      if (!told) yield { at: (isLast ? held?.at : held?.next) ?? { offset: start, inside: 0 }, damage: why ?? 'the compressed data are damaged' };
      offset = (member.boundless ? undefined : await nextMember(file, start + 1)) ?? file.size;
    }
  }
}
/** Bytes of the two line ends after a block. */
const RECORD_END = 4;
