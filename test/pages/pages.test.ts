import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expectedOf, pageOfCase, type Expected } from './case.ts';

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true }).filter((d) => d.isDirectory());

test('there are page cases', () => assert.ok(cases.length >= 8));

for (const { name } of cases)
  test(`page case ${name}`, () => {
    const { url, ...expected } = JSON.parse(readFileSync(join(here, name, 'expected.json'), 'utf8')) as Expected & { readonly url: string };
    const said = expectedOf(pageOfCase(join(here, name), url));
    const compared = Object.fromEntries(Object.keys(expected).map((field) => [field, said[field]]));
    assert.deepEqual(compared, expected);
  });
