import type { Revision } from '../../src/model/revision.ts';
import type { Answer } from './agent.ts';

/** Written anew from what docs/mcp.md says, not from the code that makes it. */
const LABELLED =
  /^(?:(?<sheet>a\d+) (?<says>[a-z]+)|(?<ref>[tn]\d+)(?: (?<start>\d+)-(?<end>\d+))?(?: hidden=(?<hidden>\d+))?(?: sha256=(?<hash>[0-9a-f]{64}))?) \| (?<text>.*)$/su;
const UNSEEN = /(?!\t|\u200C|\u200D|\uFE0E|\uFE0F)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const OWN = /^(?:[atn]\d+|[0-9a-f]{16}|[0-9a-f]{24}|\d{4}-\d\d-\d\d(?:T[\d:.]{12}Z)?(?:\/\d{4}-\d\d-\d\d)?|[a-z][a-z-]{0,20}|[a-z]+[A-Z][a-zA-Z]+)$/;

/** One passage of an answer, as an agent reads it. */
export interface ReadPassage {
  readonly ref: string;
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
  readonly hidden: number;
  readonly hash?: string;
  /** What is said of the text that it is of. */
  readonly sheet: ReadonlyMap<string, string>;
}
export interface ReadAnswer {
  readonly passages: readonly ReadPassage[];
  /** What is not as docs/mcp.md says. */
  readonly objections: readonly string[];
}

/** Reads an answer as an agent would, line by line, and objects to whatever a source could have put where it does not belong. */
export function readAnswer({ facts, texts }: Answer): ReadAnswer {
  const objections: string[] = [],
    fence = String(facts['fence'] ?? ''),
    lines = texts === '' ? [] : texts.split('\n'),
    passages: ReadPassage[] = [];
  if (texts !== '') {
    if (!/^[0-9a-f]{16}$/.test(fence)) objections.push('there is no fence');
    if (lines[0] !== `SOURCE TEXTS BEGIN ${fence}` || lines.at(-1) !== `SOURCE TEXTS END ${fence}`)
      objections.push('the texts do not stand between their two lines');
    if (texts.split(fence).length !== 3) objections.push('the fence stands elsewhere too');
  }
  if (UNSEEN.test(texts.replaceAll('\n', ''))) objections.push('something is not to be seen');
  let sheet = new Map<string, string>(),
    of = '';
  for (const line of lines.slice(2, -1)) {
    const m = LABELLED.exec(line)?.groups;
    if (!m) objections.push(`a line of nobody's: ${line.slice(0, 80)}`);
    else if (m['sheet'] !== undefined) {
      if (m['sheet'] !== of) [sheet, of] = [new Map(), m['sheet']];
      sheet.set(m['says'] ?? '', m['text'] ?? '');
    } else {
      const ref = m['ref'] ?? '',
        before = passages.at(-1),
        isSame = before?.ref === ref && m['start'] === undefined;
      const passage: ReadPassage = isSame
        ? { ...before, text: `${before.text}\n${m['text'] ?? ''}` }
        : { ref, text: m['text'] ?? '', hidden: Number(m['hidden'] ?? 0), sheet: ref.startsWith('n') ? new Map() : sheet, ...(m['start'] === undefined ? {} : { start: Number(m['start']), end: Number(m['end']) }), ...(m['hash'] === undefined ? {} : { hash: m['hash'] }) }; // prettier-ignore
      if (isSame) passages.pop();
      passages.push(passage);
    }
  }
  const known = new Set(passages.map((p) => p.ref)),
    told = new Set([...texts.matchAll(/^(a\d+) /gm)].map(([, ref]) => ref));
  for (const [name, value] of stringsIn(facts)) {
    if (!OWN.test(value) && name !== 'next') objections.push(`${name} holds words: ${value.slice(0, 80)}`);
    if (/^[tn]\d+$/.test(value) && !known.has(value)) objections.push(`${value} is nowhere`);
    if (/^a\d+$/.test(value) && !told.has(value)) objections.push(`${value} is nowhere`);
  }
  return { passages, objections };
}

/** Passages that are not, letter for letter, what their text has at their place; those in which something was hidden are compared without it. */
export function inexact(passages: readonly ReadPassage[], revisions: ReadonlyMap<string, Revision>): string[] {
  return passages.flatMap(({ ref, text, start, end, hidden, sheet }) => {
    if (start === undefined) return [];
    const revision = revisions.get(sheet.get('revision') ?? '');
    if (!revision) return [`${ref} is of no text: ${text}`];
    const words = revision.text.slice(start, end);
    if (hidden === 0 ? words === text : text.includes('⟨U+') || text.length < words.length) return [];
    return [`${ref} is ${text}, not ${words}`];
  });
}

function stringsIn(value: unknown, name = ''): (readonly [string, string])[] {
  if (typeof value === 'string') return [[name, value]];
  if (Array.isArray(value)) return value.flatMap((v) => stringsIn(v, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, v]) => [...(/^[a-zA-Z_-]{1,30}$/.test(key) ? [] : [[`a name of ${name}`, key] as const]), ...stringsIn(v, key)]);
}
