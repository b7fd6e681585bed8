import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quote } from '../../src/model/citation.ts';
import { idOf } from '../../src/model/id.ts';
import { next } from '../../src/model/work.ts';
import type { Store } from '../../src/store/store.ts';
import type { ArchiveRecord } from '../archive.ts';
import { pageOf, paper } from './desk.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2025, 5, 2, 8);
let event = 0;
const record = (id: string, lang: string, hours: number, title: string, text: string): ArchiveRecord => ({
  ...{ id, lang, title, text, event: event++, source: `Gazette ${id}` },
  published: new Date(START + hours * HOUR).toISOString(),
  url: `https://${id}.example/story`,
});

const FERRY_EN = record(
  'ferry-en',
  'en',
  0,
  'Ferry Solvinde runs aground off Kelmora with 340 aboard',
  'The ferry Solvinde ran aground off Kelmora on Monday with 340 passengers aboard, the coastguard of Velland said.\n\nCaptain Birte Orlandsson told the harbour office in Tarnholm that the engine had failed at 4.35 in the morning. Seventeen people were taken to the Sankt Ansgar hospital, said Minister Jorge Halvard. The shipping company Nordvik, which bought the Solvinde for 62 million crowns, promised an inquiry.',
);
const FERRY_DE = record(
  'ferry-de',
  'de',
  5,
  'Fähre Solvinde vor Kelmora auf Grund gelaufen',
  'Vor Kelmora ist am Montag die Fähre Solvinde mit 340 Menschen an Bord auf Grund gelaufen, wie die Küstenwache in Velland mitteilte.\n\nKapitänin Birte Orlandsson meldete dem Hafenamt in Tarnholm, die Maschine sei ausgefallen. Nach Angaben von Minister Jorge Halvard kamen Verletzte ins Krankenhaus Sankt Ansgar. Die Reederei Nordvik hatte die Solvinde für 62 Millionen Kronen gekauft.',
);
const BUDGET_DE = record(
  'budget-de',
  'de',
  6,
  'Velland streitet über den Haushalt',
  'In Tarnholm hat die Regierung von Velland am Montag den Entwurf des Haushalts vorgelegt. Finanzministerin Ragna Tveit will die Steuer auf Brennholz senken und dafür die Bibliotheken schließen.\n\nDie Opposition sprach von einem Angriff auf die Kinder des Landes und kündigte an, dagegen zu stimmen. Auch der Verband der Gemeinden äußerte sich skeptisch.',
);
const FERRY_FR = record(
  'ferry-fr',
  'fr',
  7,
  'Le ferry Solvinde s’échoue au large de Kelmora',
  'Le ferry Solvinde s’est échoué lundi au large de Kelmora avec 340 passagers à bord, ont indiqué les garde-côtes de Velland.\n\nLa capitaine Birte Orlandsson a prévenu le port de Tarnholm. Selon le ministre Jorge Halvard, les blessés ont été conduits à l’hôpital Sankt Ansgar. La compagnie Nordvik avait acheté le Solvinde 62 millions de couronnes.',
);
/** The same names six weeks later, in another story. */
const LATER_DE = record(
  'later-de',
  'de',
  42 * 24,
  'Gericht in Tarnholm verurteilt Reederei Nordvik',
  'Das Gericht in Tarnholm hat die Reederei Nordvik verurteilt, 62 Geschädigten der Solvinde je 340 Kronen zu zahlen. Der Richter nannte die Wartung der Maschine vor Kelmora eine Schande für Velland.\n\nBirte Orlandsson hatte als Zeugin ausgesagt, ebenso Jorge Halvard. Das Krankenhaus Sankt Ansgar schickte seine Rechnungen.',
);

const ALL = [FERRY_EN, FERRY_DE, BUDGET_DE, FERRY_FR, LATER_DE];

/** The headlines that a story's editions go by, by the headline of the story. */
async function told(store: Store): Promise<Record<string, string[]>> {
  const out: Record<string, string[]> = {},
    head = async (id: string): Promise<string> => {
      const [story] = await store.stories.get([id]),
        [revision] = story ? await store.articles.revisions([story.headline.revisionId]) : [];
      return story && revision ? quote(revision, story.headline) : '';
    };
  for (const { lang } of await store.stories.languages())
    for (const { storyId } of await store.stories.tallies(lang, 0, Number.MAX_SAFE_INTEGER, 100)) {
      const of = await Promise.all((await store.editions.of(storyId)).map((e) => head(e.storyId)));
      if (of.length > 0) out[await head(storyId)] = of.sort();
    }
  return out;
}
const FERRIES = {
  [FERRY_EN.title]: [FERRY_DE.title, FERRY_FR.title],
  [FERRY_DE.title]: [FERRY_EN.title, FERRY_FR.title],
  [FERRY_FR.title]: [FERRY_EN.title, FERRY_DE.title].sort(),
};

test('three languages tell of one ferry: each story names the two others, with what they share; what else happened there is not named', async (t) => {
  const p = await paper(t),
    [en = ''] = await p.places(await p.take([FERRY_EN]));
  assert.deepEqual(await p.store.editions.of(en), []);
  await p.take(ALL.slice(1));
  assert.deepEqual(await told(p.store), FERRIES);
  const [first] = await p.store.editions.of(en),
    shared = first?.shared.map(([own]) => own) ?? [];
  for (const term of ['solvind', 'kelmora', 'nordvik']) assert.ok(shared.includes(term), `${term} in ${shared.join(' ')}`);
});

test('the same comes of it in whatever order and batches the articles come, and however often', async (t) => {
  for (const [order, together] of [
    [ALL, true],
    [ALL.toReversed(), true],
    [[FERRY_FR, FERRY_DE, LATER_DE, FERRY_EN, BUDGET_DE], false],
  ] as const) {
    const p = await paper(t);
    if (together) {
      await p.store.in(async (tx) => {
        for (const page of order.map(pageOf)) {
          await tx.pages.put([page]);
          await tx.work.add([next('clean', page.id, page.fetchedAt)]);
        }
      });
      await p.drain();
    } else await p.take(order);
    assert.deepEqual(await told(p.store), FERRIES);
    const before = await p.store.editions.of((await p.store.stories.tallies('en', 0, Number.MAX_SAFE_INTEGER, 9))[0]?.storyId ?? '');
    for (const { lang } of await p.store.stories.languages())
      await p.store.work.add((await p.store.stories.tallies(lang, 0, Number.MAX_SAFE_INTEGER, 9)).map((s) => next('editions', s.storyId, undefined)));
    await p.drain();
    assert.deepEqual(await told(p.store), FERRIES);
    assert.deepEqual(await p.store.editions.of((await p.store.stories.tallies('en', 0, Number.MAX_SAFE_INTEGER, 9))[0]?.storyId ?? ''), before);
  }
});

test('where a story is merged the link goes along, and comes back when that is undone', async (t) => {
  const p = await paper(t),
    [ferry = '', budget = ''] = await p.places(await p.take([FERRY_DE, BUDGET_DE]));
  await p.take([FERRY_EN]);
  assert.notEqual(ferry, budget);
  const [en] = await p.store.editions.of(ferry);
  assert.ok(en);
  const merge = await p.act('merge', ferry, { intoId: budget });
  assert.deepEqual(
    [(await p.store.editions.of(en.storyId)).map((e) => e.storyId), await p.store.editions.linked(ferry)],
    [[budget], []],
    'the story that took it in has its names now',
  );
  await p.act('undo', budget, { undoes: merge.id });
  assert.deepEqual([(await p.store.editions.of(en.storyId)).map((e) => e.storyId), await p.store.editions.linked(budget)], [[ferry], []]);
});

test('a story that was merged before its turn came is not linked', async (t) => {
  const p = await paper(t),
    [ferry = '', budget = ''] = await p.places(await p.take([FERRY_DE, BUDGET_DE]));
  await p.act('merge', ferry, { intoId: budget });
  await p.take([FERRY_EN]);
  await p.store.work.add([{ ...next('editions', ferry, undefined), id: idOf('late') }]);
  await p.drain();
  assert.deepEqual(await p.store.editions.linked(ferry), []);
});
