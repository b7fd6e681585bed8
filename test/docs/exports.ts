import type { Column, Table } from '../../src/serve/study/column.ts';
import { EXHIBITS, SENTENCES } from '../../src/serve/study/evidence.ts';
import { TABLES } from '../../src/serve/study/tables.ts';

const HEAD = `\`broadsheet export --what <kind>\` writes one of the tables below, as JSON lines or with \`--format csv\` as CSV (RFC 4180, the names of the columns first; a text that a spreadsheet would
take for a formula has an apostrophe before it, parts of a list stand apart by \` | \`). \`--story <id>\` takes what belongs to one story, \`--out <file>\` writes a file whole or not at all and prints its SHA-256.

Every name of a column is the same in both formats. Offsets (\`…Start\`, \`…End\`, \`…At\`) count UTF-16 code units of the whole text of the revision that the row names, as JavaScript, Java and
C# count; the end is the first that does not belong. Hashes are SHA-256 of UTF-8 in hexadecimal, times ISO 8601 in UTC, of publication the day alone where no more is known. What is not known is \`null\`,
in CSV an empty cell. \`cleanedBy\`, \`readBy\`, \`placedBy\` and \`comparedBy\` name the version of the program with a hash of its learned weights, as it was kept when that was decided;
\`--what models\` lists the weights of the running version, each with its hash. Rows come in an order that depends on nothing but what they say, never on the database.

These exports are for the owner's own study: they have full texts. What is meant to leave the house is \`--what ninjs\` (docs/wires.md), \`--what warc\` (docs/feeds.md) and \`--what bundle\`, which keep to what publishers allow.

## Replaying an archive
\`broadsheet replay ARCHIVE...\` takes an archive through the whole flow into a store of its own, and prints the SHA-256 of each table as \`sha256sum -c\` reads it. Nothing of this machine has a say: no
network, no clock (each article is done as of its own time, the files sorted into one another; what has no time comes last, as of the newest time that the archive states, or \`--as-of\`), no path,
no number of pieces in a transaction (\`--batch\`) or of threads (\`--threads\`). So two researchers who replay the same files in the same order by the same version have the same digests, and can cite them with the
version that is printed. Documents that state no time beside themselves (HTML, text) are dated by what is printed on them.`;

const BUNDLE = `\`broadsheet export --what bundle --story <id> --out evidence.zip\` writes what a story rests on: \`README.txt\` (what is there, how to check it, and what was left out why), \`story.json\`, the tables
\`articles\`, \`sentences\`, \`claims\`, \`figures\` (as \`ledger\`), \`copies\` and \`members\` in both formats, \`models.json\`, \`texts/\` and \`pages/\`, \`manifest.json\` with every file's length and hash, and
\`SHA256SUMS\` for \`sha256sum -c\`. The same evidence makes the same bytes: entries bear the first day that the format knows.

A text or page whose publisher says \`noarchive\`, \`nosnippet\`, \`max-snippet\` or reserves text and data mining is left out, and so are its words in the tables, but for its headline and, where excerpts are allowed and mining is not
reserved, at most three of its attributed sentences, together no more than a tenth of its words. Offsets and hashes are there for all of it, so that who has the publisher's page can check them. Pages are kept as \`.txt\`, so that
opening one runs nothing.`;

const table = (columns: readonly Column<never>[]): string =>
  ['| column | what it says |', '| --- | --- |', ...columns.map((c) => `| \`${c.name}\` | ${c.says.replaceAll('|', '\\|')} |`)].join('\n');

/** The text of docs/exports.md behind its heading. */
export function exportsDoc(): string {
  const tables = Object.entries(TABLES as unknown as Record<string, Table>).map(([name, t]) => `## ${name}\n${t.says}\n\n${table(t.columns)}`);
  return [
    HEAD,
    ...tables,
    `## Evidence of a story\n${BUNDLE}\n\n### articles of a bundle\n${table(EXHIBITS as readonly Column<never>[])}\n\n### sentences of a bundle\n${table(SENTENCES as readonly Column<never>[])}`,
  ].join('\n\n');
}
