import { writeFileSync } from 'node:fs';
import { COMMANDS } from '../../src/commands/table.ts';
import { ERRORS } from '../../src/errors.ts';
import { SETTINGS } from '../../src/settings.ts';
import { anatomyTable } from './anatomy.ts';
import { exportsDoc } from './exports.ts';
import { shippedWeights } from './weights.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((r) => `| ${r.map((c) => c.replace(/\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`).join('\n');

const MADE = (from: string): string => `<!-- Made by \`npm run docs\` from ${from}; a test fails where they differ. -->\n`;

/** Every generated document by path under docs/. */
export async function generated(): Promise<Readonly<Record<string, string>>> {
  return {
    'settings.md': `# Settings\n${MADE('src/settings.ts')}Each is read from the environment as \`BROADSHEET_<NAME>\`, else from \`broadsheet.toml\` in the working folder under its name in lower case, else its default holds. An unknown name stops the start.\n\n${table(
      ['name', 'default', 'meaning'],
      Object.entries(SETTINGS).map(([name, s]) => [`\`BROADSHEET_${name}\``, s.shown ? `\`${s.shown}\`` : '(empty)', s.help]),
    )}\n`,
    '../models/weights.json': `${JSON.stringify(await shippedWeights(), null, 2)}\n`,
    'errors.md': `# Errors\n${MADE('src/errors.ts')}\n${table(
      ['code', 'what happened', 'what to do', 'HTTP', 'exit'],
      Object.entries(ERRORS).map(([code, e]) => [`\`${code}\``, e.happened, e.todo, String(e.status), String(e.exit)]),
    )}\n`,
    'commands.md': `# Commands\n${MADE('src/commands/table.ts')}\`npm run -s broadsheet -- <command>\` in a clone, \`broadsheet <command>\` where it is installed.\n\n${COMMANDS.filter(
      (c) => !c.hidden,
    )
      .map((c) => `## ${`${c.name} ${c.args}`.trim().replace(/</g, '\\<')}\n${c.help}\n${c.options.map((o) => `- \`${o.flags}\` ${o.help}`).join('\n')}`)
      .join('\n\n')
      .replace(/\n\n\n+/g, '\n\n')}\n`,
    'exports.md': `# Exports\n${MADE('src/serve/study')}${exportsDoc()}\n`,
    'anatomy.md': `# The anatomy of a page of news\n${MADE('test/docs/anatomy.ts')}Broadsheet grew from one page of news; its parts are its specification. Each row is checked on a page written for this project with the same parts.\n\n${table(
      ['part of the page', 'what Broadsheet does with it', 'shown by', 'state'],
      anatomyTable(),
    )}\n`,
  };
}

if (import.meta.main) for (const [name, text] of Object.entries(await generated())) writeFileSync(new URL(`../../docs/${name}`, import.meta.url), text);
