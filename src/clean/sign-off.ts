import type { Byline, Credit, HubLink, Note } from '../model/revision.ts';
import type { Agencies } from './agencies.ts';
import { contributorLine, speaksOfReport } from './contributors.ts';
import { creditLine, signedCredits } from './credit.ts';
import type { Reason } from './hints.ts';
import type { Leaf } from './markup.ts';
import { noteOf } from './notes.ts';
import { isName, peopleIn, withoutLead } from './people.ts';
import { isDateLine } from './published.ts';
import { outletLine, rightsLine } from './source-line.ts';

/** What the lines before and after a report's text say, taken out of the text. */
export interface SignOff {
  readonly body: readonly Leaf[];
  readonly drops: readonly { readonly text: string; readonly reason: Reason }[];
  readonly notes: readonly Note[];
  readonly contributors: readonly Byline[];
  readonly authors: readonly Byline[];
  readonly credits: readonly Credit[];
  readonly hub?: HubLink;
}

/** Lines this near to the start or the end of the text may be bylines, dates and credits; farther in they are text. */
const NEAR_START = 3;
const NEAR_END = 10;

/** Lines of the page round the text: they are read, not dropped. */
export interface Around {
  readonly rest: readonly Leaf[];
  /** Lines in parts that say who made the report, before and after it. */
  readonly about: readonly Leaf[];
  /** The page's address. */
  readonly url: string;
  readonly agencies: Agencies;
}

/** Parts the lines about the report from the report. */
export function readSignOff(leaves: readonly Leaf[], { rest, about, url, agencies }: Around, bylines: ReadonlySet<Leaf>): SignOff {
  const found = new Found(agencies);
  const body = leaves.filter((leaf, i) => {
    const reason = bylines.has(leaf) && leaf.words <= 30 && i < NEAR_START ? 'byline' : found.read(leaf, i < NEAR_START, i >= leaves.length - NEAR_END);
    if (reason) found.drops.push({ text: leaf.text, reason });
    return reason === undefined;
  });
  const first = leaves[0]?.index ?? 0,
    beyond = leaves.at(-1)?.index ?? 0,
    near = new Set(about);
  for (const leaf of new Set([...about, ...rest])) {
    // Farther on are other reports' lines.
    if (leaf.index > beyond && leaf.box.role === 'list-item' && !near.has(leaf)) continue;
    found.read(leaf, false, true);
    found.outlet(outletLine(leaf, leaf.index < first, url, agencies));
  }
  for (const leaf of leaves.slice(-NEAR_END)) found.outlet(outletLine(leaf, false, url, agencies));
  if (found.credits.length > 0) for (const leaf of about) found.outlet(rightsLine(leaf, agencies));
  const lasts = body.slice(-NEAR_END).map((l) => l.text);
  const signed = signedCredits(body[0]?.text ?? '', lasts, agencies);
  return {
    body,
    drops: found.drops,
    notes: unique(found.notes, (n) => n.text),
    contributors: unique(found.contributors, (p) => p.name),
    authors: found.authors,
    credits: [...found.credits, ...signed],
    ...(found.hub ? { hub: found.hub } : {}),
  };
}

class Found {
  readonly #agencies: Agencies;
  readonly drops: { text: string; reason: Reason }[] = [];
  readonly notes: Note[] = [];
  readonly contributors: Byline[] = [];
  readonly authors: Byline[] = [];
  readonly credits: Credit[] = [];
  hub: HubLink | undefined;

  constructor(agencies: Agencies) {
    this.#agencies = agencies;
  }

  /** Reads one line; answers why it is no text, or undefined where it is. */
  read(leaf: Leaf, nearStart: boolean, nearEnd: boolean): Reason | undefined {
    if (leaf.box.role === 'heading' || leaf.box.role === 'caption') return undefined;
    const note = noteOf(leaf.text);
    // A text is taken back at its head or its end; amid it the words are of something else.
    if (note && (note.type !== 'withdrawal' || nearStart || nearEnd)) return this.#note(note);
    if (!nearStart && !nearEnd) return speaksOfReport(leaf.text) ? this.#contributors(leaf) : undefined;
    return this.#contributors(leaf) ?? this.#credit(leaf) ?? this.#byline(leaf, nearStart) ?? (isDateLine(leaf) ? 'date' : undefined);
  }

  outlet(credit: Credit | undefined): void {
    if (credit) this.credits.push(credit);
  }

  #note(note: Note): Reason {
    this.notes.push(note);
    return 'note';
  }

  #contributors(leaf: Leaf): Reason | undefined {
    const line = contributorLine(leaf.text, this.#agencies);
    if (!line) return undefined;
    this.contributors.push(...line.people);
    this.authors.push(...line.reporters);
    for (const agency of line.agencies) this.credits.push({ agency, evidence: leaf.text });
    return 'contributors';
  }

  #credit(leaf: Leaf): Reason | undefined {
    const line = creditLine(leaf.text, leaf.links, this.#agencies);
    if (!line) return undefined;
    this.credits.push(...line.credits);
    this.hub ??= line.hub;
    return 'credit';
  }

  #byline(leaf: Leaf, nearStart: boolean): Reason | undefined {
    if (leaf.words > 14) return undefined;
    const dash = /^[—–-]{1,2}\s*(?=\p{Lu})/u.test(leaf.text);
    const { rest, found } = withoutLead(leaf.text.replace(/^[—–-]+\s*/u, ''));
    if (!found && !dash) return undefined;
    const people = peopleIn(rest);
    if (
      people.length === 0 ||
      !people.every((p) => isName(p.name)) ||
      people.map((p) => `${p.name}${p.role ?? ''}${p.place ?? ''}`).join('').length < rest.length * 0.6
    )
      return undefined;
    if (nearStart || this.authors.length === 0) this.authors.push(...people);
    return 'byline';
  }
}

function unique<T>(list: readonly T[], key: (x: T) => string): T[] {
  return [...new Map(list.map((x) => [key(x), x])).values()];
}
