import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createGuard } from './guard.ts';

type Answer = { error: NodeJS.ErrnoException | null; addresses: unknown };

function lookup(names: Record<string, string[]>, allowed: string[], host: string, port = '80'): Promise<Answer> {
  const guard = createGuard(allowed, (name, _, done) =>
    done(
      null,
      (names[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    ),
  );
  return new Promise((answer) => guard.lookupFor(port)(host, { all: true }, (error, addresses) => answer({ error, addresses })));
}

test('names that lead inside are refused, also when only one of their addresses does not', async () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '::1', '::ffff:10.0.0.1', '64:ff9b::a9fe:a9fe', 'fe80::1%eth0', '169.254.169.254']) {
    assert.equal((await lookup({ 'rebind.example': [address] }, [], 'rebind.example')).error?.code, 'EGUARD', address);
  }
  const mixed = await lookup({ 'mixed.example': ['10.0.0.1', '93.184.216.34'] }, [], 'mixed.example');
  assert.deepEqual(mixed.addresses, [{ address: '93.184.216.34', family: 4 }]);
});

test('exceptions are hosts, host and port, or ranges, and nothing beside them', async () => {
  const names = { 'inside.example': ['10.0.0.1'] };
  assert.equal((await lookup(names, ['inside.example'], 'inside.example')).error, null);
  assert.equal((await lookup(names, ['inside.example:8080'], 'inside.example', '80')).error?.code, 'EGUARD');
  assert.equal((await lookup(names, ['10.0.0.0/24'], 'inside.example')).error, null);
  assert.equal((await lookup(names, ['10.0.1.0/24'], 'inside.example')).error?.code, 'EGUARD');
  const guard = createGuard(['127.0.0.1:8080', '[::1]:8080']);
  assert.equal(guard.refusal(new URL('http://127.0.0.1:8080/')), undefined);
  assert.equal(guard.refusal(new URL('http://[::1]:8080/')), undefined);
  assert.ok(guard.refusal(new URL('http://127.0.0.1:8081/')));
  assert.ok(guard.refusal(new URL('file:///etc/hosts')));
});

test('public addresses pass in every form', () => {
  const guard = createGuard([]);
  for (const host of ['93.184.216.34', '[2606:2800:220:1::1]', '[::ffff:93.184.216.34]', 'harbour.example', '172.32.0.1', '100.128.0.1', '192.169.0.1'])
    assert.equal(guard.refusal(new URL(`http://${host}/`)), undefined, host);
});

test('every IPv4 address is judged alike in its mapped form', () => {
  const guard = createGuard([]);
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      const refused = guard.refusal(new URL(`http://${ip}/`)) !== undefined;
      assert.equal(guard.refusal(new URL(`http://[::ffff:${ip}]/`)) !== undefined, refused);
      assert.equal(guard.refusal(new URL(`http://[64:ff9b::${ip}]/`)) !== undefined, refused);
    }),
  );
});
