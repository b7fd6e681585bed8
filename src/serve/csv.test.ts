import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from './csv.ts';

test('a table is quoted where it must be, and lines end as RFC 4180 has it', () => {
  const rows = [
    { name: 'He said "no", twice', n: -5.5, is: true, list: ['may', 'some'], none: null },
    { name: 'two\r\nlines', n: 0, is: false, list: [], none: null },
  ];
  assert.equal(
    csv(['name', 'n', 'is', 'list', 'none'], rows),
    'name,n,is,list,none\r\n"He said ""no"", twice",-5.5,true,may | some,\r\n"two\r\nlines",0,false,,\r\n',
  );
});

test('no text is a formula', () => {
  const cell = (text: string): string =>
    csv(['t'], [{ t: text }])
      .split('\r\n')
      .slice(1)
      .join('\r\n');
  for (const [given, written] of [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    [' =1', "' =1"],
    ['\ufeff=1', "'\ufeff=1"],
    ['\u200b+1', "'\u200b+1"],
    ['\0=1', "'\0=1"],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['41', '41'],
    ['a=1', 'a=1'],
  ] as const)
    assert.equal(cell(given), `${written}\r\n`);
});
