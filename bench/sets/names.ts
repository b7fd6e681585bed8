import { read } from '../../src/claims/read.ts';
import type { Mention } from '../../src/model/entity.ts';
import { readLines, setFiles } from '../corpora.ts';
import { present, type Context, type Outcome, type Sets } from '../measured.ts';
import { passage } from '../passage.ts';
import { scorer } from '../scorers.ts';
import { conllModel, conllNames, reports, type Report, type Sentence } from '../train/name-conll.ts';

interface NamesScorer {
  evaluateSpans(
    gold: readonly object[],
    preds: readonly object[],
    field: string,
  ): { readonly exact: { readonly p: number; readonly r: number; readonly f1: number } };
}
const TYPE: Readonly<Record<string, string>> = { person: 'PER', place: 'LOC', organisation: 'ORG', PERSON: 'PER', LOCATION: 'LOC', ORGANIZATION: 'ORG', PER: 'PER', LOC: 'LOC', ORG: 'ORG' }; // prettier-ignore

const conll = ({ corpora }: Context): readonly Sentence[] =>
  readLines<Sentence>(...present(setFiles(corpora, 'claims', 'ner-conll2003'), 'claims/ner-conll2003'));

/**
 * The learner, taught by the training part of the same corpus; where that is not to be had, the shipped weights, which know nothing of "other" names.
 * Reports are read whole, as the flow reads articles.
 */
async function names(context: Context): Promise<Outcome> {
  const gold = conll(context),
    model = conllModel(context.corpora),
    preds = reports(gold).flatMap((r) => (model ? conllNames(r, model) : mentionsBySentence(r))),
    { exact } = (await scorer<NamesScorer>(context.eval, 'claims')).evaluateSpans(gold, preds, 'entities');
  return {
    values: { f1: exact.f1 },
    note: `${gold.length} sentences, entities; ${model ? 'taught by the training part' : 'no training part here: the shipped weights'}`,
    crossValidated: model !== undefined,
  };
}

interface Entities {
  readonly entities: Sentence['entities'];
}
/** Persons, places and organisations alone. */
const three = <T extends Entities>(doc: T): T => ({
  ...doc,
  entities: doc.entities.flatMap(({ span, type }) => (TYPE[type] === undefined ? [] : [{ span, type: TYPE[type] }])),
});

const mentionsOf = (id: string, text: string): readonly Mention[] => read(passage(text, { id, lang: 'en', seenAt: 0 })).mentions;

function mentionsBySentence({ text, sentences, starts }: Report): object[] {
  const mentions = mentionsOf(sentences[0]?.id ?? '', text);
  return sentences.map((s, i) => {
    const from = starts[i] ?? 0,
      own = mentions.filter((m) => m.at.start >= from && m.at.end <= from + s.text.length);
    return { id: s.id, entities: own.map((m) => ({ span: [m.at.start - from, m.at.end - from], type: TYPE[m.kind] })) };
  });
}

/** What is shipped, as `read` gives it, on news that it was not taught by. */
async function shipped(context: Context): Promise<Outcome> {
  const { evaluateSpans } = await scorer<NamesScorer>(context.eval, 'claims'),
    sentences = conll(context).map(three),
    docs = readLines<Sentence>(...present(setFiles(context.corpora, 'claims', 'entities-ieer'), 'claims/entities-ieer')).map(three),
    wire = evaluateSpans(sentences, reports(sentences).flatMap(mentionsBySentence), 'entities').exact,
    preds = docs.map((d) => ({ id: d.id, entities: mentionsOf(d.id, d.text).map((m) => ({ span: [m.at.start, m.at.end], type: TYPE[m.kind] })) })),
    ieer = evaluateSpans(docs, preds, 'entities').exact;
  return {
    values: { 'conll-f1': wire.f1, 'ieer-f1': ieer.f1, 'ieer-precision': ieer.p },
    note: `${sentences.length} sentences of CoNLL (its "other" names are wrong here) and ${docs.length} articles of IEER`,
    crossValidated: true,
  };
}

export const sets: Sets = { names, 'names-shipped': shipped };
