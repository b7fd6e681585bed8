import type { TOOL_WORDS } from '../../src/serve/words-mcp.ts';
import type { SeededEdition } from '../promises/edition.ts';

/** A tool, its arguments, and what its facts and its texts must hold. */
export type Call = readonly [tool: keyof typeof TOOL_WORDS, args: Readonly<Record<string, string>>, facts: RegExp, texts: RegExp];

/** Each tool with what it must tell of the edition. */
export function callsOf(edition: SeededEdition): readonly Call[] {
  const [story = ''] = edition.storyIds,
    article = (n: number): string => edition.revisions[n]?.articleId ?? '';
  return [
    ['front_page', { lang: 'en' }, /"rank":1.*"badges":\["corrected","figures-differ","rising"\].*"differing":/, /At least 14 dead in ferry fire/],
    ['front_page', { at: '2025-06-02T12:00Z' }, /"stories":/, /At least 14 dead/],
    ['story', { story }, /"independent":3.*"relation":"reprint"/, /“The smoke was on the car deck before any alarm was heard,” said Lena Marsh/],
    ['story', { story: edition.mergedId }, new RegExp(`"story":"${story}"`), /At least 14 dead/],
    ['story', { story, part: 'people' }, /"people":\[/, /Lena Marsh/],
    ['article', { article: article(1) }, /"copyOf":\{"article":"[0-9a-f]{24}","relation":"reprint"/, /Ferry blaze kills at least 14/],
    ['search', { q: 'ferry has:quote' }, /"manner":"quote"/, /Lena Marsh/],
    ['search', { q: 'walrus' }, /^\{"hits":0\}$/, /^$/],
    ['figures', { story }, /"differs":true.*"value":14,"low":14.*"bound":"at-least"/, /union said on Monday that 17 people were killed/],
    ['figures', { q: 'ferry kind:killed' }, /"manner":"figure"/, /at least 14 people/],
    ['who_said', { who: 'Lena Marsh' }, /"said":\[\{.*"manner":"quote"/, /a spokeswoman for the coast guard/],
    ['who_said', { who: 'Marsh', about: 'smoke' }, /"groups":/, /The smoke was on the car deck/],
    ['who_said', { who: 'lena-marsh', about: 'smoke' }, /"groups":/, /The smoke was on the car deck/],
    ['since', { at: '2025-06-01' }, /"since":"2025-06-01T23:59:59.000Z".*"opened":\[/, /./],
    ['compare', { a: article(0), b: article(1) }, /"counts":\{"same":4/, /A fire on the ferry Corvina/],
    ['verify_quote', { quote: 'The smoke was on the car deck before any alarm was heard', speaker: 'Lena Marsh' }, /"verdict":"found".*"how":"exact".*"asAsked":"same"/, /sha256=[0-9a-f]{64} \| “The smoke/], // prettier-ignore
    ['verify_quote', { quote: 'The smoke was on the car deck before any alarm was raised' }, /"verdict":"near"/, /heard/],
    ['verify_figure', { figure: 'at least 14 people killed', claimant: 'coast guard' }, /"verdict":"found".*"question":/, /the coast guard/],
    ['explain', { story }, /"rank":\{"rank":1,"of":\d+.*"signal":"reports".*"why":\{"decision":"opened"/, /Ferry blaze/],
    ['explain', { article: article(1) }, /"why":\{"decision":"opened"/, /At least 14 dead/],
  ];
}
