import type { Source } from '../../src/model/source.ts';
import type { Written } from './write.ts';

/** 2 June 2025, 14:10 in Europe/Kyiv. */
export const NOW = Date.UTC(2025, 5, 2, 11, 10);
const before = (hours: number): number => NOW - hours * 3_600_000;

/** Fictional outlets of a fictional strait. */
export const SOURCES: readonly Source[] = [
  { id: 'nwa', name: 'NWA', domain: 'nwa.example', kind: 'agency', family: 'NWA', country: 'GB', lang: 'en' },
  { id: 'harbour-gazette', name: 'Harbour Gazette', domain: 'harbour-gazette.example', kind: 'newspaper', lang: 'en' },
  { id: 'strait-times', name: 'The Strait Times', domain: 'strait-times.example', kind: 'newspaper', lang: 'en' },
  { id: 'channel-nine', name: 'Channel Nine', domain: 'channel-nine.example', kind: 'broadcaster', lang: 'en' },
  { id: 'morgenblatt', name: 'Morgenblatt & Abendpost', domain: 'morgenblatt.example', kind: 'newspaper', lang: 'de' },
  { id: 'kuestenfunk', name: 'Küstenfunk', domain: 'kuestenfunk.example', kind: 'broadcaster', lang: 'de' },
  { id: 'mina', name: 'صحيفة الميناء', domain: 'mina.example', kind: 'newspaper', lang: 'ar' },
];

const WIRE = [
  'A fire on the ferry Corvina killed at least 14 people in the Halden Strait on Sunday, the coast guard said.',
  '“The smoke was on the car deck before any alarm was heard,” said Lena Marsh, a spokeswoman for the coast guard.',
  'The ferry had left Port Maren with 212 people on board. Rescue boats brought 187 of them ashore by Monday morning, the port authority said.',
  'Transport Minister Oskar Teel said an inquiry would open on Tuesday. He reportedly asked the operator for its inspection records on Saturday.',
  'The operator, Maren Lines, denied that the ferry had missed an inspection.',
];

/** The articles of the edition; the first of a story opens it. */
export const STORIES: readonly (readonly Written[])[] = [
  [
    {
      key: 'corvina',
      source: 'nwa',
      at: before(6),
      lang: 'en',
      headline: 'At least 14 dead in ferry fire in the Halden Strait',
      deck: 'The Corvina was carrying 212 people when smoke filled the car deck, the coast guard says.',
      body: [...WIRE, 'The strait was closed to traffic on June 1, 2025, and opened again the next day.'],
      more: {
        section: 'News',
        hub: { url: 'https://nwa.example/hub/ferry-fire', slug: 'ferry-fire' },
        dateline: { place: 'Port Maren', text: 'PORT MAREN' },
        authors: [{ name: 'Ida Holm', place: 'Port Maren' }],
        contributors: [{ name: 'Tomas Berg' }],
        credits: [{ agency: 'NWA', evidence: '(NWA)' }],
      },
    },
    {
      key: 'corvina-gazette',
      source: 'harbour-gazette',
      at: before(5.5),
      lang: 'en',
      headline: 'Ferry blaze kills at least 14',
      body: WIRE.filter((_, i) => i !== 1),
      more: { credits: [{ agency: 'NWA', evidence: '(NWA)' }] },
    },
    {
      key: 'corvina-nine',
      source: 'channel-nine',
      at: before(5),
      lang: 'en',
      headline: 'At least 14 dead in ferry fire in the Halden Strait',
      body: ['A fire on the ferry Corvina killed 14 people in the Halden Strait on Sunday.', ...WIRE.slice(1)],
    },
    {
      key: 'corvina-times',
      source: 'strait-times',
      at: before(4),
      lang: 'en',
      headline: 'Seventeen killed on the Corvina, union says, as families wait in Port Maren',
      deck: 'Crew describe a sprinkler that stayed dry.',
      body: [
        'The seafarers’ union said on Monday that 17 people were killed when fire swept the car deck of the ferry Corvina.',
        '“Two of our members told us the sprinkler never opened,” union leader Marta Quill said. “They went back down twice.”',
        'Families waited in a school hall in Port Maren. The coast guard said it could not confirm the union’s number.',
        'heading: What the records show',
        'item: Last inspection on 3 March 2025, according to the port register',
        'item: Sprinkler test: not recorded',
        'quote: “We will answer every question in the inquiry.”',
      ],
      notes: ['Correction: an earlier version gave the ferry’s home port as Halden. It is Port Maren.'],
    },
    {
      key: 'corvina-own',
      source: 'harbour-gazette',
      at: before(3),
      lang: 'en',
      headline: 'School hall fills as ferry families wait for names',
      body: [
        'The names of the dead will be read on Tuesday evening, Mayor Edda Lindqvist said outside the school on Quay Street.',
        '“Nobody here should learn it from a screen,” Lindqvist said.',
        'The hospital in Port Maren said it was treating 31 people for smoke, four of them in a serious state.',
      ],
    },
  ],
  [
    {
      key: 'bridge',
      source: 'strait-times',
      at: before(5),
      lang: 'en',
      headline: 'Council votes 23 to 18 to close the old swing bridge to lorries',
      body: [
        'The council of Port Maren voted 23 to 18 on Monday to close the old swing bridge to lorries from August.',
        'Engineer Pia Rask told the council that two bearings were worn “beyond what we may sign for”.',
      ],
      more: { section: 'News' },
    },
    {
      key: 'bridge-gazette',
      source: 'harbour-gazette',
      at: before(4),
      lang: 'en',
      headline: 'Hauliers warn of detours after bridge vote',
      body: [
        'Hauliers warned that the detour around the old swing bridge would cost them about 90 minutes a trip, their association said.',
        'The council had voted 23 to 18 for it, [The Strait Times reported](https://strait-times.example/bridge) an hour before.',
      ],
    },
  ],
  [
    {
      key: 'herring',
      source: 'nwa',
      at: before(9),
      lang: 'en',
      headline: 'Herring quota cut by 12 percent, ministers agree after a night of talks',
      body: [
        'Ministers from five coasts agreed early on Monday to cut the herring quota by 12 percent, a diplomat said.',
        '“It is less than the fish need and more than the boats can bear,” the diplomat said.',
      ],
    },
  ],
  [
    {
      key: 'library',
      source: 'channel-nine',
      at: before(11),
      lang: 'en',
      headline: 'Library keeps its night hours after 4,000 sign petition',
      body: ['The town library will stay open until midnight, its director said, after 4,000 people signed a petition in nine days.'],
    },
  ],
  [
    {
      key: 'paywalled',
      source: 'strait-times',
      at: before(13),
      lang: 'en',
      headline: 'Who owns the quay? A year in the land register',
      body: ['The register lists eleven owners for the east quay, and four of them share one letter box, documents show.'],
      more: { stub: 'paywall', rights: { noarchive: true } },
    },
  ],
  [
    {
      key: 'silent',
      source: 'unlisted',
      sourceName: 'The Lantern',
      at: before(16),
      lang: 'en',
      headline: 'Lighthouse lamp goes dark for repairs',
      body: ['The lamp of the Halden lighthouse will be dark for three nights, the keeper said.'],
      more: { rights: { nosnippet: true }, publishedDay: true },
    },
  ],
  [
    {
      key: 'nameless',
      source: 'nobody-knows',
      at: before(30),
      lang: 'und',
      headline: 'Quay notices',
      body: ['row: Mon 06:40 Halden', 'row: Mon 07:15 Skerry', 'pre: tide 0.4 m\nwind NW 5', 'caption: The quay at low water.'],
      more: { published: undefined, kind: 'index' },
    },
  ],
  [
    {
      key: 'faehre',
      source: 'morgenblatt',
      at: before(8),
      lang: 'de',
      headline: 'Fährunglück in der Haldenstraße: Reedereiversicherungsgesellschaft kündigt Sachverständigengutachten an',
      deck: 'Die Küstenwache spricht von mindestens 14 Toten.',
      body: [
        'Bei einem Brand auf der Fähre Corvina sind am Sonntag mindestens 14 Menschen ums Leben gekommen, teilte die Küstenwache mit.',
        '„Der Rauch war da, bevor ein Alarm zu hören war“, sagte Sprecherin Lena Marsh.',
      ],
    },
    {
      key: 'faehre-funk',
      source: 'kuestenfunk',
      at: before(7),
      lang: 'de',
      headline: 'Minister kündigt Untersuchung des Fährbrands an',
      body: ['Verkehrsminister Oskar Teel kündigte für Dienstag eine Untersuchung an.'],
    },
  ],
  [
    {
      key: 'mina',
      source: 'mina',
      at: before(10),
      lang: 'ar',
      headline: 'حريق في عبّارة يودي بحياة أربعة عشر شخصًا في مضيق هالدن',
      body: ['قال خفر السواحل إن الحريق اندلع يوم الأحد وأودى بحياة أربعة عشر شخصًا على الأقل.', 'وصلت قوارب الإنقاذ بعد ساعة، بحسب سلطة الميناء.'],
    },
  ],
];
