import fc from 'fast-check';

/** Damage that repeats a part stops here, characters. */
const LARGEST = 3_000_000;

/** A place in a page of any length: a share of it. */
const place = fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true });
/** Mostly short parts, seldom long ones. */
const length = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 3, arbitrary: fc.integer({ min: 40, max: 4000 }) },
  fc.nat(200_000),
);

/** What parsers have stumbled over: unclosed, nested wrongly, numbers out of range, other languages in the page. */
export const SNIPPETS = [
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE',
  '<',
  '</',
  '</>',
  '>',
  '<?php',
  '&',
  '&#',
  '&#x110000;',
  '&#xD800;',
  '&#0;',
  '&amp',
  '&notin',
  '&copy=1',
  '<script>',
  '</script>',
  '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":',
  '<style>',
  '</style',
  '<textarea>',
  '<title>',
  '<plaintext>',
  '<p>',
  '</p>',
  '<div>',
  '</div></div></div></div>',
  '<table><tr><td>',
  '</table>',
  '<a href=x><a href=y>',
  '<b><i></b></i>',
  '<svg><p>',
  '<math><mi>',
  '<select><option>',
  '<br></br>',
  '<p/>',
  '<h1></h1>',
  '<article>',
  '</article>',
  '</body></html>',
  '<html lang=xx>',
  '<base href="javascript:1">',
  '<meta charset=utf-16>',
  "<p class='",
  '<p class="',
  '<p a=1 a=2 a>',
  '<template>',
  '<noscript>',
  '<iframe>',
  '<frameset>',
  '\0',
  '\ufeff',
  '\u202e',
  '\u2028',
  '\r',
  '\f',
  '\ud83d\ude00',
  '\u0301'.repeat(30),
  'ﷺ',
  '\u00ad',
  '[][][][',
  '(((((',
  '"\'"\'',
  '1'.repeat(400),
  '1,'.repeat(200),
  'A.'.repeat(200),
  'By By By ',
  '— — — ',
  ' and '.repeat(100),
  '10:00 '.repeat(60),
] as const;

/** What is done to a page. `other`: another page, of which a part may come in. */
export type Damage = (html: string, other: () => string) => string;
const spot = (html: string, at: number): number => Math.floor(at * html.length);

/** One act of damage, as it happens to real pages on their way, or as somebody might do it on purpose: among others it puts `snippets` in. */
export const damageBy = (snippets: readonly string[]): fc.Arbitrary<Damage> =>
  fc.oneof(
    fc.tuple(place, length).map(
      ([at, n]): Damage =>
        (html) =>
          html.slice(0, spot(html, at)) + html.slice(spot(html, at) + n),
    ),
    fc.tuple(place, place, length).map(
      ([from, to, n]): Damage =>
        (html) =>
          put(html, to, html.slice(spot(html, from), spot(html, from) + n)),
    ),
    fc.tuple(place, place, length).map(([from, to, n]): Damage => (html, other) => {
      const strange = other();
      return put(html, to, strange.slice(spot(strange, from), spot(strange, from) + n));
    }),
    fc.tuple(place, fc.constantFrom(...snippets)).map(
      ([at, snippet]): Damage =>
        (html) =>
          put(html, at, snippet),
    ),
    fc.tuple(place, fc.constantFrom(...snippets), fc.integer({ min: 2, max: 3000 })).map(
      ([at, snippet, n]): Damage =>
        (html) =>
          put(html, at, snippet.repeat(n)),
    ),
    fc.tuple(place, length, fc.integer({ min: 2, max: 200 })).map(([at, n, times]): Damage => (html) => {
      const part = html.slice(spot(html, at), spot(html, at) + n);
      return put(html, at, part.repeat(Math.min(times, Math.floor(LARGEST / Math.max(part.length, 1)))));
    }),
    place.map(
      (at): Damage =>
        (html) =>
          html.slice(0, spot(html, at)),
    ),
    place.map(
      (at): Damage =>
        (html) =>
          html.slice(spot(html, at)),
    ),
    fc.tuple(place, fc.string({ unit: 'binary', maxLength: 60 })).map(
      ([at, s]): Damage =>
        (html) =>
          put(html, at, s),
    ),
    fc.constantFrom<Damage>(
      (html) => html.replace(/<\/[a-z0-9]+>/gi, ''),
      (html) => html.replace(/<[^>]*>/g, ''),
      (html) => html.replaceAll('>', ''),
      (html) => html.replaceAll('"', ''),
      (html) => html.replace(/\s+/g, ''),
      (html) => html.replace(/[a-z]/gi, 'x'),
      (html) => html.replace(/\d/g, '9'),
      (html) => html.replace(/\b(?:div|section|article|p)\b/g, 'span'),
      (html) => html.replace(/[A-Za-z]/g, '文'),
      (html) => html.toUpperCase(),
      (html) => html.split('').reverse().join(''),
      (html) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(html)),
      (html) => new TextDecoder('utf-16le').decode(new TextEncoder().encode(html)),
    ),
  );
export const damage = damageBy(SNIPPETS);

function put(html: string, at: number, part: string): string {
  return html.length + part.length > LARGEST ? html : html.slice(0, spot(html, at)) + part + html.slice(spot(html, at));
}
