import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf } from './clusters.ts';

test('words that are used alike share a cluster, however they are written', () => {
  assert.equal(clusterOf('Germany'), clusterOf('Egypt'));
  assert.equal(clusterOf('EGYPT'), clusterOf('Egypt'));
  assert.equal(clusterOf('Quickly'), clusterOf('quickly'));
  assert.notEqual(clusterOf('Egypt'), clusterOf('quickly'));
  assert.equal(clusterOf('1998'), clusterOf('2004'));
});

test('a word that news does not have is in none', () => {
  assert.equal(clusterOf('Qwxzrt'), -1);
  assert.equal(clusterOf(''), -1);
});
