import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRejected } from '../../model/outcome.ts';
import type { WireDocument, WireItem } from './item.ts';
import { readWire } from './read.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
function documentOf(text: string): WireDocument {
  const read = readWire(bytes(text));
  assert.ok(read && !isRejected(read), `not read: ${JSON.stringify(read)}`);
  return read;
}
function itemOf(text: string): WireItem {
  const [item, ...more] = documentOf(text).items;
  assert.ok(item && more.length === 0);
  return item;
}
const at = (iso: string): number => Date.parse(iso);

const G2 = (meta = '', content = '', more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:brae.example:20250310:ferry" version="3" xml:lang="en" standard="NewsML-G2">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:BRAE"><name>Brae Agency</name></provider>
<versionCreated>2025-03-10T12:30:00Z</versionCreated><firstCreated>2025-03-10T10:00:00+01:00</firstCreated><pubStatus qcode="stat:usable"/>${more}</itemMeta>
<contentMeta><headline>Ferry  fire
 closes Halden Strait</headline><dateline>HALDEN, Monday (Brae Agency)</dateline><by>By Ann Lund</by><language tag="en-GB"/>
<subject qcode="medtop:03000000"><name>disaster, accident and emergency incident</name></subject><subject qcode="medtop:20000139"><name>fire</name></subject>${meta}</contentMeta>
<contentSet>${content}</contentSet></newsItem>`;
const NITF = `<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Ferry fire</hl1></hedline><byline>By Bo Ek</byline></body.head>
<body.content><p>A fire on a <org>Brae Lines</org> ferry &amp; its crew.</p><media><media-caption>A picture.</media-caption></media><hl2>Rescue</hl2><p>All were saved.</p></body.content></body></nitf>`;

test('NewsML-G2 with NITF inside: names, times, text, and no picture', () => {
  const item = itemOf(G2('<creditline>Brae/Reuters</creditline>', `<inlineXML contenttype="application/nitf+xml">${NITF}</inlineXML>`));
  assert.deepEqual(
    { ...item, body: item.body?.value.replace(/\s+/g, ' ') },
    {
      guid: 'urn:newsml:brae.example:20250310:ferry',
      version: '3',
      versionAt: at('2025-03-10T12:30:00Z'),
      created: at('2025-03-10T09:00:00Z'),
      headline: 'Ferry fire closes Halden Strait',
      body: ' <p>A fire on a Brae Lines ferry &amp; its crew.</p><h2>Rescue</h2><p>All were saved.</p>'.trim(),
      lang: 'en-GB',
      provider: 'Brae Agency',
      domain: 'brae.example',
      byline: 'By Ann Lund',
      dateline: 'HALDEN, Monday (Brae Agency)',
      section: 'disaster, accident and emergency incident',
      credits: ['Brae/Reuters'],
      subjects: ['disaster, accident and emergency incident', 'fire'],
    },
  );
});

test('NewsML-G2 with XHTML or plain text inside, and the page on the web', () => {
  const xhtml = itemOf(
    G2(
      '',
      '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body><p>One <b>two</b>.</p></body></html></inlineXML><remoteContent contenttype="text/html" href="https://brae.example/ferry"/>',
    ),
  );
  assert.deepEqual(xhtml.body, { kind: 'html', value: '<p>One <b>two</b>.</p>' });
  assert.equal(xhtml.url, 'https://brae.example/ferry');
  assert.deepEqual(itemOf(G2('', '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>')).body, { kind: 'text', value: 'One.\n\nTwo.' });
});

test('statuses and embargoes of NewsML-G2', () => {
  const killed = itemOf(G2().replace('stat:usable', 'stat:canceled'));
  assert.equal(killed.takenBack, 'stat:canceled');
  assert.equal(itemOf(G2('', `<inlineXML>${NITF}</inlineXML>`, '<embargoed>2025-03-11T06:00:00Z</embargoed>')).embargoed, at('2025-03-11T06:00:00Z'));
});

test('a news message with several items: reports are read, the rest is named', () => {
  const strip = (s: string): string => s.replace(/^<\?xml[^>]*>/, ''),
    text = strip(G2('', `<inlineXML>${NITF}</inlineXML>`)),
    picture = strip(G2()).replace('ninat:text', 'ninat:picture').replace(':ferry', ':photo');
  const read = documentOf(
    `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${text}${picture}<packageItem guid="p"/></itemSet></newsMessage>`,
  );
  assert.deepEqual(
    read.items.map((i) => i.guid),
    ['urn:newsml:brae.example:20250310:ferry'],
  );
  assert.deepEqual(
    read.passed.map((p) => p.line),
    ['This is a picture.', 'This is a package of references to other items.'],
  );
});

test('a message without items is refused', () => {
  const read = readWire(bytes('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/></newsMessage>'));
  assert.deepEqual(read && isRejected(read) && read.detail, 'The message holds no items.');
});

test('NITF alone', () => {
  const item = itemOf(
    NITF.replace(
      '<body>',
      '<head><docdata management-status="usable"><doc-id regsrc="BRAE" id-string="ferry-1"/><date.issue norm="20250310T100000+0100"/><date.release norm="20250310T120000Z"/><doc.copyright holder="Brae Agency"/></docdata></head><body>',
    ),
  );
  assert.deepEqual(
    [item.guid, item.created, item.embargoed, item.provider, item.headline, item.byline],
    ['BRAE:ferry-1', at('2025-03-10T09:00:00Z'), at('2025-03-10T12:00:00Z'), 'Brae Agency', 'Ferry fire', 'By Bo Ek'],
  );
  assert.deepEqual(
    documentOf(NITF).passed.map((p) => p.line),
    ['The document does not say which item it is (doc-id, du-key).'],
  );
});

const NINJS = {
  uri: 'urn:newsml:brae.example:20250310:ferry',
  type: 'text',
  version: '2',
  firstcreated: '2025-03-10T09:00:00Z',
  versioncreated: '2025-03-10T12:30:00Z',
  pubstatus: 'usable',
  copyrightholder: 'Brae Agency',
  language: 'en-GB',
  by: 'By Ann Lund',
  located: 'Halden',
  headlines: [
    { role: 'short', value: 'Fire' },
    { role: 'main', value: 'Ferry fire' },
  ],
  descriptions: [
    { role: 'creditline', value: 'Brae/AFP' },
    { role: 'lead', value: 'A fire.' },
  ],
  bodies: [
    { role: 'text', contenttype: 'text/plain', value: 'A fire & more.' },
    { role: 'html', contenttype: 'text/html', value: '<p>A fire &amp; more.</p>' },
  ],
  subjects: [{ uri: 'http://cv.iptc.org/newscodes/mediatopic/03000000', name: 'Disaster' }],
};
const camel = (value: unknown): string =>
  JSON.stringify(value).replace(
    /"(first|version|pub|copyright|content)(created|status|holder|type)"/g,
    (_m, a: string, b: string) => `"${a}${b[0]?.toUpperCase() ?? ''}${b.slice(1)}"`,
  );

test('ninjs 2 and 3 say the same in other names', () => {
  const two = itemOf(JSON.stringify(NINJS)),
    three = itemOf(camel(NINJS));
  assert.match(camel(NINJS), /"versionCreated"/);
  assert.deepEqual(three, two);
  assert.deepEqual(two, {
    guid: NINJS.uri,
    version: '2',
    versionAt: at('2025-03-10T12:30:00Z'),
    created: at('2025-03-10T09:00:00Z'),
    headline: 'Ferry fire',
    summary: 'A fire.',
    body: { kind: 'html', value: '<p>A fire &amp; more.</p>' },
    lang: 'en-GB',
    provider: 'Brae Agency',
    domain: 'brae.example',
    byline: 'By Ann Lund',
    dateline: 'Halden',
    section: 'Disaster',
    credits: ['Brae/AFP'],
    subjects: ['Disaster'],
  });
});

test('ninjs 1, lists of items, and fields of a wrong type', () => {
  assert.deepEqual(itemOf(JSON.stringify({ uri: 'urn:x:1', versioncreated: '2025-03-10T12:30:00Z', headline: 'H', body_html: '<p>B</p>' })).body, {
    kind: 'html',
    value: '<p>B</p>',
  });
  const odd = itemOf(JSON.stringify({ ...NINJS, version: 2, headlines: [null, 7, { value: 'Ferry fire' }], people: 'x' }));
  assert.deepEqual([odd.headline, odd.version], ['Ferry fire', undefined]);
  const list = documentOf(JSON.stringify([NINJS, { ...NINJS, uri: 'urn:x:2', type: 'picture' }]));
  assert.deepEqual([list.items.length, list.passed.map((p) => p.line)], [1, ['This is a picture.']]);
});

test('what is of another kind is left to others, and what is cut short is refused', () => {
  for (const other of [
    '',
    '{}',
    '[]',
    '{"version":"https://jsonfeed.org/version/1.1","items":[]}',
    '{"uri":"x"}',
    '<rss><channel/></rss>',
    '<html/>',
    'text',
    '{"uri":',
  ])
    assert.equal(readWire(bytes(other)), undefined, other);
  const whole = G2('', `<inlineXML>${NITF}</inlineXML>`),
    cut = readWire(bytes(whole.slice(0, -30)));
  assert.ok(cut && isRejected(cut));
  assert.match(cut.detail, /cut short/);
  assert.ok(readWire(bytes(`${whole}\n<!-- end -->\n`)));
});

test('no bytes make it throw, and none take it long', () => {
  const seeds = [G2('', `<inlineXML>${NITF}</inlineXML>`), NITF, JSON.stringify(NINJS), camel(NINJS)];
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc
          .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(4000), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 }))
          .map(([seed, edits]) =>
            bytes(edits.reduce((s, [where, what]) => s.slice(0, where % s.length) + what + s.slice((where % s.length) + what.length), seed)),
          ),
        fc.json({ maxDepth: 6 }).map(bytes),
      ),
      (input) => {
        const started = performance.now();
        readWire(input);
        return performance.now() - started < 1_000;
      },
    ),
    { numRuns: 400 },
  );
  const started = performance.now();
  readWire(bytes(`<newsItem guid="x">${'<a>'.repeat(300_000)}</newsItem>`));
  readWire(bytes(`[${'['.repeat(200_000)}`));
  readWire(bytes(`<!DOCTYPE x [${'<!-- '.repeat(100_000)}<newsItem>`));
  assert.ok(performance.now() - started < 2_000);
});

const CORPUS = join(import.meta.dirname, '../../../../shared/corpora/feeds/iptc');

test('the samples of IPTC are read, or named in a plain line', { skip: !existsSync(CORPUS) && 'the corpora are not here' }, () => {
  const lines = new Map<string, number>();
  let files = 0,
    reports = 0;
  for (const folder of ['ninjs-2.1', 'ninjs-3.0', 'newsml-g2'])
    for (const name of readdirSync(join(CORPUS, folder))) {
      const read = readWire(readFileSync(join(CORPUS, folder, name)));
      assert.ok(read && !isRejected(read), name);
      files++;
      reports += read.items.length;
      assert.ok(read.items.length + read.passed.length > 0, name);
      for (const item of read.items) assert.ok(item.guid && item.headline && (item.body ?? item.summary) && item.versionAt, name);
      for (const { line } of read.passed) lines.set(line, (lines.get(line) ?? 0) + 1);
    }
  assert.ok(files >= 48);
  assert.equal(reports, 16);
  assert.equal(lines.get('This is a picture.'), 11);
  assert.ok([...lines.keys()].every((line) => /^(?:This is|The item) .*\.$/.test(line)));
});

test('many comments before the first element are looked through once', () => {
  const started = performance.now();
  assert.equal(readWire(bytes(`${'<!---->'.repeat(500)}<rss></rss>`)), undefined);
  assert.equal(readWire(bytes(`<!doctype x [${'] '.repeat(500)}<rss></rss>`)), undefined);
  assert.ok(performance.now() - started < 1_000);
});
