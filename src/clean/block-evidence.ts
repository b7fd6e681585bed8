import { CUE_NAMES, writeCues } from './block-cues.ts';
import { codeOf, EVIDENCE, LEVELS, NEAR, NEAR_AT, ROLES, tagCode } from './block-fields.ts';
import { distances, GROUPS } from './block-names.ts';
import { sumsOf, type Sums } from './block-sums.ts';
import { opensOther } from './chrome.ts';
import type { Headline } from './headline.ts';
import { signatureOf, type Verdict } from './keep.ts';
import { within, type Box, type Leaf } from './markup.ts';
import type { Head } from './metadata.ts';
import type { Scored } from './score.ts';

/** Rows of numbers, one a candidate, that the decision which leaves are the article's text rests on. */
export interface Evidence {
  /** The leaves that may be text, in page order. */
  readonly leaves: readonly Leaf[];
  /** `leaves.length` rows of `EVIDENCE.length`. */
  readonly rows: Float32Array;
}

const WIDTH = EVIDENCE.length;

/** Gathers the evidence about the leaves that may be text. */
export function evidenceOf(scored: Scored, headline: Headline, verdicts: readonly Verdict[], head: Head): Evidence {
  const page = new PageLines(scored, headline, verdicts, head),
    leaves = page.leaves.filter((l) => page.mayBeText(l)),
    rows = new Float32Array(leaves.length * WIDTH);
  leaves.forEach((leaf, i) => page.write(leaf, rows, i * WIDTH));
  return { leaves, rows };
}

const log = Math.log1p;
const fold = (s: string): string => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const SENTENCE_END = /[.!?。！？।؟۔…]["”’»」』)\]]*\s*$/u;
interface Kind {
  count: number;
  words: number;
  linked: number;
  tight: number;
  first: number;
}

class PageLines {
  readonly leaves: readonly Leaf[];
  readonly #scored: Scored;
  readonly #verdicts: readonly Verdict[];
  readonly #sums: Sums;
  readonly #far: Uint8Array;
  readonly #depth: Uint16Array;
  readonly #kinds = new Map<string, Kind>();
  readonly #signatures: readonly string[];
  readonly #usual: string;
  readonly #tagWords = new Map<string, number>();
  readonly #first: number;
  readonly #last: number;
  readonly #headline: number;
  readonly #before: Float64Array;
  readonly #sinceHeading: Int32Array;
  readonly #sinceOpener: Int32Array;
  readonly #opens: Uint8Array;
  readonly #folded: readonly string[];
  readonly #seen = new Map<string, number[]>();
  readonly #headlineText: string;
  readonly #linkedBody: string;
  readonly #descriptions: readonly string[];
  readonly #bodyShare: number;
  readonly #looseKept: number;
  readonly #boxFirst: Int32Array;
  readonly #topScore: number;

  constructor(scored: Scored, headline: Headline, verdicts: readonly Verdict[], head: Head) {
    const { markup, prose, tight, loose } = scored,
      { leaves, boxes } = markup;
    this.leaves = leaves;
    this.#scored = scored;
    this.#verdicts = verdicts;
    this.#sums = sumsOf(scored);
    this.#topScore = this.#sums.score.reduce((a, b) => Math.max(a, b), 1);
    this.#far = distances(boxes);
    this.#depth = new Uint16Array(boxes.length);
    for (const b of boxes) if (b.parent) this.#depth[b.order] = (this.#depth[b.parent.order] ?? 0) + 1;
    this.#signatures = leaves.map(signatureOf);
    this.#headline = headline.leaf?.index ?? -1;
    this.#headlineText = fold(headline.text);
    this.#linkedBody = fold(head.ld.body ?? '');
    this.#descriptions = head.descriptions.map(fold).filter((d) => d.length >= 20);
    // Links are no text, said once or twice.
    this.#folded = leaves.map((l) => (l.linkShare > 0.9 && l.words < 8 ? '' : fold(l.text.length > 240 ? l.text.slice(0, 240) : l.text)));
    this.#before = new Float64Array(leaves.length + 1);
    this.#sinceHeading = new Int32Array(leaves.length).fill(-1);
    this.#sinceOpener = new Int32Array(leaves.length).fill(-1);
    this.#opens = new Uint8Array(leaves.length);
    this.#boxFirst = new Int32Array(boxes.length).fill(-1);
    let first = -1,
      last = -1,
      heading = -1,
      opener = -1,
      kept = 0,
      inLoose = 0;
    for (const l of leaves) {
      const i = l.index,
        isKept = verdicts[i]?.reason === undefined,
        counted = isKept && prose[i] ? l.words : 0;
      this.#before[i + 1] = (this.#before[i] ?? 0) + counted;
      if (counted > 0) {
        if (first < 0) first = i;
        last = i;
      }
      if (prose[i] && within(l.box, loose)) {
        inLoose += l.words;
        kept += counted;
      }
      this.#sinceHeading[i] = heading;
      this.#sinceOpener[i] = opener;
      if (l.box.role === 'heading') heading = i;
      if (l.words <= (l.box.role === 'heading' ? 14 : 8) && opensOther(l.text)) {
        opener = i;
        this.#opens[i] = 1;
      }
      if ((this.#boxFirst[l.box.order] ?? -1) < 0) this.#boxFirst[l.box.order] = i;
      this.#count(l, within(l.box, tight));
      const folded = this.#folded[i] ?? '';
      if (folded.length >= 12) {
        const at = this.#seen.get(folded);
        if (at) at.push(i);
        else this.#seen.set(folded, [i]);
      }
    }
    this.#first = Math.max(0, first);
    this.#last = last;
    this.#looseKept = inLoose > 0 ? kept / inLoose : 0;
    this.#bodyShare = this.#linkedBody.length < 200 ? -1 : log(this.#linkedBody.length) - log((scored.proseWords[loose.order] ?? 0) * 5);
    let most = -1,
      usual = '';
    for (const [key, k] of this.#kinds)
      if (k.tight > most) {
        most = k.tight;
        usual = key;
      }
    this.#usual = usual;
  }

  #count(l: Leaf, inTight: boolean): void {
    const key = this.#signatures[l.index] ?? '',
      k = this.#kinds.get(key) ?? { count: 0, words: 0, linked: 0, tight: 0, first: l.index };
    k.count++;
    k.words += l.words;
    k.linked += l.words * l.linkShare;
    if (inTight && this.#scored.prose[l.index]) k.tight += l.words;
    this.#kinds.set(key, k);
    if (this.#scored.prose[l.index]) this.#tagWords.set(l.box.tag, (this.#tagWords.get(l.box.tag) ?? 0) + l.words);
  }

  /** All but what is surely none: hidden parts, and links and scraps far from all running text. */
  mayBeText(l: Leaf): boolean {
    const { loose, prose, against } = this.#scored;
    if (l.index === this.#headline) return false;
    if (within(l.box, loose)) return l.linkShare < 0.95 || l.words > 6 || within(l.box, this.#scored.tight);
    if (prose[l.index] && l.words >= 8) return true;
    const objection = against[l.box.order];
    if (objection === 'navigation' || objection === 'hidden' || l.linkShare > 0.8) return false;
    return l.index >= this.#first - 12 && l.index <= this.#last + 12;
  }

  write(l: Leaf, out: Float32Array, from: number): void {
    let at = from;
    const put = (n: number): void => {
      out[at++] = n;
    };
    this.#own(l, put);
    this.#rules(l, put);
    this.#place(l, put);
    this.#like(l, put);
    this.#said(l, put);
    put(log(this.#scored.proseWords[0] ?? 0));
    put((this.#scored.proseWords[this.#scored.loose.order] ?? 0) / Math.max(1, this.#scored.proseWords[0] ?? 0));
    put(log(this.leaves.length));
    put(this.#headline >= 0 ? 1 : 0);
    put(this.#looseKept);
    writeCues(l.text, out, at);
    at += CUE_NAMES.length;
    const groups = l.box.order * GROUPS;
    for (let g = 0; g < GROUPS; g++) put(this.#far[groups + g] ?? 0);
    this.#boxes(l, put);
    for (const step of NEAR_AT) this.#near(l, this.leaves[l.index + step], put);
  }

  #own(l: Leaf, put: (n: number) => void): void {
    const text = l.text;
    let commas = 0,
      digits = 0,
      capitals = 0,
      sentences = 0,
      small = 0,
      upper = 0,
      size = 0,
      starts = true;
    const end = Math.min(text.length, 1000);
    for (let i = 0; i < end; i++) {
      const c = text.charCodeAt(i);
      if (c === 32) {
        if (size > 0 && size <= 3) small++;
        size = 0;
        starts = true;
        continue;
      }
      if (c === 44 || c === 0x3001 || c === 0xff0c || c === 0x60c) commas++;
      else if (c >= 48 && c <= 57) digits++;
      else if (c >= 65 && c <= 90) {
        capitals++;
        if (starts) upper++;
      } else if (c === 46 || c === 33 || c === 63 || c === 0x3002) sentences++;
      size++;
      starts = false;
    }
    const words = Math.max(1, end === text.length ? l.words : text.slice(0, end).split(' ').length);
    put(l.words);
    put(text.length);
    put(l.linkShare);
    put(l.links.length);
    put(text.length / Math.max(1, l.words));
    put(SENTENCE_END.test(text) ? 1 : 0);
    put(sentences / words);
    put(commas / words);
    put(digits / end);
    put(capitals / end);
    put(/^[\p{Ll}]/u.test(text) ? 1 : 0);
    put(this.#scored.prose[l.index] ? 1 : 0);
    put(tagCode(l.box));
    put(tagCode(l.box.parent));
    put(this.#depth[l.box.order] ?? 0);
    put(ROLES.indexOf(l.box.role));
    put((this.#sums.leaves[l.box.order] ?? 0) === 1 ? 1 : 0);
    put(l.index - (this.#boxFirst[l.box.order] ?? 0));
    put(l.marks.length);
    put(small / words);
    put(upper / words);
    put(l.media);
    put(this.leaves[l.index + 1]?.media ?? 0);
    put(l.stressed);
  }

  #rules(l: Leaf, put: (n: number) => void): void {
    const { tight, loose, against } = this.#scored,
      reason = this.#verdicts[l.index]?.reason;
    put(reason === undefined ? 1 : 0);
    put(codeOf(reason));
    put(codeOf(against[l.box.order]));
    put(within(l.box, tight) ? 1 : 0);
    put(within(l.box, loose) ? 1 : 0);
    let steps = 0;
    for (let b: Box | undefined = tight; b && !within(l.box, b); b = b.parent) steps++;
    put(steps);
    put(this.#signatures[l.index] === this.#usual ? 1 : 0);
  }

  #place(l: Leaf, put: (n: number) => void): void {
    const i = l.index,
      all = this.#before[this.leaves.length] ?? 0,
      before = this.#before[i] ?? 0,
      heading = this.#sinceHeading[i] ?? -1,
      opener = this.#sinceOpener[i] ?? -1,
      title = heading >= 0 ? this.leaves[heading] : undefined;
    put(this.#headline < 0 ? -500 : i - this.#headline);
    put(this.#headline < 0 || i > this.#headline ? 1 : 0);
    put(log(Math.max(0, before - (this.#before[Math.max(0, this.#headline)] ?? 0))));
    put(i - this.#first);
    put(this.#last - i);
    put(before / Math.max(1, all));
    put(log(all - before));
    put(i / this.leaves.length);
    put(log(before));
    put(heading < 0 ? 99 : i - heading);
    put(title ? (this.#opens[title.index] ?? 0) : -1);
    put(title ? title.linkShare : -1);
    put(opener < 0 ? 99 : i - opener);
    put(opener < 0 ? 9 : log(before - (this.#before[opener] ?? 0)));
    // How many leaves in a row up to here, and from here on, the rules keep.
    let back = 0,
      on = 0,
      gap = 0;
    while (back < 20 && this.#isKept(i - 1 - back)) back++;
    while (on < 20 && this.#isKept(i + 1 + on)) on++;
    while (gap < 30 && i - 1 - gap >= 0 && !this.#isKept(i - 1 - gap)) gap++;
    put(back);
    put(on);
    put(gap);
  }
  #isKept(i: number): boolean {
    const v = this.#verdicts[i];
    return v !== undefined && v.reason === undefined;
  }

  #like(l: Leaf, put: (n: number) => void): void {
    const k = this.#kinds.get(this.#signatures[l.index] ?? ''),
      all = this.#scored.proseWords[0] || 1;
    put(k?.count ?? 0);
    put(log(k?.words ?? 0));
    put((k?.tight ?? 0) / all);
    put((k?.linked ?? 0) / Math.max(1, k?.words ?? 1));
    put((k?.words ?? 0) / Math.max(1, k?.count ?? 1));
    put((k?.tight ?? 0) / Math.max(1, k?.words ?? 1));
    put((this.#tagWords.get(l.box.tag) ?? 0) / all);
    put((k?.first ?? 0) < this.#first ? 1 : 0);
  }

  #said(l: Leaf, put: (n: number) => void): void {
    const folded = this.#folded[l.index] ?? '',
      linked = this.#linkedBody;
    if (linked.length < 200) put(-1);
    else if (folded.length < 8) put(0.5);
    else {
      const head = folded.slice(0, 60),
        tail = folded.slice(-60);
      put((linked.includes(head) ? 0.5 : 0) + (linked.includes(tail) ? 0.5 : 0));
    }
    const part = folded.slice(0, 80);
    put(
      this.#descriptions.length === 0 ? -1 : folded.length >= 20 && this.#descriptions.some((d) => d.includes(part) || folded.includes(d.slice(0, 80))) ? 1 : 0,
    );
    put(this.#descriptions.length === 0 ? -1 : folded.length >= 20 && this.#descriptions.some((d) => d === folded) ? 1 : 0);
    put(
      folded.length >= 8 && this.#headlineText.length >= 8
        ? this.#headlineText === folded
          ? 2
          : this.#headlineText.includes(folded) || folded.includes(this.#headlineText)
            ? 1
            : 0
        : 0,
    );
    const at = this.#seen.get(folded);
    put(at !== undefined && (at[0] ?? 0) < l.index ? 1 : 0);
    put(at !== undefined && (at.at(-1) ?? 0) > l.index ? 1 : 0);
    put(this.#bodyShare);
  }

  #boxes(l: Leaf, put: (n: number) => void): void {
    const { words, linked, prose, leaves, score } = this.#sums,
      all = prose[0] || 1;
    // The paragraph's own element tells nothing that the leaf does not.
    let box: Box | undefined = leaves[l.box.order] === 1 ? l.box.parent : l.box;
    for (let i = 0; i < LEVELS; i++) {
      const o = box?.order ?? 0,
        w = Math.max(1, words[o] ?? 0);
      put(log(words[o] ?? 0));
      put((linked[o] ?? 0) / w);
      put((prose[o] ?? 0) / w);
      put((prose[o] ?? 0) / all);
      put(log(leaves[o] ?? 0));
      put((score[o] ?? 0) / this.#topScore);
      box = box?.parent;
      // Past boxes that hold nothing more.
      while (box?.parent && leaves[box.order] === leaves[o]) box = box.parent;
    }
  }

  #near(l: Leaf, other: Leaf | undefined, put: (n: number) => void): void {
    if (!other) {
      for (let i = 0; i < NEAR.length; i++) put(-1);
      return;
    }
    put(other.words);
    put(other.linkShare);
    put(this.#scored.prose[other.index] ? 1 : 0);
    put(this.#isKept(other.index) ? 1 : 0);
    put(this.#signatures[other.index] === this.#usual ? 1 : 0);
    put(other.box === l.box ? 2 : other.box.parent === l.box.parent ? 1 : 0);
    put(tagCode(other.box));
    put(codeOf(this.#scored.against[other.box.order]));
  }
}
