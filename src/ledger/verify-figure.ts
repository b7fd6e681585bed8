import type { Claim } from '../model/claim.ts';
import type { AskedFigure, FigureAnswer, FigurePlace, FigureVerdict, Readable } from '../model/verdict.ts';
import { primaryOf, terms } from '../text/words.ts';
import { differs } from './differ.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import { HAPPENED, impossible } from './exclusion.ts';
import { sharesHead } from './likeness.ts';
import { isInDoubt } from './figure-doubt.ts';
import { isMeant, nameWords } from './namesake.ts';

const MOST_PLACES = 20;

/** Verdicts from the one that says most to the one that says least: of a phrase read in several languages the best counts. */
export const FIGURE_VERDICTS: readonly FigureVerdict[] = ['found', 'looser', 'unsure-speaker', 'wrong-speaker', 'unsure', 'near', 'not-found'];

/** The first figure that was read in what was typed; undefined where there is none. */
export const figureAsked = ({ reading }: Pick<AskedFigure, 'reading'>): Claim | undefined => reading.claims.find((c) => c.figure);

/**
 * The words that an article must hold to answer: what is counted, and everything else typed but the number and the word for what happened, which reports
 * choose freely ("killed", "dead").
 */
export function termsAsked(asked: AskedFigure): string[] {
  const figure = figureAsked(asked),
    evidence = figure && evidenceIn(asked, figure);
  if (!evidence) return [];
  const free = HAPPENED.has(evidence.kind) ? evidence.event : '';
  return [...new Set([...evidence.thing, ...evidence.near.keys()])].filter((t) => t !== free);
}

/**
 * Whether some texts give a figure: the same value of the same thing and event, a looser wording of it, or another value, and who claims it there.
 *
 * @throws RangeError if no figure was read in what was typed.
 */
export function verifyFigure(asked: AskedFigure, texts: readonly Readable[]): FigureAnswer {
  const claim = figureAsked(asked),
    own = claim && evidenceIn(asked, claim);
  if (!own) throw new RangeError('no figure');
  const wanted = termsAsked(asked),
    claimant = asked.claimant === undefined || nameWords(asked.claimant).length === 0 ? undefined : asked.claimant;
  const places = texts.flatMap((text) => {
    if (!holdsAll(text, wanted)) return [];
    return text.reading.claims.flatMap((other): FigurePlace[] => {
      const evidence = other.figure && evidenceIn(text, other);
      if (!evidence || !isOfOne(own, evidence)) return [];
      const how = howLike(own, evidence),
        doubtful = how !== 'other' && isInDoubt({ text: asked, claim, evidence: own }, { text, claim: other, evidence }, wanted);
      return [
        {
          ...{ revision: text.revision, claim: other, how },
          ...(doubtful ? { isInDoubt: true } : {}),
          ...(claimant === undefined ? {} : { speaker: whose(claimant, other, text) }),
        },
      ];
    });
  });
  const best = onceAText(places)
    .sort((a, b) => rank(a) - rank(b) || timeOf(a) - timeOf(b))
    .slice(0, MOST_PLACES);
  // Other values are near misses of what is not there; beside what is they are the ledger's to tell.
  return { verdict: verdictOf(best[0]), places: best.filter((p) => p.how !== 'other' || best[0]?.how === 'other') };
}

function holdsAll({ revision }: Readable, wanted: readonly string[]): boolean {
  const held = new Set(terms(revision.text, revision.lang));
  return wanted.every((t) => held.has(t));
}

function evidenceIn({ revision }: Readable, { sentence, figure }: Claim): Evidence | undefined {
  const { text, lang, articleId } = revision;
  return figure && evidenceOf({ text, sentence, figure, lang: primaryOf(lang), at: revision.published ?? revision.seenAt, articleId });
}

/** Whether two figures count the same: one thing, and one event where one was asked for. */
function isOfOne(asked: Evidence, other: Evidence): boolean {
  if (impossible(asked, other) || asked.of !== other.of) return false;
  const happened = HAPPENED.has(asked.kind);
  if (happened ? !HAPPENED.has(other.kind) : asked.event !== '' && !other.near.has(asked.event)) return false;
  return asked.head === '' || sharesHead(asked, other) || (happened && other.head === '');
}

function howLike(asked: Evidence, other: Evidence): FigurePlace['how'] {
  const [a, b] = [asked.quantity, other.quantity];
  if (a.value === b.value && a.bound === b.bound) return 'same';
  return differs(a, b) ? 'other' : 'looser';
}

/** Where nobody is said to claim it, it is the outlet's own count. */
function whose(claimant: string, { speaker, speakerNamed }: Claim, text: Readable): 'same' | 'other' | 'unsure' {
  return speaker ? isMeant(claimant, { speaker, by: 'reading', ...(speakerNamed ? { named: speakerNamed } : {}) }, text) : 'unsure';
}

/** A text that says a figure again, in its headline say, says it once. */
function onceAText(places: readonly FigurePlace[]): FigurePlace[] {
  const kept = new Map<string, FigurePlace>();
  for (const place of places) {
    const key = `${place.revision.articleId} ${place.how} ${place.how === 'same' ? '' : (place.claim.figure?.value ?? '')}`,
      known = kept.get(key);
    if (!known || rank(place) < rank(known) || (!known.claim.speaker && place.claim.speaker)) kept.set(key, place);
  }
  return [...kept.values()];
}

const timeOf = ({ revision }: FigurePlace): number => revision.published ?? revision.seenAt;
const rank = ({ how, speaker, isInDoubt }: FigurePlace): number =>
  ({ same: 0, looser: 10, other: 40 })[how] + (isInDoubt ? 15 : 0) + (speaker === 'other' ? 2 : speaker === 'unsure' ? 1 : 0);

function verdictOf(best: FigurePlace | undefined): FigureVerdict {
  if (!best) return 'not-found';
  if (best.how === 'other') return 'near';
  if (best.isInDoubt) return 'unsure';
  if (best.speaker === 'other') return 'wrong-speaker';
  if (best.speaker === 'unsure') return 'unsure-speaker';
  return best.how === 'same' ? 'found' : 'looser';
}
