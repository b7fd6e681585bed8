import { Command, CommanderError } from 'commander';
import { COMMANDS, type CommandRow } from './commands/table.ts';
import { BroadsheetError, ERRORS } from './errors.ts';
import { SETTINGS } from './settings.ts';

/** Runs one command line; answers the exit code. Expected errors are one line on stderr. */
export async function main(argv: readonly string[]): Promise<number> {
  // A reader that closes the pipe early (head, less) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  let exit = 0;
  const program = new Command('broadsheet').description(
    'A self-hosted news story engine: every line verbatim, every rank with a receipt, every number with who said it.',
  );
  program.exitOverride().showHelpAfterError('(broadsheet --help lists the commands)').addHelpText('after', settingsHelp());
  for (const row of COMMANDS) add(program, row, (code) => (exit = code));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    return report(error);
  }
}

function add(program: Command, row: CommandRow, done: (code: number) => void): void {
  const command = program.command(`${row.name} ${row.args}`.trim(), { hidden: row.hidden === true }).description(row.help);
  for (const option of row.options) command.option(option.flags, option.help);
  command.action(async (...given: unknown[]) => {
    const args = given
      .slice(0, -2)
      .flat()
      .filter((a) => a !== undefined)
      .map(String);
    const { run } = await row.load();
    done(await run(args, command.opts()));
  });
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERRORS.usage.exit;
  if (error instanceof BroadsheetError) {
    process.stderr.write(`broadsheet: ${error.message}\n`);
    return error.exit;
  }
  process.stderr.write(
    `broadsheet: ${ERRORS.internal.happened} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${ERRORS.internal.todo}\n`,
  );
  return ERRORS.internal.exit;
}

function settingsHelp(): string {
  const rows = Object.entries(SETTINGS).map(([name, s]) => `  BROADSHEET_${name.padEnd(16)} ${s.help}${s.shown ? ` (${s.shown})` : ''}`);
  return `\nSettings, from the environment or broadsheet.toml:\n${rows.join('\n')}`;
}
