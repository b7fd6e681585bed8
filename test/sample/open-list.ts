import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks, type Check } from './checks.ts';
import { EDITIONS } from './editions.ts';
import { readExpected } from './expected.ts';
import { replayed } from './paper.ts';

export const DOCUMENT = new URL('../../docs/sample.md', import.meta.url);
const markers = (name: string): readonly [string, string] => [`<!-- ${name}: made by node test/sample/open-list.ts -->`, `<!-- end of ${name} -->`];

/** How many of an edition's checks hold by area, as docs/sample.md says; empty where it does not name the edition. */
export function floorsOf(name: string): ReadonlyMap<string, number> {
  const text = readFileSync(DOCUMENT, 'utf8'),
    [begin, end] = markers(name),
    block = text.slice(text.indexOf(begin), text.indexOf(end));
  return text.includes(begin) ? new Map([...block.matchAll(/^\| ([a-z ]+) \| (\d+) \| \d+ \|$/gm)].map((m) => [m[1] ?? '', Number(m[2])])) : new Map();
}

/** The part of docs/sample.md that says what holds of an edition and what does not. */
export function blockOf(name: string, all: readonly Check[]): string {
  const [begin, end] = markers(name),
    areas = [...Map.groupBy(all, (c) => c.area)].map(([area, list]) => ({ area, list, open: list.filter((c) => !c.held) })),
    rows = areas.map(({ area, list, open }) => `| ${area} | ${list.length - open.length} | ${list.length} |`);
  const lists = areas.filter((a) => a.open.length > 0).map(({ area, open }) => `**${area}**\n${open.map((c) => `- ${c.what}`).join('\n')}`);
  return `${begin}\n| area | holds | of |\n| --- | --- | --- |\n${rows.join('\n')}\n\nWhat does not hold:\n\n${lists.join('\n\n')}\n${end}`;
}

/** Replays an edition in a folder of its own and checks it. */
export async function checked(folder: string): Promise<readonly Check[]> {
  const data = mkdtempSync(join(tmpdir(), 'broadsheet-sample-'));
  try {
    return checks(readExpected(folder), await replayed(folder, data));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  let text = readFileSync(DOCUMENT, 'utf8');
  for (const { name, folder } of EDITIONS) {
    const block = blockOf(name, await checked(folder)),
      [begin, end] = markers(name),
      [from, to] = [text.indexOf(begin), text.indexOf(end)];
    text = from === -1 ? `${text.trimEnd()}\n\n## ${name}\n${block}\n` : text.slice(0, from) + block + text.slice(to + end.length);
  }
  writeFileSync(DOCUMENT, text);
}
