import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEdition } from '../../src/commands/sample-outlets.ts';
import { EDITIONS } from './editions.ts';
import { placeOf, readExpected } from './expected.ts';

for (const { name, folder } of EDITIONS) {
  test(`${name}: every article is in one story, and every text expected stands in its article`, () => {
    const edition = loadEdition(folder),
      expected = readExpected(folder),
      ids = edition.articles.map((a) => a.id).sort(),
      wrong: string[] = [];
    assert.deepEqual(expected.stories.flatMap((s) => s.members).sort(), ids);
    const stands = (article: string, text: string | undefined, number?: number): void => {
      const found = edition.articles.find((a) => a.id === article),
        texts = number === undefined ? found?.versions : found?.versions.slice(number - 1, number);
      if (!texts?.some((v) => [...v.body, ...v.foot].some((p) => p.replace(/\*/g, '').includes(text ?? '')))) wrong.push(`${article}: ${text ?? ''}`);
    };
    for (const q of expected.questions ?? []) {
      for (const a of q.answers) stands(a.article, a.text, a.revision);
      for (const named of (q.differ ?? []).flat()) stands(placeOf(named).article, placeOf(named).text);
    }
    for (const pair of expected.mustNotMeet ?? []) for (const named of pair.slice(0, 2)) stands(placeOf(named).article, placeOf(named).text);
    for (const l of expected.lost ?? []) {
      stands(l.original, l.originalText);
      if (l.copyText !== undefined) stands(l.copy, l.copyText);
    }
    for (const c of expected.corrections ?? []) {
      for (const id of [c.original, ...(c.copiesFollow ?? [])]) {
        stands(id, c.from);
        stands(id, c.to);
      }
      for (const id of c.copiesDoNot ?? []) stands(id, c.from);
    }
    for (const s of expected.silentEdits ?? []) stands(s.article, s.to);
    for (const h of expected.hedges ?? []) {
      stands(h.first.article, h.first.text);
      stands(h.then.article, h.then.text);
    }
    for (const s of expected.statements ?? []) stands(s.article, s.text);
    for (const { copy, original } of expected.copies) for (const id of [copy, original]) if (!ids.includes(id)) wrong.push(id);
    for (const { article } of expected.pages ?? []) if (!ids.includes(article)) wrong.push(article);
    assert.deepEqual(wrong, []);
  });

  test(`${name}: nothing comes before what it is made from, and everything within its days`, () => {
    const edition = loadEdition(folder);
    for (const a of edition.articles) {
      assert.ok(a.published >= edition.start && (a.versions.at(-1)?.from ?? 0) <= edition.end + 3 * 3_600_000, a.id);
      assert.ok(
        a.versions.every((v, i) => i === 0 || v.from > (a.versions[i - 1]?.from ?? 0)),
        a.id,
      );
      const original = edition.articles.find((o) => o.id === a.of);
      if (a.of !== undefined) assert.ok(original && original.published < a.published, `${a.id} is older than what it comes from`);
    }
  });
}
