import { guessLanguage } from './language-ngrams.ts';

/**
 * The language a text is written in, as a BCP 47 primary subtag; `und` where that is not clear.
 *
 * Scripts that one language owns decide alone (kana, hangul, Thai, Greek …); other texts are asked of n-grams (`language-ngrams`).
 * `hint` is what the page or feed says of itself: believed where the text is too short or the detector unsure, overruled where it is sure of another language.
 */
export function detectLanguage(text: string, hint?: string): string {
  const claimed = primary(hint);
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  const script = scriptOf(sample);
  if (script.letters === 0) return claimed ?? 'und';
  const owned = ownedBy(script, claimed);
  if (owned) return owned;
  const { language: seen, scores, reliable } = guessLanguage(sample);
  if (!seen) return claimed ?? 'und';
  if (!claimed || same(seen, claimed)) return claimed ?? (script.letters < 20 && !reliable ? 'und' : seen);
  return overrules(scores, seen, claimed, script.letters) && reliable ? seen : claimed;
}

/** Enough to be sure, little enough to be cheap. */
const SAMPLE = 800;

/** The first subtag of a language tag, lower case: `pt-BR` → `pt`; undefined where the text is no tag. */
export function primary(tag: string | undefined): string | undefined {
  const m = /^\s*([a-z]{2,3})(?:[-_][a-z0-9]+)*\s*$/i.exec(tag ?? '')?.[1]?.toLowerCase();
  return m === 'und' || m === undefined ? undefined : (OLD_TAGS[m] ?? m);
}
const OLD_TAGS: Readonly<Record<string, string>> = {
  iw: 'he',
  in: 'id',
  ji: 'yi',
  eng: 'en',
  deu: 'de',
  ger: 'de',
  fra: 'fr',
  fre: 'fr',
  spa: 'es',
  cn: 'zh',
  jp: 'ja',
  kr: 'ko',
};

/** Tags that name the same written language for a detector that knows only one of them. */
const NEAR: readonly ReadonlySet<string>[] = [
  new Set(['no', 'nb', 'nn', 'da']),
  new Set(['hr', 'sr', 'bs', 'sh']),
  new Set(['ms', 'id']),
  new Set(['gl', 'pt', 'es']),
];
const same = (a: string, b: string): boolean => a === b || NEAR.some((set) => set.has(a) && set.has(b));

/** A page's claim is overruled only by a text long enough and a clear lead: templates often say `en` whatever the text. */
function overrules(scores: ReadonlyMap<string, number>, seen: string, claimed: string, letters: number): boolean {
  return letters >= 60 && (scores.get(seen) ?? 0) > (scores.get(claimed) ?? 0) * 1.1;
}

interface Script {
  readonly letters: number;
  /** Share of the letters. */
  readonly of: (name: ScriptName) => number;
}
type ScriptName = keyof typeof SCRIPTS;
const SCRIPTS = {
  latin: /\p{Script=Latin}/gu,
  han: /\p{Script=Han}/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  hangul: /\p{Script=Hangul}/gu,
  thai: /\p{Script=Thai}/gu,
  greek: /\p{Script=Greek}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  armenian: /\p{Script=Armenian}/gu,
  georgian: /\p{Script=Georgian}/gu,
  tamil: /\p{Script=Tamil}/gu,
  telugu: /\p{Script=Telugu}/gu,
  kannada: /\p{Script=Kannada}/gu,
  malayalam: /\p{Script=Malayalam}/gu,
  gujarati: /\p{Script=Gujarati}/gu,
  gurmukhi: /\p{Script=Gurmukhi}/gu,
  sinhala: /\p{Script=Sinhala}/gu,
  khmer: /\p{Script=Khmer}/gu,
  lao: /\p{Script=Lao}/gu,
  myanmar: /\p{Script=Myanmar}/gu,
  ethiopic: /\p{Script=Ethiopic}/gu,
} as const;
/** Scripts in which (nearly) all news is of one language. */
const OWNER: readonly (readonly [ScriptName, string])[] = [
  ['hangul', 'ko'],
  ['thai', 'th'],
  ['greek', 'el'],
  ['hebrew', 'he'],
  ['armenian', 'hy'],
  ['georgian', 'ka'],
  ['tamil', 'ta'],
  ['telugu', 'te'],
  ['kannada', 'kn'],
  ['malayalam', 'ml'],
  ['gujarati', 'gu'],
  ['gurmukhi', 'pa'],
  ['sinhala', 'si'],
  ['khmer', 'km'],
  ['lao', 'lo'],
  ['myanmar', 'my'],
  ['ethiopic', 'am'],
];

function scriptOf(text: string): Script {
  const letters = count(text, /\p{L}/gu);
  const latin = count(text, SCRIPTS.latin);
  const shares: Partial<Record<ScriptName, number>> = { latin: latin / (letters || 1) };
  const of = (name: ScriptName): number => (latin === letters && name !== 'latin' ? 0 : (shares[name] ??= count(text, SCRIPTS[name]) / (letters || 1)));
  return { letters, of };
}

function ownedBy(script: Script, claimed: string | undefined): string | undefined {
  if (script.of('latin') > 0.9) return undefined;
  if (script.of('kana') > 0.08) return 'ja';
  if (script.of('han') > 0.4) return claimed === 'ja' || claimed === 'yue' ? claimed : 'zh';
  return OWNER.find(([name]) => script.of(name) > 0.4)?.[1];
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
