import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EDITIONS } from './editions.ts';
import { checked, floorsOf } from './open-list.ts';

for (const { name, folder } of EDITIONS) {
  test(`${name}: its days pass through the whole flow, and no less is found than docs/sample.md says`, { timeout: 120_000 }, async (t) => {
    const all = await checked(folder),
      floors = floorsOf(name),
      fallen: string[] = [],
      risen: string[] = [];
    assert.ok(floors.size > 0, `docs/sample.md does not say what holds of ${name}: run node test/sample/open-list.ts`);
    for (const [area, list] of Map.groupBy(all, (c) => c.area)) {
      const held = list.filter((c) => c.held).length,
        floor = floors.get(area) ?? 0;
      if (held < floor) fallen.push(`${area}: ${held} of ${list.length}, ${floor} before; open: ${list.flatMap((c) => (c.held ? [] : [c.what])).join(' · ')}`);
      if (held > floor) risen.push(`${area}: ${held} of ${list.length}, ${floor} before`);
    }
    if (risen.length > 0) t.diagnostic(`more holds than docs/sample.md says (node test/sample/open-list.ts): ${risen.join('; ')}`);
    assert.deepEqual(fallen, []);
    if (name === 'edition')
      assert.ok(
        all.some((c) => c.area === 'front' && c.held),
        'the front page of the last evening shows no figures that differ',
      );
  });
}
