import { readFileSync, writeFileSync } from 'node:fs';
import { peakMB } from '../../src/commands/peak.ts';
import type { PageFormat } from '../../src/model/page.ts';
import { faultsOf, pageOf, timed } from './pages.ts';

/** A page made to hurt, of so many characters that a program with a quadratic step does not end. */
interface Hostile {
  readonly what: string;
  readonly format?: PageFormat;
  make(): string;
}

const MB = 1_000_000;
const head = '<!doctype html><html lang="en"><head><title>Pier to open</title></head><body><h1>Pier to open on Thursday</h1>';
const prose = '<p>The pier will open on Thursday after nineteen days of repairs, the harbour office said, and two boats will sail at once.</p>';
const numbered = (n: number, part: (i: number) => string): string => Array.from({ length: n }, (_, i) => part(i)).join('');
const other = (i: number): string =>
  `<p>The pier ${i} will open on Thursday after ${i * 7} days of repairs, the harbour office ${i % 97} said, and two boats will sail at once.</p>`;
const filled = (part: string, characters: number): string => part.repeat(Math.ceil(characters / part.length));

export const HOSTILE: readonly Hostile[] = [
  { what: '200,000 nested blocks', make: () => head + '<div>'.repeat(200_000) + prose + '</div>'.repeat(200_000) },
  { what: '200,000 nested spans', make: () => head + '<span>'.repeat(200_000) + prose + '</span>'.repeat(200_000) },
  { what: '200,000 nested lists', make: () => head + '<ul><li>'.repeat(100_000) + prose },
  { what: '200,000 nested links', make: () => head + '<a href="/x">'.repeat(200_000) + prose },
  { what: '200,000 nested marked spans', make: () => head + '<span class="author">x '.repeat(200_000) + prose },
  { what: '200,000 nested tables', make: () => head + '<table><tr><td>x'.repeat(70_000) + prose },
  {
    what: '200,000 nested formatting tags, closed in the wrong order',
    make: () => head + '<b><i><u><p>x'.repeat(50_000) + '</b></i></u>'.repeat(50_000) + prose,
  },
  { what: '200,000 closing tags of nothing', make: () => head + '<b>'.repeat(1000) + '</p></x></div>'.repeat(70_000) + prose },
  { what: 'an attribute of 10 MB', make: () => `${head}<div class="${filled('a b-', 10 * MB)}">${prose}</div>` },
  { what: 'an unclosed attribute of 10 MB', make: () => `${head}${prose}<div class="${filled('a>b <p> ', 10 * MB)}` },
  { what: 'a style of 10 MB', make: () => `${head}<p style="${filled('display : no; ', 10 * MB)}">${prose}</p>` },
  { what: 'a million attributes', make: () => `${head}<div ${Array.from({ length: MB }, (_, i) => `a${i}=1`).join(' ')}>${prose}</div>` },
  { what: 'two million empty tags', make: () => head + '<i></i>'.repeat(2 * MB) + prose },
  { what: 'a million paragraphs of a letter', make: () => head + '<p>x'.repeat(MB) + prose },
  { what: '300,000 paragraphs of prose', make: () => head + prose.repeat(300_000).slice(0, 30 * MB) },
  { what: '14,900 different paragraphs, as many as the learned look takes', make: () => head + numbered(14_900, other) },
  {
    what: '14,900 different paragraphs in boxes of their own names',
    make: () => head + numbered(14_900, (i) => `<div class="c${i} x${i % 13}">${other(i)}</div>`),
  },
  { what: '14,900 paragraphs, each deeper than the one before', make: () => head + numbered(14_900, (i) => `<div>${other(i)}`) },
  {
    what: '14,900 headings and 300 long titles and descriptions',
    make: () =>
      `${head.replace(
        '</head>',
        numbered(
          300,
          (i) => `<meta property="og:title" content="Pier ${'x '.repeat(900)}${i}"><meta name="description" content="${'The pier '.repeat(2000)}${i}">`,
        ),
      )}${numbered(14_900, (i) => `<h2>Pier ${i} opens</h2>`)}`,
  },
  { what: 'a million links of a letter in a paragraph', make: () => `${head}<p>${'<a href="/a">x</a>y '.repeat(MB)}` },
  { what: '100,000 times in a line', make: () => `${head}<p>${'<time datetime="2025-06-02T10:00">2 June 2025</time> '.repeat(100_000)}${prose}` },
  { what: '200,000 hidden boxes', make: () => `${head}${'<div style="display:none"><p>The pier will open on Thursday.</p></div>'.repeat(200_000)}${prose}` },
  { what: 'keywords of 20 MB', make: () => `${head.replace('</head>', `<meta name="keywords" content="${'pier, '.repeat(3 * MB)}">`)}${prose}` },
  { what: '500,000 links', make: () => head + '<a href="/a">pier</a> '.repeat(500_000) + prose },
  { what: '500,000 line breaks', make: () => head + 'x<br>'.repeat(500_000) + prose },
  { what: '500,000 empty boxes', make: () => head + '<div class="story-body author"></div>'.repeat(500_000) + prose },
  {
    what: '200,000 times and authors',
    make: () => head + '<time datetime="2025-06-02T10:00">2 June</time> <a rel="author" href="/a">By Ann Lee</a> '.repeat(200_000) + prose,
  },
  { what: '200,000 headlines', make: () => head + '<h1>Pier to open on Thursday</h1>'.repeat(200_000) + prose },
  { what: '200,000 metas', make: () => head.replace('</head>', '<meta property="og:title" content="Pier to open on Thursday">'.repeat(200_000)) + prose },
  { what: '100,000 bylines', make: () => head + '<p>By Ann Lee and Bob Ray in Kyiv, Ukraine, and others contributed</p>'.repeat(100_000) + prose },
  { what: '100,000 datelines', make: () => head + '<p>KYIV, Ukraine (AP) — The pier</p>'.repeat(100_000) + prose },
  { what: '100,000 corrections', make: () => head + prose + '<p>Correction: an earlier version gave the wrong day.</p>'.repeat(100_000) },
  { what: 'a table of a million cells', make: () => `${head}${prose}<table>${('<tr>' + '<td>1,200'.repeat(10)).repeat(100_000)}</table>` },
  { what: 'an unclosed comment', make: () => `${head}${prose}<!--${filled('<p>x -- > -', 20 * MB)}` },
  { what: 'a million comments', make: () => head + '<!-- -->'.repeat(MB) + prose },
  { what: 'a million unclosed comments', make: () => head + prose + '<!-'.repeat(MB) },
  { what: 'half tags', make: () => head + prose + '<'.repeat(10 * MB) },
  { what: 'half closing tags', make: () => head + prose + '</'.repeat(5 * MB) },
  { what: 'half CDATA', make: () => head + prose + '<![CDATA['.repeat(MB) },
  { what: 'an unclosed script', make: () => `${head}${prose}<script>${filled('</scrip </s <!-- <script>', 20 * MB)}` },
  { what: 'an unclosed title', make: () => `<title>${filled('pier </titl ', 20 * MB)}` },
  { what: 'a text area in a script in a style', make: () => head + '<style><script><textarea>'.repeat(200_000) + prose },
  { what: 'five million entities', make: () => `${head}<p>${'&amp;'.repeat(5 * MB)}</p>${prose}` },
  { what: 'half entities', make: () => `${head}<p>${'&'.repeat(10 * MB)}</p>${prose}` },
  { what: 'entities without an end', make: () => `${head}<p>${'&CounterClockwiseContourIntegra'.repeat(300_000)}</p>${prose}` },
  {
    what: 'an entity bomb',
    make: () =>
      `<!DOCTYPE html [<!ENTITY a "${'ha'.repeat(1000)}">${'bcdefghij'.replace(/./g, (c) => `<!ENTITY ${c} "${`&${String.fromCharCode(c.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>${head}<p>&j;</p>${prose}`,
  },
  { what: 'numbers that are no characters', make: () => `${head}<p>${'&#x110000;&#xD800;&#99999999999;'.repeat(300_000)}</p>${prose}` },
  { what: 'one paragraph of 50 MB', make: () => `${head}<p>${filled('The pier will open on Thursday. ', 50 * MB)}` },
  { what: 'one word of 20 MB', make: () => `${head}<p>${'a'.repeat(20 * MB)}</p>${prose}` },
  { what: 'one number of 10 MB', make: () => `${head}<p>${'1'.repeat(10 * MB)}</p>${prose}` },
  { what: 'digits and dots of 10 MB', make: () => `${head}<p>${'1.'.repeat(5 * MB)}</p>${prose}` },
  { what: 'capitals and dots of 10 MB', make: () => `${head}<p>By ${'A. '.repeat(3 * MB)}</p>${prose}` },
  { what: 'spaces of 20 MB', make: () => `${head}<p>x${' '.repeat(10 * MB)}y${'\n\t'.repeat(5 * MB)}z</p>${prose}` },
  { what: 'brackets of 10 MB', make: () => `${head}<p>${'([{'.repeat(3 * MB)}</p>${prose}` },
  { what: 'quotation marks of 10 MB', make: () => `${head}<p>${'“x '.repeat(3 * MB)}</p>${prose}` },
  { what: 'dashes of 10 MB', make: () => `${head}<p>KYIV ${'— '.repeat(3 * MB)}</p>${prose}` },
  { what: 'Chinese of 20 MB without an end', make: () => `${head}<p>${'码头将于星期四重新开放'.repeat(2 * MB)}</p>` },
  { what: 'combining marks of 5 MB', make: () => `${head}<p>e${'\u0301'.repeat(5 * MB)}</p>${prose}` },
  { what: 'JSON-LD nested 200,000 deep', make: () => `${head}<script type="application/ld+json">${'{"a":['.repeat(200_000)}</script>${prose}` },
  {
    what: 'JSON-LD that is whole and nested 100,000 deep',
    make: () => `${head}<script type="application/ld+json">${'{"@graph":['.repeat(100_000)}${']}'.repeat(100_000)}</script>${prose}`,
  },
  {
    what: '10 MB of JSON-LD',
    make: () =>
      `${head}<script type="application/ld+json">[${filled('{"@type":"NewsArticle","headline":"x","author":{"name":"Ann Lee"}},', 10 * MB)}{}]</script>${prose}`,
  },
  {
    what: '200,000 JSON-LD scripts',
    make: () => head + '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'.repeat(200_000) + prose,
  },
  {
    what: 'an article body of 20 MB in JSON-LD',
    make: () => `${head}<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${filled('The pier. ', 20 * MB)}"}</script>${prose}`,
  },
  {
    what: '50 MB of plain text in lines',
    format: 'text',
    make: () => filled('The pier will open on Thursday after repairs, the office said.\n\n', 50 * MB),
  },
  { what: '50 MB of plain text without a line', format: 'text', make: () => filled('The pier will open on Thursday. ', 50 * MB) },
  { what: '20 MB of empty lines', format: 'text', make: () => `Pier\n${'\n'.repeat(20 * MB)}opens` },
  { what: '10 MB of lines of a letter', format: 'text', make: () => 'x\n'.repeat(5 * MB) },
  { what: 'a fragment of 200,000 nested blocks', format: 'fragment', make: () => '<div>'.repeat(200_000) + prose },
  { what: 'a record nested 200,000 deep', format: 'record', make: () => '{"text":'.repeat(200_000) },
  { what: 'a record of 20 MB', format: 'record', make: () => JSON.stringify({ title: 'Pier', text: filled('The pier will open. ', 20 * MB) }) },
];

/** What one of them came to. `mb`: by how much the process grew at most, its bytes and text included, over what it takes with any page. */
export interface Survived {
  readonly ms: number;
  readonly mb: number;
  readonly faults: readonly string[];
}

// A process of its own for each, so that its memory is known and a hang can be ended: `node hostile-pages.ts <file> <format>`.
if (import.meta.main) {
  const [file = '', format] = process.argv.slice(2);
  timed(pageOf(head + prose.repeat(10)));
  const before = restPeak(),
    { outcome, ms } = timed(pageOf(readFileSync(file, 'utf8'), format as PageFormat)),
    said: Survived = { ms: Math.round(ms), mb: Math.round(peakMB() - before), faults: faultsOf(outcome) };
  process.stdout.write(JSON.stringify(said));
}

/** Lets the peak begin anew at what the process holds now, where that can be asked for; answers with it. */
function restPeak(): number {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Elsewhere than on Linux it stays as it is: then less is seen, never more.
  }
  return peakMB();
}
