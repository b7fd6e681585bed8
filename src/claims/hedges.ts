import type { Range } from '../model/range.ts';
import { matches } from '../text/matches.ts';

/** Words that hold a statement at a distance, per language; the longest first. */
const HEDGES: Readonly<Record<string, string>> = {
  en: 'reportedly|allegedly|alleged|apparently|purportedly|supposedly|presumably|possibly|probably|perhaps|likely|unlikely|could|might|may have|may|would have|would|estimated|estimates|estimation|estimate|believed|thought to|expected|suspected|unconfirmed|unverified|preliminary|appears?|appeared|seems?|seemed|denied|denies|confirmed|confirms|projected|projecting|accused|claimed responsibility|could not be (?:independently )?(?:verified|confirmed)|what if',
  de: 'angeblich|mutmaßlich\\p{L}*|vermutlich|offenbar|möglicherweise|wahrscheinlich|wohl|anscheinend|könnten?|soll(?:en)?|sei|seien|habe|hätten?|würden?|dementierte|bestätigte|geschätzt\\p{L}*|vorläufig\\p{L}*',
  fr: 'apparemment|probablement|peut-être|présumée?s?|supposée?s?|serai(?:t|ent)|aurai(?:t|ent)|pourrai(?:t|ent)|estimée?s?|démenti|confirmé',
  es: 'supuestamente|presuntamente|presunt[oa]s?|aparentemente|posiblemente|probablemente|quizás?|habrían?|sería|serían|podrían?|estimad[oa]s?|negó|confirmó',
  it: 'presumibilmente|apparentemente|forse|probabilmente|presunt[oaie]|sarebbe(?:ro)?|avrebbe(?:ro)?|potrebbe(?:ro)?|stimat[oaie]|smentito|confermato',
  pt: 'supostamente|alegadamente|aparentemente|possivelmente|provavelmente|talvez|teria(?:m)?|seria(?:m)?|poderia(?:m)?|estimad[oa]s?|negou|confirmou',
  uk: 'ймовірно|нібито|начебто|можливо|мабуть|за попередніми даними|імовірно|заперечив|підтвердив|може|могли',
  ru: 'предположительно|якобы|возможно|вероятно|по предварительным данным|подтвердил|опроверг|может|могли',
  tr: 'iddia|muhtemelen|sözde|olabilir',
  ar: 'يُزعم|ربما|قد|يُعتقد|مزاعم',
  zh: '据称|据报道|疑似|可能|或许|涉嫌|据信',
};
const patterns = new Map<string, RegExp>();

/** Hedge words between two offsets, in order. */
export function hedgesIn(text: string, at: Range, lang: string): Range[] {
  const words = HEDGES[lang];
  if (!words) return [];
  let p = patterns.get(lang);
  if (!p)
    patterns.set(lang, (p = lang === 'zh' || lang === 'ar' ? new RegExp(words, 'gu') : new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu')));
  // "May" with a capital is the month.
  return matches(text.slice(at.start, at.end), p)
    .filter((m) => !(m[0] === 'May' && m.index > 0))
    .map((m) => ({ start: at.start + m.index, end: at.start + m.index + m[0].length }));
}

const STOP =
  /[;:—–]|,\s(?=(?:and|but|while|although|whereas|which|who|und|aber|während|et|mais|tandis|y|pero|mientras|e|ma|mentre|mas|а|але|но|и|і)(?!\p{L}))/gu;

/** The clause of a sentence that holds a range: from the last to the next comma with a conjunction, semicolon, or dash. */
export function clauseAround(text: string, sentence: Range, at: Range): Range {
  let { start, end } = sentence;
  for (const m of matches(text.slice(sentence.start, sentence.end), STOP)) {
    const i = sentence.start + m.index;
    if (i < at.start) start = i + 1;
    else if (i >= at.end) {
      end = i;
      break;
    }
  }
  return { start, end };
}
