import type { Line } from '../../src/claims/name-features.ts';
import { tokenize } from '../../src/claims/tokens.ts';
import { sentences } from '../../src/text/sentences.ts';
import { isRoleNoun } from '../../src/claims/role-words.ts';
import { readLines, setFiles } from '../corpora.ts';
import { STOP_WORDS } from '../../src/text/stop-words.ts';
import { isPeople, KINDS, mark, type Kind } from './name-silver.ts';
import { LABELS } from './name-words.ts';
import type { LabelledText } from './name-rows.ts';

interface Doc {
  readonly id: string;
  readonly text: string;
  readonly source?: string;
  readonly entities: readonly { readonly span: readonly [number, number]; readonly type: string | null; readonly syn?: string | null }[];
}
export interface GoldText extends LabelledText {
  readonly id: string;
  readonly text: string;
  readonly lines: readonly Line[];
}

/** A text as lines: a paragraph each, with where its sentences begin. */
export function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((m) => {
    const line: { tokens: Line['tokens'][number][]; opens: boolean[] } = { tokens: [], opens: [] };
    for (const s of sentences(m[0], 'en')) {
      if (s.end - s.start > LONGEST) continue;
      tokenize(text, m.index + s.start, m.index + s.end).forEach((t, i) => {
        line.tokens.push(t);
        line.opens.push(i === 0);
      });
    }
    return line.tokens.length > 0 ? [line] : [];
  });
}
const LONGEST = 3000;

const TYPES: Readonly<Record<string, Kind>> = {
  person: 'person', PER: 'person', Person: 'person', PERSON: 'person',
  place: 'place', LOC: 'place', Location: 'place', LOCATION: 'place',
  organization: 'organisation', ORG: 'organisation', Organisation: 'organisation', ORGANIZATION: 'organisation',
}; // prettier-ignore
/** Sources of re3d whose texts may be used for anything with attribution: public domain, OGL, CC BY. */
const FREE = new Set(['UK Government', 'CENTCOM', 'US State Department', 'Australian Department of Foreign Affairs']);
const LINK = /^(?:of|the|and|for|de|del|van|von|der|bin|al|el|la|le|da|du|&|-)$/;

/** The gold texts whose licences let weights be shipped, with labels for their names. */
export function goldTexts(corpora: string): readonly GoldText[] {
  const docs = (name: string): readonly Doc[] => readLines<Doc>(...setFiles(corpora, 'claims', name));
  return [
    ...docs('gum').map((d) => labelled(d, () => true)),
    ...docs('meantime').map((d) => labelled(d, (e) => e.syn === 'NAM' || e.syn === 'PRE.NAM')),
    ...docs('entities-re3d').filter((d) => FREE.has(d.source ?? '')).map((d) => labelled(d, () => true)), // prettier-ignore
  ];
}

/** Nested phrases become the names in them: articles and titles off, the longest of what overlaps. */
function labelled(d: Doc, isName: (e: Doc['entities'][number]) => boolean): GoldText {
  const lines = linesOf(d.text);
  return {
    id: d.id,
    text: d.text,
    lines,
    labels: lines.map((line) => {
      const labels = new Uint8Array(line.tokens.length),
        found = d.entities.flatMap((e) => {
          const kind = TYPES[e.type ?? ''],
            inside = kind && isName(e) ? line.tokens.flatMap((t, i) => (t.start < e.span[1] && e.span[0] < t.end ? [i] : [])) : [];
          let [start = 0] = inside,
            end = (inside.at(-1) ?? -1) + 1;
          const text = (i: number): string => line.tokens[i]?.text ?? '';
          while (start < end && /^(?:the|a|an|["“'’])$/i.test(text(start))) start++;
          while (end > start && /^(?:['’]s?|["”.,)])$/.test(text(end - 1))) end--;
          if (kind === 'person') for (let i = start; i < end; i++) if (isRoleNoun(text(i), 'en') || LABELS.test(text(i)) || isPeople(line.tokens[i]?.low ?? '')) start = i + 1; // prettier-ignore
          const all = line.tokens.slice(start, end),
            named =
              all.length > 0 &&
              all.length < 9 &&
              !(all.length === 1 && STOP_WORDS['en']?.has(all[0]?.low ?? '')) &&
              all[0]?.cap === true &&
              all.at(-1)?.cap === true &&
              all.every((t) => t.cap || LINK.test(t.text));
          return kind && named ? [{ start, end, kind }] : [];
        });
      for (const f of found.sort((a, b) => b.end - b.start - (a.end - a.start)))
        if (labels.subarray(f.start, f.end).every((x) => x === 0)) mark(labels, f, f.kind);
      return labels;
    }),
  };
}

/** The names of labels, as offsets into the text. */
export function namesOfLabels({ lines, labels }: GoldText): string[] {
  return lines.flatMap((line, l) => {
    const out: string[] = [];
    let start = 0;
    (labels[l] ?? new Uint8Array()).forEach((label, i) => {
      if (label === 0) return;
      const part = (label - 1) % 4;
      if (part === 0 || part === 3) start = line.tokens[i]?.start ?? 0;
      if (part >= 2) out.push(`${start} ${line.tokens[i]?.end ?? 0} ${KINDS[(label - 1) >> 2] ?? ''}`);
    });
    return out;
  });
}
