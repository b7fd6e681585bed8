import type { Verbatim } from '../model/citation.ts';
import type { Formatted } from './format.ts';
import type { Name } from './names.ts';
import { ACTS_WORDS, type ActsKey } from './words-acts.ts';
import { CLOCK_WORDS, type ClockKey } from './words-clock.ts';
import { DESK_WORDS, type DeskKey } from './words-desk.ts';
import { HEALTH_WORDS, type HealthKey } from './words-health.ts';
import { PAGES_WORDS, type PagesKey } from './words-pages.ts';
import { PAPER_WORDS, type PaperKey } from './words-paper.ts';
import { REMOVAL_WORDS, type RemovalKey } from './words-removal.ts';
import { RIGHTS_WORDS, type RightsKey } from './words-rights.ts';
import { SOURCES_WORDS, type SourcesKey } from './words-sources.ts';
import { STORY_WORDS, type StoryKey } from './words-story.ts';
import { VERIFY_WORDS, type VerifyKey } from './words-verify.ts';
import { WHY_WORDS, type WhyKey } from './words-why.ts';

declare const words: unique symbol;
/** Interface words from this table. Only `speak` makes them. */
export type Words = string & { readonly [words]: true };

export type UiLang = 'en' | 'de';
export const UI_LANGS: readonly UiLang[] = ['en', 'de'];

/** A phrase; `{n}` and the like are filled with numbers, dates and names. Two forms where a count decides. */
export type Phrase = string | { readonly one: string; readonly other: string };

export type WordKey = PaperKey | StoryKey | WhyKey | SourcesKey | DeskKey | ClockKey | PagesKey | ActsKey | VerifyKey | HealthKey | RightsKey | RemovalKey;

/** Every interface word by language; the test of what may stand on a page reads it too. */
export const WORDS: Readonly<Record<UiLang, Readonly<Record<WordKey, Phrase>>>> = {
  en: {
    ...PAPER_WORDS.en,
    ...STORY_WORDS.en,
    ...WHY_WORDS.en,
    ...SOURCES_WORDS.en,
    ...DESK_WORDS.en,
    ...CLOCK_WORDS.en,
    ...PAGES_WORDS.en,
    ...ACTS_WORDS.en,
    ...VERIFY_WORDS.en,
    ...HEALTH_WORDS.en,
    ...RIGHTS_WORDS.en,
    ...REMOVAL_WORDS.en,
  },
  de: {
    ...PAPER_WORDS.de,
    ...STORY_WORDS.de,
    ...WHY_WORDS.de,
    ...SOURCES_WORDS.de,
    ...DESK_WORDS.de,
    ...CLOCK_WORDS.de,
    ...PAGES_WORDS.de,
    ...ACTS_WORDS.de,
    ...VERIFY_WORDS.de,
    ...HEALTH_WORDS.de,
    ...RIGHTS_WORDS.de,
    ...REMOVAL_WORDS.de,
  },
};

export function isWord(key: string): key is WordKey {
  return Object.hasOwn(WORDS.en, key);
}

/** What fills a phrase's places; never a plain string. */
export type Fill = Readonly<Record<string, Formatted | Name | Verbatim>>;
/** Says a phrase; `count` chooses between its two forms. */
export type Say = (key: WordKey, fill?: Fill, count?: number) => Words;

const voices: Partial<Record<UiLang, Say>> = {};
export function speak(lang: UiLang): Say {
  return (voices[lang] ??= (key, fill, count) => {
    const phrase = WORDS[lang][key],
      form = typeof phrase === 'string' ? phrase : count === 1 ? phrase.one : phrase.other;
    return (fill ? form.replace(/\{(\w+)\}/g, (_, place: string) => fill[place] ?? '') : form) as Words;
  });
}
