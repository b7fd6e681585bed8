import type { Citation } from '../model/citation.ts';
import { cite } from '../model/citation.ts';
import { isShown, type Claim } from '../model/claim.ts';
import type { Comparison, Document } from '../model/comparison.ts';
import { isCurrent } from '../model/ledger.ts';
import type { Byline } from '../model/revision.ts';
import { inLine } from './print-lines.ts';

const WIDTH = 100;

/** A comparison as plain text for a terminal: every line of news in it is quoted from a document. */
export function printComparison(c: Comparison): string {
  const byRevision = new Map(c.documents.map((d) => [d.revision.id, d])),
    number = new Map(c.documents.map((d, i) => [d.revision.id, i + 1])),
    words = (at: Citation | undefined): string => {
      const document = at && byRevision.get(at.revisionId);
      return at && document ? inLine(document.revision, at) : '';
    };
  const claims = new Map(c.documents.flatMap((d) => d.reading.claims.map((claim) => [claim.id, claim] as const)));
  const sections = [
    ...c.documents.map((d, i) => article(d, i + 1, c, words)),
    section(
      'WHO SAYS WHAT',
      c.documents.flatMap((d, i) =>
        d.reading.claims.filter((x) => x.manner !== 'figure' && x.speaker && isShown(x)).map((x) => `[${i + 1}] ${statement(x, words)}`),
      ),
    ),
    section(
      'FIGURES',
      c.documents.flatMap((d, i) => d.reading.claims.filter((x) => x.manner === 'figure').map((x) => `[${i + 1}] ${figure(x, words)}`)),
    ),
    section(
      'SIDE BY SIDE',
      c.questions.flatMap((q) => [
        `${q.differs ? 'differ' : 'agree'}:`,
        ...q.answers.map((a) => {
          const claim = claims.get(a.claimId);
          return claim ? `    [${number.get(claim.revisionId) ?? '?'}] ${figure(claim, words)}${isCurrent(a) ? '' : ' · superseded'}` : '    ?';
        }),
      ]),
    ),
    section(
      'LOST ON THE WAY',
      c.lost.flatMap((l) => [
        `${l.kind}: [${number.get(l.originalRevisionId) ?? '?'}] ${words(l.original)}`,
        `    → [${number.get(l.copyRevisionId) ?? '?'}] ${l.copy ? words(l.copy) : '(left out)'}`,
      ]),
    ),
    section(
      'TIMELINE',
      c.timeline.map((t) => `${t.day}  [${number.get(t.at.revisionId) ?? '?'}] ${words(t.at)}`),
    ),
    section(
      'PROBLEMS',
      c.problems.map((p) => `${p.input}: ${p.message}`),
    ),
  ];
  return sections.filter(Boolean).join('\n') + '\n';
}

function article(d: Document, n: number, c: Comparison, words: (at: Citation) => string): string {
  const r = d.revision,
    story = c.stories.findIndex((ids) => ids.includes(r.id)) + 1,
    original = c.documents.findIndex((o) => o.revision.articleId === d.copy?.originalId) + 1;
  const facts = [
    r.section && `section ${r.section}`,
    r.published !== undefined &&
      `published ${new Date(r.published)
        .toISOString()
        .slice(0, r.publishedDay ? 10 : 16)
        .replace('T', ' ')}${r.publishedDay ? '' : ' UTC'}`,
    `kind ${r.kind}`,
    `language ${r.lang}`,
    r.stub && `the text is incomplete: ${r.stub}`,
    r.dateline && `dateline ${r.dateline.text}`,
    r.authors.length > 0 && `by ${people(r.authors)}`,
    r.contributors.length > 0 && `contributors ${people(r.contributors)}`,
    ...r.credits.map((x) => `credit ${x.agency}: "${x.evidence}"`),
    r.hub && `hub ${r.hub.slug} (${r.hub.url})`,
    ...r.notes.map((x) => `${x.type}: ${x.text}`),
    d.reading.roles.length > 0 && `people ${d.reading.roles.map((x) => `${words(x.person)} (${words(x.role)})`).join('; ')}`,
    c.documents.length > 1 && `story ${story}`,
    d.copy && `${d.copy.relation} of [${original}]: ${d.copy.evidence.join('; ')}`,
  ].filter((x) => typeof x === 'string');
  const body = r.blocks.map((b) => wrap(words(cite(r, b)), b.kind === 'list-item' ? '  - ' : '  '));
  return [
    `[${n}] ${d.input}`,
    '',
    wrap(words(cite(r, r.headline)).toUpperCase(), ''),
    ...facts.map((f) => wrap(f, '  · ')),
    '',
    ...body.flatMap((b) => [b, '']),
  ].join('\n');
}

const people = (list: readonly Byline[]): string =>
  list.map((b) => [b.name, b.role && `, ${b.role}`, b.place && ` in ${b.place}`].filter(Boolean).join('')).join('; ');

function statement(c: Claim, words: (at: Citation | undefined) => string): string {
  return (
    [words(c.speaker), words(c.cue), c.type === 'direct' ? `“${words(c.content)}”` : words(c.content)].filter(Boolean).join(' | ') +
    (c.hedges.length > 0 ? ` · hedge: ${c.hedges.map(words).join(', ')}` : '')
  );
}

function figure(c: Claim, words: (at: Citation | undefined) => string): string {
  const event = words(c.figure?.event);
  return `${words(c.content)}${event ? ` · ${event}` : ''} · ${c.speaker ? `says ${words(c.speaker)}` : 'no claimant'}${c.hedges.length > 0 ? ` · ${c.hedges.map(words).join(', ')}` : ''}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((l) => wrap(l, '  ')), ''].join('\n');
}

function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > WIDTH && line.trim() !== '') {
      lines.push(line);
      line = ' '.repeat(indent.length);
    }
    line += (line.length > indent.length ? ' ' : '') + word;
  }
  return [...lines, line].join('\n');
}
