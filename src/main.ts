/** Runs one command line; answers the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stderr.write(`broadsheet: nothing to run yet for "${argv.join(' ')}"\n`);
  return Promise.resolve(2);
}
