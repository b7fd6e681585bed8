import type { Byline } from '../model/revision.ts';
import { USUAL, type Agencies } from './agencies.ts';
import { isCity } from '../text/cities.ts';
import { isName } from './people.ts';

const NAME = String.raw`[\p{sc=Han}々]{2,4}[\p{sc=Hira}\p{sc=Kana}]{0,4}`;
const TOWN = String.raw`[\p{sc=Kana}ー・]{2,12}|[\p{sc=Han}]{2,6}`;
/** `【ロンドン＝岡田浩幸】`, `（カイロ＝金子淳）`. */
const PARTED = new RegExp(String.raw`[【（(](?<place>${TOWN})[＝=・](?<name>${NAME})[】）)]`, 'u');
/** `【エルサレム松岡大地、カイロ金子淳】` at the end of a text: a town in kana runs into the name. */
const RUN_ON = new RegExp(String.raw`(?<place>[\p{sc=Kana}ー]{2,12})(?:支局)?[・＝=]?(?<name>[\p{sc=Han}々]{2,4}[\p{sc=Hira}]{0,4})`, 'gu');

/** Names that a report's own text bears: in a Japanese dateline, in brackets at its end, or alone in its last line. */
export function signedInText(blocks: readonly string[], agencies: Agencies = USUAL): Byline[] {
  const [first = ''] = blocks,
    last = blocks.at(-1) ?? '';
  const head = PARTED.exec(first.slice(0, 60))?.groups;
  if (head?.['name'] && head['place'] && !agencies.named(head['name'])) return [{ name: head['name'], place: head['place'] }];
  const tail = /【([^】]{3,60})】$/u.exec(last)?.[1];
  const named =
    tail === undefined
      ? []
      : [...tail.matchAll(RUN_ON)].flatMap(({ groups }) => (groups?.['name'] && groups['place'] ? [{ name: groups['name'], place: groups['place'] }] : []));
  if (named.length > 0) return named;
  return blocks.length > 3 && isLoneName(last, agencies) ? [{ name: last.trim() }] : [];
}

/** `Lê Phương`: two to four words, each with a capital, and no mark of a sentence. */
const isLoneName = (line: string, agencies: Agencies): boolean =>
  /^\p{Lu}\p{Ll}+(?:\s\p{Lu}[\p{Ll}.]+){1,3}$/u.test(line.trim()) && isName(line) && !isCity(line) && agencies.named(line) === undefined;
