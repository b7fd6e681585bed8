import type { Range } from '../model/range.ts';

/** One attribution found by a pattern. */
export interface PatternHit {
  readonly speaker: Range;
  readonly cue: Range;
  readonly content: Range;
}

const ZH = '(?:表示|指出|称|稱|说|說|认为|認為|宣布|强调|強調|透露|声称|聲稱|回应|回應|告诉|批评|警告|承认|否认|證實|证实)';
const AR = '(?:قال|قالت|قالوا|أعلن|أعلنت|صرح|صرحت|أكد|أكدت|أضاف|أضافت|ذكر|ذكرت|أفاد|أفادت|أوضح|أوضحت|اعتبر|اعتبرت|نفى|نفت|زعم|زعمت)';
const TR = '(?:dedi|diyor|söyledi|açıkladı|belirtti|ifade etti|vurguladı|kaydetti|savundu|iddia etti|duyurdu|ekledi|bildirdi)';

/** Whole-sentence patterns with the groups speaker, cue, content, for languages whose reports are not read by subject and verb. */
const PATTERNS: Readonly<Record<string, readonly RegExp[]>> = {
  zh: [
    new RegExp(`(?<content>“[^”]+”|「[^」]+」)(?<speaker>[\\p{Script=Han}A-Za-z·]{2,16}?)(?<cue>${ZH})[。，]`, 'gdu'),
    new RegExp(`(?<=^|[。！？，\\n])(?<speaker>[\\p{Script=Han}A-Za-z·]{2,24}?)(?<cue>${ZH})[，：:,]?(?<content>“[^”]+”|「[^」]+」|[^“”「」。！？\\n]{4,})`, 'gdu'),
  ],
  ar: [
    new RegExp(`(?<content>["«“][^"»”]+["»”])[،,]?\\s*(?<cue>${AR})\\s(?<speaker>[\\p{L}\\s]{2,60}?)(?=[.،,\\n]|$)`, 'gdu'),
    new RegExp(`(?<!\\p{L})(?:و)?(?<cue>${AR})\\s(?<speaker>(?:\\p{L}+\\s){1,9}?)(?<content>(?:إن|أن|بأن)(?:ه|ها|هم)?\\s[^.!؟\\n]+)`, 'gdu'),
    new RegExp(`(?<!\\p{L})(?:و)?(?<cue>${AR})\\s(?<speaker>[\\p{L}\\s]{2,60}?)\\s?[:،]\\s?(?<content>["«“][^"»”]+["»”])`, 'gdu'),
  ],
  tr: [
    new RegExp(`(?<=^|[.!?]\\s|\\n)(?<speaker>\\p{Lu}[^,.!?"“”\\n]{1,60}),\\s(?<content>["“][^"”]+["”])\\s(?:diye\\s)?(?<cue>${TR})`, 'gdu'),
    new RegExp(`(?<content>["“][^"”]+["”])\\s(?:diye\\s)?(?<cue>${TR}|diyen)\\s(?<speaker>\\p{Lu}\\p{L}+(?:\\s\\p{Lu}\\p{L}+){0,4})`, 'gdu'),
    new RegExp(`(?<=^|[.!?]\\s|\\n)(?<speaker>\\p{Lu}[^,.!?"“”\\n]{1,60}),\\s(?<content>[^".!?“”\\n]{10,200}?(?:ğını|ğunu|ğini|ğünü|ını|unu|ini|ünü|acağını|eceğini))\\s(?<cue>${TR})`, 'gdu'),
  ],
}; // prettier-ignore

/** Attributions of one paragraph by pattern; where two overlap the earlier pattern wins. */
export function patternHits(text: string, at: Range, lang: string): PatternHit[] {
  const out: PatternHit[] = [];
  for (const pattern of PATTERNS[lang] ?? []) {
    for (const m of text.slice(at.start, at.end).matchAll(pattern)) {
      const group = (name: string): Range | undefined => {
        const r = m.indices?.groups?.[name];
        return r ? { start: at.start + r[0], end: at.start + r[0] + text.slice(at.start + r[0], at.start + r[1]).trimEnd().length } : undefined;
      };
      const hit = { speaker: group('speaker'), cue: group('cue'), content: group('content') };
      const { speaker, cue, content } = hit;
      if (speaker && cue && content && !out.some((x) => x.content.start < content.end && content.start < x.content.end)) out.push({ speaker, cue, content });
    }
  }
  return out;
}
