import { read } from '../../src/claims/read.ts';
import { attributionTaggers } from '../../src/models.ts';
import { isContrast, type Standing } from '../../src/ledger/contrast.ts';
import { enter, type Member } from '../../src/ledger/enter.ts';
import { evidenceOf, type Evidence } from '../../src/ledger/evidence.ts';
import { fit } from '../../src/ledger/fit.ts';
import { settingOf } from '../../src/ledger/setting.ts';
import type { Claim } from '../../src/model/claim.ts';
import { idOf } from '../../src/model/id.ts';
import type { Revision } from '../../src/model/revision.ts';
import { readLines, setFiles } from '../corpora.ts';
import { folds } from '../folds.ts';
import { present, type Context, type Outcome, type Sets } from '../measured.ts';
import { passage } from '../passage.ts';
import { scorer } from '../scorers.ts';

interface GoldFigure {
  readonly from: string;
  readonly published: string;
  readonly source: string;
  readonly text: string;
  readonly figure: readonly [number, number];
}
interface Gold {
  readonly id: string;
  readonly story: string;
  readonly sentences: readonly GoldFigure[];
  readonly groups: readonly (readonly number[])[];
}
interface Prediction {
  readonly id: string;
  readonly groups: readonly (readonly number[])[];
  readonly differing: readonly (readonly [number, number])[];
}
interface QuestionsScorer {
  evaluate(
    gold: readonly Gold[],
    preds: readonly Prediction[],
  ): {
    readonly same: { readonly f1: number };
    readonly differentValue: { readonly f1: number };
    readonly differing: { readonly pred: number };
    readonly falseConflicts: number;
  };
}

/** The record's articles, each made of its sentences, as `read` reads them. */
function membersOf(gold: Gold): Member[] {
  return [...new Set(gold.sentences.map((s) => s.from))].map((from): Member => {
    const own = gold.sentences.filter((s) => s.from === from),
      [{ published, source } = { published: '', source: '' }] = own,
      text = [...new Set(own.map((s) => s.text))].join('\n\n'),
      facts = { id: idOf(gold.id, from), published, seenAt: Date.parse(published) },
      revision = { ...passage(text, facts), sourceId: source, kind: 'report' } as unknown as Revision;
    return { revision, reading: read(revision, attributionTaggers()) };
  });
}

interface Found {
  readonly member: Member;
  readonly claim: Claim;
}

/** The claim read at a gold figure: the one that shares most of it; none where `read` saw no figure. */
function find(gold: Gold, members: readonly Member[], { from, text, figure }: GoldFigure): Found | undefined {
  const member = members.find((m) => m.revision.id === idOf(gold.id, from)),
    at = member?.revision.text.indexOf(text) ?? -1;
  if (!member || at < 0) return undefined;
  const overlap = (c: Claim): number => (c.figure ? Math.min(c.figure.span.end, at + figure[1]) - Math.max(c.figure.span.start, at + figure[0]) : 0),
    best = member.reading.claims.reduce<Claim | undefined>((b, c) => (overlap(c) > (b ? overlap(b) : 0) ? c : b), undefined);
  return best ? { member, claim: best } : undefined;
}

function evidence({ member: { revision }, claim }: Found): Evidence | undefined {
  const { figure, sentence } = claim,
    at = claim.saidAt ?? revision.published ?? revision.seenAt;
  return figure && evidenceOf({ text: revision.text, sentence, figure, lang: revision.lang, at, articleId: revision.articleId });
}

function standing(found: Found): Standing | undefined {
  const own = evidence(found),
    { member, claim } = found;
  return own && { evidence: own, setting: () => settingOf(member.revision, member.reading, claim) };
}

/** A record as it was read: which claim answers to which gold figure. */
interface Read {
  readonly gold: Gold;
  readonly members: readonly Member[];
  readonly found: readonly (Found | undefined)[];
}
function readRecord(gold: Gold): Read {
  const members = membersOf(gold);
  return { gold, members, found: gold.sentences.map((s) => find(gold, members, s)) };
}

/** The ledger's questions in the gold's numbers, and the pairs of one question that readers are told differ. */
function predict({ gold, members, found }: Read, weights: readonly number[] | undefined): Prediction {
  const seen = new Set<number>(),
    groups = enter(gold.story, members, weights).map((q) => {
      const ids = new Set(q.answers.map((a) => a.claimId)),
        // A claim that two gold figures share stands for the first of them.
        of = found.flatMap((f, i) => (f && ids.has(f.claim.id) && !seen.has(i) && found.findIndex((g) => g?.claim.id === f.claim.id) === i ? [i] : []));
      for (const i of of) seen.add(i);
      return of;
    }),
    standings = found.map((f) => f && standing(f)),
    differing = groups.flatMap((g) =>
      g.flatMap((i, n) =>
        g.slice(n + 1).flatMap((j): [number, number][] => {
          const [a, b] = [standings[i], standings[j]];
          return a && b && isContrast(a, b) ? [[i, j]] : [];
        }),
      ),
    );
  return { id: gold.id, groups: groups.filter((g) => g.length > 0), differing };
}

/** What the weights are fitted on: the figures found and how the gold parts them. */
function judged({ gold, found }: Read): { figures: Evidence[]; groups: number[][] } {
  const kept = found.flatMap((f, i) => {
      const e = f && evidence(f);
      return e ? [{ i, e }] : [];
    }),
    index = new Map(kept.map(({ i }, k) => [i, k]));
  return { figures: kept.map((k) => k.e), groups: gold.groups.map((g) => g.flatMap((i) => index.get(i) ?? [])) };
}

async function questions(context: Context): Promise<Outcome> {
  const gold = readLines<Gold>(...present(setFiles(context.corpora, 'claims', 'same-question'), 'claims/same-question')),
    records = gold.map(readRecord),
    preds = context.asIs
      ? records.map((r) => predict(r, undefined))
      : folds(records, (r) => r.gold.story).flatMap(({ train, test }) => {
          const weights = fit(train.map(judged));
          return test.map((r) => predict(r, weights));
        }),
    { evaluate } = await scorer<QuestionsScorer>(context.eval, 'questions'),
    report = evaluate(gold, preds),
    read_ = records.reduce((n, r) => n + r.found.filter(Boolean).length, 0),
    all = gold.reduce((n, g) => n + g.sentences.length, 0);
  return {
    values: {
      'pair-f1': report.same.f1,
      'different-values-f1': report.differentValue.f1,
      'false-differs': report.differing.pred === 0 ? null : report.falseConflicts / report.differing.pred,
    },
    note: `${read_} of ${all} figures read`,
    crossValidated: !context.asIs,
  };
}

export const sets: Sets = { questions };
