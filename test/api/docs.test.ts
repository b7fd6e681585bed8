import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { ERRORS } from '../../src/errors.ts';
import { CHANGE_KINDS } from '../../src/model/change.ts';
import { SCOPES } from '../../src/model/token.ts';
import { ACTIONS, OPERATIONS } from '../../src/serve/api/operations.ts';
import { needs } from '../require.ts';
import { served, type Served } from './paper.ts';

const run = promisify(execFile),
  text = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
let paper: Served;
before(async () => {
  paper = await served();
});
after(() => paper.close());

test('the examples of docs/api.md do what they say, against a paper on a socket', async (t) => {
  if (needs('curl', t) === undefined || needs('jq', t) === undefined) return;
  const examples = [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, body]) => body ?? '');
  assert.ok(examples.length >= 6);
  const [revision] = paper.edition.revisions,
    env = {
      PATH: process.env['PATH'],
      PAPER: paper.address,
      TOKEN: paper.token,
      STORY: paper.edition.storyIds[0],
      ARTICLE: revision?.articleId,
    };
  for (const example of examples) {
    const { stdout, stderr } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', example], { env, timeout: 30_000 });
    assert.equal(stderr, '', example);
    if (!example.includes('test "$(')) assert.ok(stdout.trim().length > 2, `${example} says nothing`);
  }
});

test('docs/api.md names every address, parameter, scope, kind of change, and no code that is not there', () => {
  for (const { path, query } of OPERATIONS) {
    const row = text.split('\n').find((line) => line.startsWith('| `/') && line.includes(`\`${path}\``));
    assert.ok(row, path);
    if (path !== '/method.json') for (const name of Object.keys(query.shape)) assert.ok(row.includes(`\`${name}\``), `${path} ${name}`);
  }
  for (const { path } of ACTIONS) assert.ok(text.includes(`\`POST\` to \`${path}\``), path);
  for (const name of [...SCOPES, ...CHANGE_KINDS]) assert.ok(text.includes(`\`${name}\``), name);
  const codes = [...(text.split('## What goes wrong')[1] ?? '').matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code]) => code ?? '');
  assert.ok(codes.length > 10);
  for (const code of codes) assert.ok(code in ERRORS, code);
});
