import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { cleaning } from '../../src/clean/clean.ts';
import { isRejected } from '../../src/model/outcome.ts';
import { readLines, setFiles } from '../corpora.ts';
import { present, type Context, type Outcome, type Sets } from '../measured.ts';
import { scorer } from '../scorers.ts';
import { canTrain, type WeightsFor } from '../train/page-kind.ts';
import { goldOf, pageOf } from './page-files.ts';
import { pageWeightsFor } from './pages.ts';

interface Gold {
  readonly id: string;
  readonly set: string;
}
interface AnatomyScorer {
  pairUp(gold: readonly Gold[], pred: readonly object[]): readonly object[];
  report(
    pages: readonly object[],
    rounds: number,
  ): { readonly fields: Readonly<Record<string, { readonly f1: number }>>; readonly kind: { readonly accuracy: number } };
}

/** What `clean` says about the page, in the shape of the gold. */
function predict(context: Context, gold: Gold, urlOf: (gold: Gold) => string, weightsFor: WeightsFor): object {
  const draft = cleaning(pageOf(join(context.corpora, 'pages', gold.set), gold.id, urlOf(gold)), weightsFor(gold.set, gold.id)).outcome;
  if (isRejected(draft)) return { id: gold.id, set: gold.set, ...(draft.kind ? { kind: draft.kind } : {}) };
  const { kind, authors, contributors, dateline, credits, notes, section } = draft;
  return { id: gold.id, set: gold.set, kind, stub: draft.stub ?? 'none', authors, contributors, dateline: dateline ?? null, credit: credits, notes, section };
}

async function anatomy(context: Context): Promise<Outcome> {
  const all = readLines<Gold>(...present(setFiles(context.corpora, 'pages', 'anatomy-read'), 'pages/anatomy-read')),
    gold = all.filter((g) => existsSync(join(context.corpora, 'pages', g.set, 'html', `${g.id}.html.gz`)));
  present(gold, 'the pages that anatomy-read speaks of');
  const truths = new Map([...new Set(gold.map((g) => g.set))].map((set) => [set, goldOf(join(context.corpora, 'pages', set))])),
    weightsFor = pageWeightsFor(context),
    urlOf = (g: Gold): string => truths.get(g.set)?.[g.id]?.url ?? '',
    { pairUp, report } = await scorer<AnatomyScorer>(context.eval, 'anatomy'),
    { fields, kind } = report(
      pairUp(
        gold,
        gold.map((g) => predict(context, g, urlOf, weightsFor)),
      ),
      1,
    ),
    f1 = (field: string): number | null => fields[field]?.f1 ?? null;
  return {
    values: { authors: f1('authors'), dateline: f1('dateline'), credit: f1('credit'), contributors: f1('contributors'), kind: kind.accuracy },
    crossValidated: !context.asIs && canTrain(context.corpora),
    note: `${gold.length} pages${gold.length < all.length ? `, ${all.length - gold.length} not here` : ''}`,
  };
}

export const sets: Sets = { anatomy };
