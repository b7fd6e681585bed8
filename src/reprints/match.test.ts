import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reprint } from '../model/reprint.ts';
import type { Revision } from '../model/revision.ts';
import type { Source } from '../model/source.ts';
import { edits } from './edits.ts';
import { fingerprint } from './fingerprint.ts';
import { match } from './match.ts';

const HOUR = 3_600_000;
const REPORT = [
  'KELMORA (NWA) - A ferry with 80 people aboard ran aground off the island of Kelmora on Monday morning in thick fog, the coastguard of Velland said.',
  'Three lifeboats and a helicopter brought the passengers ashore within two hours, and nobody was seriously hurt, according to a spokeswoman for the rescue service.',
  'The ship had left the mainland harbour of Tarn shortly before dawn and was on its usual route when it struck a sandbank that is marked on every chart.',
  '"We felt a long scraping noise and then everything stood still," said a passenger, the teacher Ines Marlow. "The crew kept calm and handed out blankets."',
  'Investigators want to question the captain this week and have secured the recorder of the bridge, the transport ministry in the capital announced.',
  'The ferry line, which runs four ships between the islands, has been under criticism since a collision last autumn that injured twelve people.',
];
const OTHER = [
  'The coastguard took passengers off a stranded ferry on Monday, and officials promised a full inquiry into what went wrong near the islands.',
  'Residents gathered at the pier to offer soup and dry clothes to those who arrived, many of them school children on an outing to the lighthouse.',
  '"We felt a long scraping noise and then everything stood still," said a passenger, the teacher Ines Marlow. "The crew kept calm and handed out blankets."',
  'Weather services had warned of poor visibility since Sunday evening and advised small boats to stay in port until the afternoon.',
];

function revision(articleId: string, paragraphs: readonly string[], more: Partial<Revision> = {}): Revision {
  const title = `Report ${articleId}`;
  let text = title;
  const blocks = paragraphs.map((p) => {
    text += `\n\n${p}`;
    return { start: text.length - p.length, end: text.length, kind: 'paragraph' as const };
  });
  return {
    ...{ id: `r-${articleId}`, articleId, number: 1, sourceId: `s-${articleId}`, hash: articleId, seenAt: 0, rights: {}, text, blocks },
    ...{ headline: { start: 0, end: title.length }, noteRanges: [], kind: 'report', lang: 'en', canonicalUrl: `https://${articleId}.example/1` },
    ...{ sourceName: articleId, authors: [], contributors: [], credits: [], notes: [], tags: [], published: 0 },
    ...more,
  };
}
const none = (): undefined => undefined;
const original = revision('wire', REPORT);
const linkTo = (r: Revision, near: readonly Revision[]): Reprint | undefined => match(r, near.map((x) => ({ revision: x })), none).link; // prettier-ignore

const sharedPrint = (asking: Revision, known: Revision): number => {
  const kept = new Set(fingerprint(known).kept);
  return fingerprint(asking).asked.filter((h) => kept.has(h)).length;
};
test('a copy cut to a third still shares its fingerprint, another report on the same matter hardly any', () => {
  assert.ok(sharedPrint(revision('cut', REPORT.slice(0, 2)), original) >= 2);
  assert.ok(sharedPrint(revision('o', OTHER), original) < 0.4 * fingerprint(original).kept.length);
});
const RETOLD = [
  'Some 140 people of Tarn had to leave their homes when 27 barrels of solvent caught fire in a shed of Orlan Marine, according to Mayor Edda Quist.',
  'Doctors in Port Sember looked after 11 firemen; Brigade 12 from Velland had brought 35 tonnes of foam across.',
];
const FIRE = [
  'TARN (NWA) - Mayor Edda Quist ordered 140 residents of Tarn out of their beds on Monday night, as a shed on the quay of Orlan Marine burned with 27 barrels of solvent inside.',
  'Velland sent Brigade 12 with 35 tonnes of foam, and eleven firefighters were taken to the hospital of Port Sember with burned lungs.',
  'The yard had been told in spring to move the barrels to a bunker at Cape Lorm, 6 kilometres away, Inspector Jonas Vey said, and had asked for more time twice.',
];
const agencyCopy = revision('wire', FIRE, { dateline: { place: 'TARN', agency: 'NWA', text: 'TARN (NWA)' } });
test('a rewrite in other words is found by its facts and is based on the agency report', () => {
  const rewrite = revision('radio', RETOLD, { published: 3 * HOUR });
  assert.ok(sharedPrint(rewrite, agencyCopy) >= 2);
  assert.equal(linkTo(rewrite, [agencyCopy])?.relation, 'based-on');
});
test('facts are found within a day and a half, not the next week', () => {
  for (const start of [0, 20, 40, 60]) {
    const known = revision('wire', FIRE, { published: start * HOUR });
    for (const later of [1, 12, 35])
      assert.ok(sharedPrint(revision('radio', RETOLD, { published: (start + later) * HOUR }), known) >= 2, `${start} + ${later}`);
    assert.equal(sharedPrint(revision('radio', RETOLD, { published: (start + 168) * HOUR }), known), 0);
  }
});
test('a report with facts of its own is no rewrite, nor is one of a text that no agency gives out', () => {
  const own = [
    ...RETOLD,
    'Harbour Master Ilka Brandt counted 19 boats at Pier Nine, 4 of them from Sarn, and closed Lock Two until Wednesday for Captain Aldo Rhee and 61 men.',
  ];
  assert.notEqual(linkTo(revision('radio', own, { published: 3 * HOUR }), [agencyCopy])?.relation, 'based-on');
  assert.notEqual(linkTo(revision('radio', RETOLD, { published: 3 * HOUR }), [revision('paper', FIRE)])?.relation, 'based-on');
});
test('a fingerprint is bounded, and the same each time', () => {
  const long = Array.from({ length: 400 }, (_, i) => `Sentence number ${i} tells of the ${i * 7} boats and ${i * 3} gulls over Pier Lorm and Cape Sarn ${i}.`);
  const { kept, asked } = fingerprint(revision('long', long));
  assert.ok(kept.length <= 184 && asked.length <= 112 && [...kept, ...asked].every((h) => Number.isInteger(h) && h >= 0 && h < 2 ** 32));
  assert.deepEqual({ kept, asked }, fingerprint(revision('long', long)));
});
test('a table run together into one sentence is no product of all its numbers and all its names', () => {
  const letters = (i: number): string => [i % 26, Math.floor(i / 26) % 26, Math.floor(i / 676)].map((n) => String.fromCharCode(97 + n)).join('');
  const table = `The pier opened${Array.from({ length: 5000 }, (_, i) => ` X${letters(i)} ${3000 + i}`).join('')}.`;
  assert.ok(fingerprint(revision('table', [table])).kept.length <= 184);
});
const named = (sourceName: string, more: Partial<Revision> = {}): Revision =>
  revision(
    'paper',
    FIRE.map((p) => `Here ${p.replace('TARN (NWA) - ', '')}`),
    { sourceName, ...more },
  );
const CREDITING = [
  'It stood first in the Velland Gazette, and was then told on and on by everybody who had the time to tell it to anybody who would stop and hear it out.',
  ...RETOLD,
  'That is all that was known by the time that we had to print this, and whoever knows more of it is asked to write to us, or to ring us up at any time.',
];
test('who was there first is the original of a rewrite, also where only its day is known, or no date at all', () => {
  const radio = revision('radio', CREDITING, { published: 15 * HOUR, seenAt: 15 * HOUR });
  const dates: readonly Partial<Revision>[] = [{ published: 6 * HOUR }, { published: 0, publishedDay: true }, { published: undefined }];
  for (const date of dates) {
    const paper = named('The Velland Gazette', { seenAt: 6 * HOUR, ...date });
    assert.ok(radio.text.length > paper.text.length);
    assert.equal(linkTo(radio, [paper])?.originalId, 'paper');
    const late = match(paper, [{ revision: radio }], none);
    assert.deepEqual([late.link, late.adopts.map((a) => `${a.copyId} ${a.relation} ${a.originalId}`)], [undefined, ['radio based-on paper']]);
  }
});
test('a house is named by its words one after another, not by each of them somewhere', () => {
  const radio = revision('radio', CREDITING, { published: 3 * HOUR });
  for (const name of ['Orlan Sember', 'Marine Velland', 'Gazette'])
    assert.equal(linkTo(radio, [named(name)])?.relation ?? name, name === 'Gazette' ? 'based-on' : name);
  assert.ok(linkTo(radio, [named('The Velland Gazette')])?.evidence.includes('names The Velland Gazette'));
});
test('a paper that thanks an agency at its foot is no agency copy; who credits that agency too may have it from there', () => {
  const AP = { credits: [{ agency: 'AP', evidence: 'AP' }] };
  assert.notEqual(linkTo(revision('radio', RETOLD, { published: 3 * HOUR }), [named('Courier', AP)])?.relation, 'based-on');
  const link = linkTo(revision('radio', RETOLD, { published: 3 * HOUR, ...AP }), [named('Courier', AP)]);
  assert.equal(link?.relation, 'based-on');
  assert.ok(link.evidence.includes('credits AP'));
  assert.ok(linkTo(revision('radio', RETOLD, { published: 3 * HOUR }), [agencyCopy])?.evidence.includes('agency copy NWA'));
});
const STATEMENT = [
  '"The office has decided after long talks with the owners of the boats that the pier opens again on Thursday and that every boat sails for nothing on that day," it said.',
  '"We thank the people of the town for nineteen days of patience, and promise that the planks which the storm tore away will be replaced by planks that last," it went on.',
  '"The work cost less than was feared, and the rest of the money is spent upon the lamps along the quay, which have been dark since winter and will be lit again," it said.',
];
test('two that print one statement are linked one way, also after the first was touched up', () => {
  const first = revision('a', [
    'Traders on the long closed quay heard with doubt this morning what officials had to tell them about the summer.',
    'Many have lost half a season and ask who is going to pay for it, since insurers have so far refused.',
    'One shop has already been let to a baker, whose ovens will warm the cold end of the market from June on.',
    ...STATEMENT,
  ]);
  const second = revision(
    'b',
    [
      'Fishermen laughed when they were told of a date, for they have been landing their catch on a beach for weeks.',
      'Few of them mean to go back to the old steps, which are steep and have never been swept by anybody.',
      'Up on the hill, the mayor spoke to schoolchildren about ropes, knots, whales and the price of herring in her youth.',
      ...STATEMENT.toReversed(),
    ],
    { published: 3 * HOUR },
  );
  const link = linkTo(second, [first]) as Reprint;
  assert.equal(link.relation, 'shared-source');
  const again = match(first, [{ revision: second, link }], none);
  assert.deepEqual([again.link, again.adopts, again.reasons.length], [undefined, [], 1]);
});
test('a later copy with cuts is a reprint of the earlier report', () => {
  const link = linkTo(revision('paper', REPORT.slice(0, 4), { published: HOUR }), [original]);
  assert.equal(link?.relation, 'reprint');
  assert.equal(link?.originalId, 'wire');
  assert.deepEqual(link?.edits.cut, [4, 5]);
  assert.match(link?.evidence[0] ?? '', /^containment /);
});
test('what a house prints again weeks later under a headline without a word of the first is on all of its pages, and no reprint', () => {
  const month = 30 * 24 * HOUR,
    // Without the word that all headlines here begin with.
    own = (articleId: string, published: number): Revision =>
      revision(articleId, REPORT, { sourceId: 's', published, headline: { start: 'Report '.length, end: `Report ${articleId}`.length } }),
    first = own('harbour', 0);
  assert.equal(linkTo(own('harbour again', month), [first])?.relation, 'reprint');
  assert.equal(linkTo(own('budget', 2 * HOUR), [first])?.relation, 'reprint');
  assert.ok(!['reprint', 'update', 'based-on'].includes(linkTo(own('budget', month), [first])?.relation ?? 'distinct'));
  assert.ok(!['reprint', 'update', 'based-on'].includes(linkTo(own('why the budget', month), [own('why the harbour', 0)])?.relation ?? 'distinct'));
  const bare = (articleId: string, published: number): Revision => revision(articleId, REPORT, { sourceId: 's', published, headline: { start: 0, end: 0 } });
  assert.equal(linkTo(bare('later', month), [bare('earlier', 0)])?.relation, 'reprint', 'without a headline there is none that shares no word');
});
test('an independent report with the same quotation is no copy', () => {
  const link = linkTo(revision('local', OTHER, { published: HOUR }), [original]);
  assert.equal(link?.relation ?? 'shared-source', 'shared-source');
});
test('a house that credits the agency is the copy though it came first', () => {
  const agency: Source = { id: 's-wire', name: 'Northern Wire', domain: 'wire.example', kind: 'agency', family: 'NWA' };
  const paper = revision('paper', REPORT, { credits: [{ agency: 'NWA', evidence: 'NWA' }] });
  const wire = revision('wire', REPORT, { published: HOUR });
  const late = match(wire, [{ revision: paper }], (id) => (id === 's-wire' ? agency : undefined));
  assert.equal(late.link, undefined);
  assert.deepEqual(late.adopts.map((a) => [a.copyId, a.originalId]), [['paper', 'wire']]); // prettier-ignore
});
test('a late original takes over the copies of what was taken for the original', () => {
  const first = revision('a', REPORT, { published: 2 * HOUR });
  const second = revision('b', REPORT.slice(0, 5), { published: 3 * HOUR });
  const link = linkTo(second, [first]) as Reprint;
  const { adopts } = match(original, [{ revision: first }, { revision: second, link }], none);
  assert.deepEqual(adopts.map((x) => `${x.copyId} ${x.originalId}`).sort(), ['a wire', 'b wire']);
});
test('a copy of a copy hangs under the original', () => {
  const copy = revision('b', REPORT, { published: HOUR });
  const link = linkTo(copy, [original]) as Reprint;
  const third = match(revision('c', REPORT, { published: 2 * HOUR }), [{ revision: copy, link }, { revision: original }], none);
  assert.equal(third.link?.originalId, 'wire');
});
test('edits tell what was cut, added and changed, and do not mind joined paragraphs', () => {
  const copy = revision('e', [
    `${REPORT[0]} ${REPORT[1]}`,
    'A word of our own about the harbour.',
    (REPORT[2] ?? '').replace('shortly before', 'an hour before'),
  ]);
  const e = edits(original, copy);
  assert.deepEqual(e.cut, [3, 4, 5]);
  assert.deepEqual(e.added, [1]);
  assert.deepEqual(
    e.changed.map((c) => c.copy),
    [0, 2],
  );
});
