import { formatFor, span, type Format, type Formatted } from './format.ts';
import { speak, UI_LANGS, type Say, type UiLang, type WordKey, type Words } from './words.ts';

/** Who a page is made for: their interface language, how they write numbers and dates, and the time it is. */
export interface Reader {
  readonly lang: UiLang;
  readonly say: Say;
  readonly format: Format;
  /** Epoch ms. */
  readonly now: number;
  /** A counted phrase: "3 reports". */
  count(key: WordKey, n: number): Words;
  /** The name of a language; und is said in words. */
  language(code: string): Words | Formatted;
  /** How long ago, as of `now`. */
  ago(at: number): Words;
  /** How many days ago in the zone: 0 = today. */
  daysAgo(at: number): Words;
  /** Whether the time is that of a replay, which its reader can move on (`/clock`). */
  readonly replayed: boolean;
  /** Whether it is anybody, of a paper that is public: who signs in is one of its own users. */
  readonly anybody: boolean;
  /** The same reader at another time. */
  at(now: number): Reader;
}

export function readerFor(lang: UiLang, timezone: string, now: number, replayed = false, anybody = false): Reader {
  const say = speak(lang),
    format = formatFor(lang, timezone);
  const dayOf = (at: number): number => Date.parse(format.local(at).slice(0, 10)) / 86_400_000;
  const count = (key: WordKey, n: number): Words => say(key, { n: format.number(n) }, n);
  return {
    lang,
    say,
    format,
    now,
    count,
    language: (code) => (code === '' || code === 'und' ? say('language.unknown') : format.language(code)),
    ago: (at) => {
      const { unit, n } = span(at, now);
      return unit === 'minutes' && n === 0 ? say('ago.now') : count(`ago.${unit}`, n);
    },
    daysAgo: (at) => {
      const n = Math.max(0, dayOf(now) - dayOf(at));
      return n === 0 ? say('ago.today') : count('ago.days', n);
    },
    replayed,
    anybody,
    at: (other) => readerFor(lang, timezone, other, replayed, anybody),
  };
}

/**
 * Primary language tags of an `Accept-Language` header, most wanted first (RFC 9110, section 12.5.4).
 * Weights of 0, wildcards and malformed ranges are left out.
 */
export function acceptedLanguages(header: string | undefined): string[] {
  const ranges = (header ?? '').slice(0, 500).split(',');
  const wanted = ranges.flatMap((range, order) => {
    const m = /^\s*([a-z]{2,3})(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(range);
    const weight = Number(m?.[2] ?? 1);
    return m?.[1] && weight > 0 ? [{ lang: m[1].toLowerCase(), weight, order }] : [];
  });
  wanted.sort((a, b) => b.weight - a.weight || a.order - b.order);
  return [...new Set(wanted.map((w) => w.lang))];
}

/** The first language wanted that the interface speaks, else English. */
export function uiLanguage(wanted: readonly string[]): UiLang {
  return UI_LANGS.find((ui) => ui === wanted.find((w) => (UI_LANGS as readonly string[]).includes(w))) ?? 'en';
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ks', 'ku', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);
/** Writing direction of a primary language tag; `auto` where the language is unknown. */
export function directionOf(lang: string): 'ltr' | 'rtl' | 'auto' {
  if (lang === 'und' || lang === '') return 'auto';
  return RIGHT_TO_LEFT.has(lang) ? 'rtl' : 'ltr';
}
