import type { Phrase, UiLang } from './words.ts';

/** Interface words of the clock that a replayed edition runs on. */
const EN = {
  'clock.title': 'The clock',
  'clock.note': 'This paper is replayed: its outlets do not exist, and its days pass when you let them.',
  'clock.now': 'It is',
  'clock.start': 'The days begin',
  'clock.end': 'They end',
  'clock.over': 'The last day is over.',
  'clock.forward': 'Fast forward',
  'clock.hour': 'One hour',
  'clock.six': 'Six hours',
  'clock.day': 'One day',
  'clock.rest': 'To the end',
} as const satisfies Record<string, Phrase>;

export type ClockKey = keyof typeof EN;

const DE: Readonly<Record<ClockKey, Phrase>> = {
  'clock.title': 'Die Uhr',
  'clock.note': 'Diese Zeitung wird nachgespielt: Ihre Medien gibt es nicht, und ihre Tage vergehen, wenn Sie es wollen.',
  'clock.now': 'Es ist',
  'clock.start': 'Die Tage beginnen',
  'clock.end': 'Sie enden',
  'clock.over': 'Der letzte Tag ist vorbei.',
  'clock.forward': 'Vorspulen',
  'clock.hour': 'Eine Stunde',
  'clock.six': 'Sechs Stunden',
  'clock.day': 'Ein Tag',
  'clock.rest': 'Bis zum Ende',
};

export const CLOCK_WORDS: Readonly<Record<UiLang, Readonly<Record<ClockKey, Phrase>>>> = { en: EN, de: DE };
