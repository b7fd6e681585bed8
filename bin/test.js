// npm test: every *.test.ts under src, test and bench in one process; the runner's summary stands last.
import { spawnSync } from 'node:child_process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 7)) {
  console.error(
    `the tests need Node 24.7 or newer, this is ${process.version}. Run "npm rebuild node" to set up the Node 26 that the project brings, or install a newer one.`,
  );
  process.exit(1);
}
// Only now: an older Node has no globSync and could not even load this file.
const { globSync } = await import('node:fs');
const named = process.argv.slice(2);
const files = named.length > 0 ? named : globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts']).sort();
const run = spawnSync(process.execPath, ['--test', '--test-isolation=none', '--test-reporter=spec', ...files], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
