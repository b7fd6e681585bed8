import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPhrase } from '../claims/phrase.ts';
import { read } from '../claims/read.ts';
import { quote, type Citation } from '../model/citation.ts';
import type { Claim } from '../model/claim.ts';
import type { Mention, RoleMention } from '../model/entity.ts';
import type { Revision } from '../model/revision.ts';
import type { QuoteAnswer } from '../model/verdict.ts';
import { searchable, type Searchable } from './passages.ts';
import { spoken } from './spoken.ts';
import { MOST_WORDS, verifyQuote } from './verify.ts';

interface More {
  readonly lang?: string;
  readonly article?: string;
  readonly number?: number;
  /** Who says what: speaker and content as they stand, and the full name that the speaker means. */
  readonly said?: readonly (readonly [speaker: string, content: string | readonly string[], named?: string])[];
  readonly people?: readonly string[];
  readonly roles?: readonly (readonly [person: string, role: string])[];
}

/** A text of paragraphs, the first of which is its headline, with what was read in it. */
function text(paragraphs: readonly string[], { lang = 'en', article = 'a', number = 1, said = [], people = [], roles = [] }: More = {}): Searchable {
  const whole = paragraphs.join('\n\n'),
    id = `${article}.${number}`,
    starts = paragraphs.map((_, i) => paragraphs.slice(0, i).join('\n\n').length + (i > 0 ? 2 : 0)),
    blocks = paragraphs.map((p, i) => ({ kind: 'paragraph' as const, start: starts[i] ?? 0, end: (starts[i] ?? 0) + p.length }));
  const at = (words: string): Citation => {
    const start = whole.indexOf(words);
    assert.ok(start >= 0, words);
    return { revisionId: id, start, end: start + words.length };
  };
  const claims = said.map(([speaker, content, named]) => {
    const parts = (typeof content === 'string' ? [content] : content).map(at),
      first = parts[0] as Citation;
    return {
      manner: 'quote',
      type: 'direct',
      speaker: at(speaker),
      ...(named === undefined ? {} : { speakerNamed: at(named) }),
      content: { ...first, end: parts.at(-1)?.end ?? first.end },
      ...(parts.length > 1 ? { contentParts: parts } : {}),
      hedges: [],
    } as unknown as Claim;
  });
  const revision = {
    id,
    articleId: article,
    number,
    text: whole,
    lang,
    headline: blocks[0],
    blocks: blocks.slice(1),
    noteRanges: [],
    seenAt: number,
    rights: {},
  };
  return searchable({
    revision: revision as unknown as Revision,
    reading: {
      claims,
      roles: roles.map(([person, role]): RoleMention => ({ person: at(person), role: at(role) })),
      mentions: people.map((name): Mention => ({ kind: 'person', at: at(name) })),
      dates: [],
    },
  });
}
const verdict = (words: string, texts: readonly Searchable[], speaker?: string): string =>
  verifyQuote(speaker === undefined ? { quote: words } : { quote: words, speaker }, texts).verdict;
const words = ({ places }: QuoteAnswer, pick: (p: QuoteAnswer['places'][number]) => Citation | undefined): (string | undefined)[] =>
  places.map((p) => {
    const at = pick(p);
    return at && quote(p.revision, at);
  });

const SHIP = text(['Ship', '“We’re not leaving — not with $5 million on board, not for 10 %…” said Ann Lee.', '“It was a long-term plan,” she added.'], {
  said: [['Ann Lee', '“We’re not leaving — not with $5 million on board, not for 10 %…”']],
  people: ['Ann Lee'],
});

test('marks, dashes, dots, spaces and capitals may differ', () => {
  for (const typed of [
    'We’re not leaving — not with $5 million on board',
    "we're not leaving - not with $5 million on board",
    '„WE‘RE NOT\u00a0LEAVING\nnot with $5 million on board…“',
    '« it was a long term plan »',
    '‘It was a long–term plan.’',
  ])
    assert.equal(verdict(typed, [SHIP]), 'found', typed);
  assert.deepEqual(
    verifyQuote({ quote: 'It was a long-term plan' }, [SHIP]).places.map((p) => p.how),
    ['exact'],
  );
  assert.deepEqual(
    verifyQuote({ quote: 'it was a long-term plan' }, [SHIP]).places.map((p) => p.how),
    ['normalised'],
  );
});

test('a letter, a sign, a number, a negation or the order may not', () => {
  for (const typed of [
    'Were not leaving, not with $5 million on board',
    'We’re leaving — not with $5 million on board',
    'We’re not leaving — not with 5 million on board',
    'We’re not leaving — not with €5 million on board',
    'We’re not leaving — not with $6 million on board',
    'not for 10 %, not with $5 million on board',
    'We’re not leaving — with $5 million on board',
  ])
    assert.equal(verdict(typed, [SHIP]), 'near', typed);
  assert.equal(verdict('not for 10 percent', [SHIP]), 'near');
});

test('what counts as a word, in any script', () => {
  const said = (t: string): string => spoken(t).map((w) => w.word).join('|'); // prettier-ignore
  assert.equal(said('Über 1,000.5 F-16s, ½ m² (-3°)'), 'über|1,000.5|f|16s|½|m|²|-|3|°');
  assert.equal(said('他说：“不去。”'), '他|说|不|去');
  assert.equal(said('١٢٪ كتـاب'), '12|%|كتاب');
  assert.equal(said('so\u00adft zero\u200bwidth \ud800 half'), 'soft|zerowidth|half');
  assert.equal(said('years -- 5 of them –5'), 'years|5|of|them|5');
  assert.equal(said('“…” — ’'), '');
  const t = 'x “It’s 5%”';
  for (const w of spoken(t)) assert.equal(spoken(t.slice(w.start, w.end))[0]?.word, w.word);
});

test('Chinese, Arabic and German quotations are found and told apart', () => {
  const zh = text(['船', '船长说：“我们不会离开这里。”'], { lang: 'zh' }),
    ar = text(['سفينة', 'قال القبطان: «لن نغادر الميناء اليوم».'], { lang: 'ar' }),
    de = text(['Schiff', '„Wir fahren nicht – noch nicht“, sagte Ödön Groß.'], { lang: 'de' });
  assert.equal(verdict('「我们 不会离开 这里」', [zh]), 'found');
  assert.equal(verdict('我们会离开这里', [zh]), 'near');
  assert.equal(verdict('"لن نغادر الميناء اليوم"', [ar]), 'found');
  assert.equal(verdict('نغادر الميناء اليوم غدا', [ar]), 'near');
  assert.equal(verdict('"wir fahren nicht - noch nicht"', [de]), 'found');
  assert.equal(verdict('wir fahren noch nicht', [de]), 'near');
  assert.equal(verdict('sagte Odon Gross', [de]), 'not-found');
});

test('words left out behind dots are told, whatever they say', () => {
  const t = text(['Vote', '“We will vote for it, but not this year and not in this form, I promise,” Lee said. “Never.”']),
    answer = verifyQuote({ quote: 'We will vote for it … this year' }, [t]);
  assert.equal(answer.verdict, 'pieces');
  assert.deepEqual(
    answer.places[0]?.left.map((at) => quote(t.revision, at)),
    ['but not'],
  );
  assert.equal(verdict('We will vote for it, [...] I promise', [t]), 'pieces');
  assert.equal(verdict('I promise … We will vote for it', [t]), 'near', 'the pieces stand in their order');
  assert.equal(verdict('We … promise', [t]), 'not-found', 'a word is no piece');
  assert.equal(verdict('We will vote for it… but not this year', [t]), 'found', 'dots that leave nothing out');
});

test('a quotation that its own attribution interrupts is whole', () => {
  const t = text(['Fog', '“We stay,” Ann Lee said, “until the fog lifts.”'], {
      said: [['Ann Lee', ['“We stay,”', '“until the fog lifts.”']]],
      people: ['Ann Lee'],
    }),
    answer = verifyQuote({ quote: 'We stay until the fog lifts', speaker: 'Lee' }, [t]);
  assert.deepEqual([answer.verdict, answer.places[0]?.how], ['found', 'interrupted']);
});

test('a near miss says which words differ, in both', () => {
  const answer = verifyQuote({ quote: 'We’re now leaving, not with $5 billion on board' }, [SHIP]),
    difference = answer.places[0]?.difference;
  assert.deepEqual(difference?.typed.map((r) => 'We’re now leaving, not with $5 billion on board'.slice(r.start, r.end)), ['now', 'billion']); // prettier-ignore
  assert.deepEqual(difference?.printed.map((at) => quote(SHIP.revision, at)), ['not', 'million']); // prettier-ignore
  assert.deepEqual(words(answer, (p) => p.said?.speaker), ['Ann Lee']); // prettier-ignore
});

test('no passage is taken across the headline into the body', () => {
  assert.equal(verdict('Storm hits the coast The ferry waits', [text(['Storm hits the coast', 'The ferry waits.'])]), 'near');
});

test('whose words it is: full names, last names, titles, roles, letters', () => {
  const t = text(
    [
      'Port',
      '“The port is closed,” said Mayor Ann Lee. “We open it when the sea allows,” said the Harbour Safety Board (HSB).',
      'Bo Hill left. Cy Lee stayed.',
    ],
    {
      said: [
        ['Mayor Ann Lee', '“The port is closed,”'],
        ['the Harbour Safety Board', '“We open it when the sea allows,”'],
      ],
      people: ['Ann Lee', 'Bo Hill', 'Cy Lee'],
      roles: [['Ann Lee', 'Mayor']],
    },
  );
  for (const name of ['Ann Lee', 'ann lee', 'Lee', 'Mayor Lee', 'Ms. Lee', 'the mayor', 'Ann B. Lee'])
    assert.equal(verdict('The port is closed', [t], name), 'found', name);
  for (const name of ['Bo Hill', 'Cy Lee', 'Ann', 'the minister']) assert.equal(verdict('The port is closed', [t], name), 'wrong-speaker', name);
  for (const name of ['HSB', 'Harbour Safety Board']) assert.equal(verdict('We open it when the sea allows', [t], name), 'found', name);
  assert.equal(verdict('We open it when the sea allows', [t], 'the Board'), 'unsure-speaker', 'there are many boards');
});

test('a last name that two bear, and a pronoun of nobody known, are left open', () => {
  const t = text(['Lees', '“It rains,” Lee said. “It pours,” he said.', 'Ann Lee and Cy Lee met.'], {
    said: [
      ['Lee', '“It rains,”'],
      ['he', '“It pours,”'],
    ],
    people: ['Ann Lee', 'Cy Lee'],
  });
  assert.equal(verdict('It rains', [t], 'Ann Lee'), 'unsure-speaker');
  assert.equal(verdict('It pours', [t], 'Cy Lee'), 'unsure-speaker');
  assert.equal(verdict('It pours', [t], 'Dora Fox'), 'wrong-speaker', 'who is not in the text is not meant by he');
  assert.equal(verdict('It rains', [t], '…'), 'found', 'no name was asked for');
});

test('a name in a phrase that has no other is left open', () => {
  const t = text(['Raid', '“We struck,” the SBU security service said.'], { said: [['the SBU security service', '“We struck,”']] });
  assert.equal(verdict('We struck', [t], 'SBU'), 'unsure-speaker');
  assert.equal(verdict('We struck', [t], 'Ann Lee'), 'wrong-speaker');
});

test('what is said of somebody behind their name does not hide them', () => {
  const t = text(['Poll', '“It narrows,” said Dan Judd of Lorn Research, the polling firm.'], {
    said: [['Dan Judd of Lorn Research, the polling firm', '“It narrows,”']],
    people: ['Dan Judd'],
  });
  for (const name of ['Dan Judd', 'Judd', 'Dan Judd of Lorn Research, the polling firm']) assert.equal(verdict('It narrows', [t], name), 'found', name);
  assert.equal(verdict('It narrows', [t], 'Cy Lee'), 'wrong-speaker');
});

test('more of a name than the text shows, and one word out of a name, are left open', () => {
  const t = text(['Ring', '“I fight,” Lee said. “We wait,” said the White House. “We test,” North Korea said.'], {
    said: [
      ['Lee', '“I fight,”'],
      ['the White House', '“We wait,”'],
      ['North Korea', '“We test,”'],
    ],
  });
  assert.equal(verdict('I fight', [t], 'Lee'), 'found');
  assert.equal(verdict('I fight', [t], 'Bruce Lee'), 'unsure-speaker');
  assert.equal(verdict('We wait', [t], 'White House'), 'found');
  assert.equal(verdict('We wait', [t], 'the House'), 'unsure-speaker');
  assert.equal(verdict('We test', [t], 'Korea'), 'unsure-speaker');
});

/** An article as it is read, whole. */
const article = (...paragraphs: string[]): Searchable => {
  const whole = paragraphs.join('\n\n'),
    starts = paragraphs.map((_, i) => paragraphs.slice(0, i).join('\n\n').length + (i > 0 ? 2 : 0)),
    revision: Revision = {
      ...readPhrase(whole, 'en').revision,
      headline: { start: 0, end: paragraphs[0]?.length ?? 0 },
      blocks: paragraphs.slice(1).map((p, i) => ({ kind: 'paragraph', start: starts[i + 1] ?? 0, end: (starts[i + 1] ?? 0) + p.length })),
    };
  return searchable({ revision, reading: read(revision) });
};

test('a dateline or a kicker with a colon is nobody', () => {
  const won = article('Vote', 'NEW DELHI: “We will win every seat in the north,” Narendra Modi said.', 'MUMBAI: “We shall see about that,” Ann Lee said.');
  assert.equal(verdict('We will win every seat in the north', [won], 'Narendra Modi'), 'found');
  assert.equal(verdict('We shall see about that', [won], 'Ann Lee'), 'found');
  const tax = article('Tax', 'The Tax: Ann Lee told reporters that “nobody will pay a penny more”.');
  assert.equal(verdict('nobody will pay a penny more', [tax], 'Ann Lee'), 'found');
  const kicker = article('Port', 'Exclusive: “The port is closed for good.”');
  assert.equal(verdict('The port is closed for good', [kicker], 'Ann Lee'), 'unsure-speaker');
});

test('what the paper tells of somebody is not what they say', () => {
  const told = article('Bar', 'Ann Lee was arrested on Monday after a long fight in a bar.', 'Bo Hill said: “It was late.” The bar had closed by then.');
  assert.equal(verdict('arrested on Monday after a long fight in a bar', [told], 'Ann Lee'), 'unsure-speaker');
  assert.equal(verdict('The bar had closed by then', [told], 'Bo Hill'), 'unsure-speaker');
  assert.equal(verdict('It was late', [told], 'Bo Hill'), 'found');
  for (const [opens, closes] of ['""', "''", '‘’', '„“', '»«', '«»'].map((m) => [m.slice(0, 1), m.slice(1)] as const))
    assert.equal(
      verdict('Not with this crew', [article('Crew', `On Monday, Ann Lee shot back: ${opens}Not with this crew at all.${closes}`)], 'Ann Lee'),
      'found',
      opens,
    );
});

test('what somebody denies or does not say is not said by them', () => {
  const t = article(
    'Bribes',
    'Ann Lee denied that she had taken bribes from the yard.',
    'Bo Hill never said that the ship would sail on Friday.',
    'Cy Fox refused to say that he was sorry for the fire.',
    'Dan Judd said that the crane had failed in the storm.',
  );
  assert.equal(verdict('she had taken bribes from the yard', [t], 'Ann Lee'), 'unsure-speaker');
  assert.equal(verdict('the ship would sail on Friday', [t], 'Bo Hill'), 'unsure-speaker');
  assert.equal(verdict('he was sorry for the fire', [t], 'Cy Fox'), 'unsure-speaker');
  const as = (typed: string): string | undefined => verifyQuote({ quote: typed }, [t]).places[0]?.said?.as;
  assert.equal(as('she had taken bribes from the yard'), 'denied');
  assert.equal(as('the crane had failed in the storm'), 'paraphrase');
  assert.equal(verdict('the crane had failed in the storm', [t], 'Dan Judd'), 'found');
});

test('pieces are judged one by one, and what says no between them is told', () => {
  const t = text(['Ship', '“We sail at noon,” said Ann Lee. “We do not sail at all,” said Bo Hill. “It is not safe, and we must wait,” he added.'], {
      said: [
        ['Ann Lee', '“We sail at noon,”'],
        ['Bo Hill', '“We do not sail at all,”'],
        ['Bo Hill', '“It is not safe, and we must wait,”'],
      ],
      people: ['Ann Lee', 'Bo Hill'],
    }),
    place = (typed: string): QuoteAnswer['places'][number] | undefined => verifyQuote({ quote: typed }, [t]).places[0];
  assert.equal(verdict('We sail at noon … sail at all', [t], 'Ann Lee'), 'wrong-speaker');
  assert.equal(verdict('We sail at noon … sail at all', [t]), 'unsure-speaker');
  assert.deepEqual([place('We sail at noon … sail at all')?.isSplit, place('We sail at noon … sail at all')?.said], [true, undefined]);
  assert.equal(verdict('It is … and we must wait', [t], 'Bo Hill'), 'pieces');
  assert.equal(place('It is … and we must wait')?.leavesNegation, true);
  assert.equal(place('It is not safe … must wait')?.leavesNegation, undefined);
  assert.equal(place('sail at all')?.leavesNegation, true, 'cut off right before it');
  assert.equal(place('We do not sail at all')?.leavesNegation, undefined);
});

test('who speaks for somebody is not that somebody', () => {
  const t = text(['Aide', '“No deal,” said a spokesman for Ann Lee.'], { said: [['a spokesman for Ann Lee', '“No deal,”']], people: ['Ann Lee'] });
  assert.equal(verdict('No deal', [t], 'Ann Lee'), 'wrong-speaker');
});

test('labels, signatures, and the words beside a quotation tell who speaks', () => {
  const talk = text(['Talk', 'LEE: We close at nine, whatever comes.', 'HILL: We should close at eight.', '“We really should.”'], {}),
    letters = text(['Letters', '“The sea is ours and always was.” — Ann Lee\n“The land is ours and always was.” — Bo Hill'], {}),
    lead = text(['Lead', 'On Monday, Ann Lee shot back, “Not with this crew at all.”', 'Bo Hill left.'], { people: ['Ann Lee', 'Bo Hill'] });
  assert.equal(verdict('We close at nine', [talk], 'Lee'), 'found');
  assert.equal(verdict('We close at nine', [talk], 'Hill'), 'wrong-speaker');
  assert.equal(verdict('We really should', [talk], 'Hill'), 'found');
  assert.equal(verdict('The sea is ours and always was', [letters], 'Ann Lee'), 'found');
  assert.equal(verdict('The land is ours and always was', [letters], 'Ann Lee'), 'wrong-speaker');
  assert.equal(verdict('Not with this crew at all', [lead], 'Ann Lee'), 'found');
  assert.equal(verdict('Not with this crew at all', [lead], 'Bo Hill'), 'wrong-speaker');
});

test('what a later text of the article lost or changed is told', () => {
  const was = text(['Port', '“The port is closed for good,” Lee said.', 'Rain fell.'], { number: 1 }),
    gone = text(['Port', 'Rain fell.'], { number: 2 }),
    changed = text(['Port', '“The port is closed for now,” Lee said.'], { number: 3 });
  const later = (...texts: Searchable[]): QuoteAnswer['places'][number]['later'] =>
    verifyQuote({ quote: 'The port is closed for good' }, texts).places[0]?.later;
  assert.equal(later(was), undefined);
  assert.equal(later(gone, was)?.kind, 'gone');
  const to = later(was, gone, changed);
  assert.equal(to?.kind, 'changed');
  assert.equal(to?.at && quote(changed.revision, to.at), 'The port is closed for now');
  assert.equal(verifyQuote({ quote: 'Rain fell' }, [was, gone]).places.length, 1, 'an article is told once');
});

test('the right speaker comes first, whichever article has it', () => {
  const wrong = text(['One', '“All hands on deck now,” said Bo Hill.'], { article: 'b', said: [['Bo Hill', '“All hands on deck now,”']], people: ['Bo Hill'] }),
    right = text(['Two', '“All hands on deck now,” said Ann Lee.'], { article: 'c', said: [['Ann Lee', '“All hands on deck now,”']], people: ['Ann Lee'] }),
    answer = verifyQuote({ quote: 'All hands on deck now', speaker: 'Ann Lee' }, [wrong, right]);
  assert.deepEqual([answer.verdict, ...answer.places.map((p) => p.speaker)], ['found', 'same', 'other']);
});

test('a quotation made to take long is answered, and one without words or too long refused', () => {
  const long = text(['Long', 'word '.repeat(20_000).trim()]);
  for (const typed of [
    'word '.repeat(MOST_WORDS),
    'a … '.repeat(100),
    'word … '.repeat(100),
    'word word … '.repeat(100),
    `${'other '.repeat(MOST_WORDS - 1)}word`,
  ])
    verifyQuote({ quote: typed, speaker: 'word '.repeat(50) }, [long]);
  for (const typed of ['', '“…”', '\ud800', 'word '.repeat(MOST_WORDS + 1)]) assert.throws(() => verifyQuote({ quote: typed }, [long]), RangeError);
});
