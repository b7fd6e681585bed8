import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PART, PEOPLE, REGION, regionWord } from './regions.ts';

test('countries, states with and without their full stop, peoples, and words of longer names', () => {
  for (const region of ['germany', 'new york', 'calif.', 'calif', 'n.y.', 'united states']) assert.ok(regionWord(region) & REGION, region);
  for (const people of ['german', 'american', 'israeli']) assert.equal(regionWord(people) & (PEOPLE | REGION), PEOPLE, people);
  assert.ok(regionWord('korea') & PART);
  assert.equal(regionWord('pier'), 0);
});
