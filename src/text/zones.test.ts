import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localTime, zoneOfPlace } from './zones.ts';

test('a dateline has the zone of its place', () => {
  assert.equal(zoneOfPlace('LOS ANGELES'), 'America/Los_Angeles');
  assert.equal(zoneOfPlace('Fresno, Calif.'), 'America/Los_Angeles');
  assert.equal(zoneOfPlace('PARIS, Texas'), 'America/Chicago');
  assert.equal(zoneOfPlace('PARIS/BERLIN'), 'Europe/Paris');
  assert.equal(zoneOfPlace('PARIS/TOKYO'), undefined);
  assert.equal(zoneOfPlace('ORRIN FALLS'), undefined);
});

test('an evening there is the day before', () => {
  const published = Date.UTC(2025, 5, 2, 1);
  assert.equal(new Date(localTime(published, 'LOS ANGELES')).toISOString(), '2025-06-01T18:00:00.000Z');
  assert.equal(new Date(localTime(Date.UTC(2025, 5, 1, 20), 'TOKYO')).toISOString(), '2025-06-02T05:00:00.000Z');
});

test('a day without a time stays that day, as does a place without a zone', () => {
  const day = Date.UTC(2025, 5, 2);
  assert.equal(localTime(day, 'LOS ANGELES'), day);
  assert.equal(localTime(day + 1, undefined), day + 1);
  assert.equal(localTime(day + 1, 'ORRIN FALLS'), day + 1);
});
