import { cite, quote, type Citation } from '../model/citation.ts';
import { isShown, type Claim } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import type { Block, Revision } from '../model/revision.ts';
import type { Readable, Saying } from '../model/verdict.ts';
import { inMarks } from '../text/quotation-marks.ts';
import { sentences } from '../text/sentences.ts';
import { isDenied } from '../text/unsaid.ts';
import { fold } from '../text/words.ts';

/**
 * Who says a passage as its text has it; undefined where neither the reading nor what stands around it tells.
 *
 * Words that the reading ties to somebody in quotation marks are theirs. Else a label ("LEE: …") or a signature ("… — Ann Lee") says whose they are; else the
 * reading of what is told without marks; else, of quoted words alone, whoever speaks around them in their paragraph, is announced before it ("Lee wrote:") or
 * began the quotation that goes on here. What the paper tells in its own words is nobody's because somebody is named beside it.
 */
export function sayingOf(text: Readable, at: Range): Saying | undefined {
  const { revision } = text,
    block = blockOf(revision, at);
  if (!block) return undefined;
  const own = covering(text, at),
    said = own && readSaying(text, block, own, at);
  if (said?.as === 'denied' || (said && own.type !== 'indirect')) return said;
  return labelled(text, block, at) ?? signed(text, block, at) ?? said ?? (isQuoted(revision, block, at) ? around(text, block, at) : undefined);
}

function blockOf({ blocks }: Revision, { start }: Range): Block | undefined {
  return blocks.find((b) => b.start <= start && start < b.end);
}
function bySpeaker(claim: Claim | undefined, by: Saying['by']): Saying | undefined {
  if (!claim?.speaker) return undefined;
  const { speaker, speakerNamed, cue } = claim;
  return { speaker, by, ...(speakerNamed ? { named: speakerNamed } : {}), ...(cue ? { cue } : {}) };
}

/** What a claim makes of a passage: its speaker's words, the paper's words for them, or what they deny or did not say. */
function readSaying({ revision }: Readable, block: Block, claim: Claim, at: Range): Saying | undefined {
  const said = bySpeaker(claim, 'reading'),
    isOwn = claim.type === 'direct' || (claim.type === 'mixed' && isQuoted(revision, block, at));
  if (said && isDenied(revision.text, claim, revision.lang)) return { ...said, as: 'denied' };
  return said && (isOwn ? said : { ...said, as: 'paraphrase' });
}

const shared = (a: Range, b: Range): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
/** Share of a passage that a claim must hold to be said to cover it. */
const COVERS = 0.5;

/** The claim whose content is most nearly the passage, of those that are sure or deny it; one that is all in quotation marks before one that is in part. */
function covering({ revision, reading }: Readable, at: Range): Claim | undefined {
  const fits = reading.claims.flatMap((claim) => {
    const parts = claim.contentParts ?? [claim.content],
      common = parts.reduce((n, p) => n + shared(p, at), 0),
      size = parts.reduce((n, p) => n + p.end - p.start, 0),
      passage = at.end - at.start;
    const holds = claim.manner !== 'figure' && claim.speaker && common >= COVERS * passage && (isShown(claim) || isDenied(revision.text, claim, revision.lang));
    return holds ? [{ claim, fit: common / (size + passage - common) }] : [];
  });
  return fits.sort((a, b) => Number(b.claim.type === 'direct') - Number(a.claim.type === 'direct') || b.fit - a.fit)[0]?.claim;
}

// ─── printed beside it ───────────────────────────────────────────────────────────────────────────────────────────────────

/** "LEE:", "Ann Lee:" where a line begins: a name of one to five words without a stop. */
const LABEL =
  /^[\s"“„«]*((?:\p{Lu}[\p{L}\p{M}.'’-]*)(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,4}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8})\s?[:：]\s?(?=\S)/u;

/** The name before a colon at the beginning of the paragraph, or of one before it where the conversation goes on. */
function labelled(text: Readable, block: Range, at: Range): Saying | undefined {
  const { revision } = text,
    labels = revision.blocks.flatMap((b) => labelOf(revision, b) ?? []).filter((l) => !isWhere(text, l)),
    isTalk = new Set(labels.map((l) => fold(quote(revision, l)))).size >= CONVERSATION,
    own = labelOf(revision, block);
  if (own) return own.end <= at.start && !isWhere(text, own) && (isTalk || isPerson(text, own)) ? { speaker: own, by: 'context' } : undefined;
  // A conversation in print: its paragraphs without a label are of whom the one before them names.
  const before = labels.findLast((l) => l.start < block.start);
  return isTalk && before && isQuotedOn(revision, before, block) ? { speaker: before, by: 'context' } : undefined;
}
/** As many different labels make an interview; a single one may be a kicker ("Exclusive: …"). */
const CONVERSATION = 2;

/** Whether a label says where a report is from: its dateline, or a place. */
const isWhere = ({ revision, reading }: Readable, label: Citation): boolean =>
  fold(revision.dateline?.text ?? '').includes(fold(quote(revision, label))) || reading.mentions.some((m) => m.kind === 'place' && shared(m.at, label) > 0);
const isPerson = ({ reading }: Readable, label: Range): boolean =>
  reading.mentions.some((m) => m.kind === 'person' && label.start <= m.at.start && m.at.end === label.end);

function labelOf(revision: Revision, block: Range): Citation | undefined {
  const found = LABEL.exec(revision.text.slice(block.start, Math.min(block.end, block.start + 80))),
    name = found?.[1];
  if (!found || name === undefined) return undefined;
  const start = block.start + found[0].indexOf(name);
  return cite(revision, { start, end: start + name.length });
}

/** Whether every paragraph from behind the label to this one begins as quoted speech goes on. */
function isQuotedOn({ blocks, text }: Revision, label: Range, block: Range): boolean {
  return blocks.filter((b) => b.start > label.end && b.start <= block.start).every((b) => OPENER.test(text.slice(b.start, b.start + 1)));
}
const OPENER = /["“„«»「『]/u;

/** A dash and a name behind the mark that closes the passage, up to the end of the line. */
const SIGNATURE =
  /^[\p{P}\s]{0,3}["”“»«」』]\s{0,2}(?:[—―–]|--?)\s{0,2}((?:\p{Lu}[\p{L}\p{M}.'’-]*)(?: (?:de|la|von|van|al|bin|del|der|di)?\s?\p{Lu}[\p{L}\p{M}.'’-]*){0,5})(?=\s*(?:[,.(\n“„«]|$))/u;

function signed({ revision }: Readable, block: Range, at: Range): Saying | undefined {
  // The passage may be a part of what is signed: the signature stands behind the mark that closes it.
  const rest = revision.text.slice(at.end, block.end),
    closing = /["”»」』]/u.exec(rest);
  if (!closing || /[“„«「『]/u.test(rest.slice(0, closing.index))) return undefined;
  const from = at.end + closing.index,
    found = SIGNATURE.exec(revision.text.slice(from, block.end)),
    name = found?.[1]?.replace(/[.'’-]+$/, '');
  if (!found || name === undefined) return undefined;
  const start = from + found[0].indexOf(name);
  return { speaker: cite(revision, { start, end: start + name.length }), by: 'context' };
}

// ─── around it ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Whether a passage is quoted: set as a quotation, or inside quotation marks. */
const isQuoted = ({ text }: Revision, block: Block, at: Range): boolean => block.kind === 'quote' || inMarks(text, block, at);

function around(text: Readable, block: Range, at: Range): Saying | undefined {
  const { revision, reading } = text,
    said = reading.claims.filter((c) => c.manner !== 'figure' && c.speaker && c.type !== 'indirect'),
    here = said.filter((c) => c.speaker && block.start <= c.speaker.start && c.speaker.end <= block.end),
    before = here.findLast((c) => (c.speaker?.start ?? 0) < at.start),
    behind = here.find((c) => (c.speaker?.start ?? 0) >= at.end),
    index = revision.blocks.findIndex((b) => b.start === block.start),
    above = revision.blocks[index - 1];
  return (
    beside(text, block, at) ??
    bySpeaker(before ?? behind, 'context') ??
    announced(text, block, at, above) ??
    alone(text, block) ??
    continued(text, block, above, said)
  );
}

/** Whoever is named first between the mark that closes the passage and the next comma or stop, else in the words that lead up to the mark that opens it. */
function beside({ revision, reading }: Readable, block: Range, at: Range): Saying | undefined {
  const { text } = revision,
    behind = /^[^\p{L}\p{N}"”“»«」』]{0,3}["”»」』]\s?(?=\p{L})([^.,;:!?"“„«]{3,80})/u.exec(text.slice(at.end, block.end)),
    before = /([^.;:!?"“”„«»]{3,200})(?:[,:]|\s[—–-]{1,2})\s?["“„«「『]$/u.exec(text.slice(block.start, at.start)),
    clause = before?.[1]?.split(',').findLast((part) => part.trim() !== ''),
    end = before ? block.start + before.index + (before[1]?.length ?? 0) : 0,
    parts = [...(behind ? [{ start: at.end, end: at.end + behind[0].length }] : []), ...(clause === undefined ? [] : [{ start: end - clause.length, end }])];
  const name = parts.flatMap((part) => namedIn(reading, part).slice(0, 1))[0];
  return name && { speaker: name, by: 'context' };
}
const namedIn = ({ mentions }: Readable['reading'], { start, end }: Range): Citation[] =>
  mentions.flatMap((m) => (m.kind !== 'place' && start <= m.at.start && m.at.end <= end ? [m.at] : []));

/** The one person whom a paragraph names outside quotation marks. */
function alone({ revision, reading }: Readable, block: Range): Saying | undefined {
  const names = reading.mentions.filter(
    (m) => m.kind === 'person' && block.start <= m.at.start && m.at.end <= block.end && !inMarks(revision.text, block, m.at),
  );
  return names.length === 1 && names[0] ? { speaker: names[0].at, by: 'context' } : undefined;
}
/** Whoever is named first in the sentence that ends in a colon right before the passage. */
function announced({ revision, reading }: Readable, block: Range, at: Range, above: Range | undefined): Saying | undefined {
  const { text, lang } = revision,
    lead = text.slice(block.start, at.start).replace(/[\s"“„«»「『']+$/u, ''),
    from = lead === '' ? above : block,
    words = lead === '' ? text.slice(above?.start ?? 0, above?.end ?? 0).trimEnd() : lead;
  if (!from || !/[:：]$/u.test(words)) return undefined;
  const last = sentences(words, lang).at(-1),
    range = last && { start: from.start + last.start, end: from.start + last.end },
    name = range && namedIn(reading, range)[0];
  return name && { speaker: name, by: 'context' };
}

/** Whoever speaks in the paragraph above, where its quotation is not closed or this one is a quotation and nothing else. */
function continued({ revision }: Readable, block: Range, above: Range | undefined, said: readonly Claim[]): Saying | undefined {
  const own = revision.text.slice(block.start, block.end).trim();
  if (!above || !/^["“„«»「『]/u.test(own)) return undefined;
  const isOpen = !/["”“»«」』]\s*$/u.test(revision.text.slice(above.start, above.end)),
    isAlone = /["”“»«」』]$/u.test(own) || !/["”»」』]/u.test(own.slice(1)),
    last = said.findLast((c) => c.speaker && above.start <= c.speaker.start && c.speaker.end <= above.end);
  return isOpen || isAlone ? bySpeaker(last, 'context') : undefined;
}
