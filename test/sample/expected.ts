import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Person {
  readonly name: string;
  readonly place?: string;
}
interface Place {
  readonly article: string;
  readonly text: string;
}
/** What a careful reader finds in an edition (`samples/FORMAT.md`). Articles are named `outlet/slug`. */
export interface Expected {
  readonly stories: readonly {
    readonly id: string;
    readonly title: string;
    readonly members: readonly string[];
    readonly notWith?: readonly string[];
    readonly oneSource?: boolean;
  }[];
  readonly sagas?: readonly { readonly id: string; readonly stories: readonly string[] }[];
  readonly copies: readonly { readonly copy: string; readonly original: string; readonly relation: string; readonly how?: string }[];
  readonly independent?: readonly (readonly [string, string])[];
  readonly questions?: readonly {
    readonly ask: string;
    readonly answers: readonly (Place & { readonly value?: number; readonly low?: number; readonly claimant?: string | null; readonly revision?: number })[];
    readonly differ?: readonly (readonly [string, string])[];
  }[];
  readonly mustNotMeet?: readonly (readonly string[])[];
  readonly lost?: readonly {
    readonly copy: string;
    readonly original: string;
    readonly kind: string;
    readonly originalText: string;
    readonly copyText?: string;
  }[];
  readonly corrections?: readonly {
    readonly original: string;
    readonly from: string;
    readonly to: string;
    readonly copiesFollow?: readonly string[];
    readonly copiesDoNot?: readonly string[];
  }[];
  readonly silentEdits?: readonly { readonly article: string; readonly from: string; readonly to: string; readonly seenInFeed?: boolean }[];
  /** Stories whose figures differ on the front page of the last evening. */
  readonly front?: { readonly differ: readonly string[] };
  readonly hedges?: readonly { readonly first: Place; readonly then: Place; readonly became: string }[];
  readonly pages?: readonly {
    readonly article: string;
    readonly headline?: string;
    readonly section?: string;
    readonly authors?: readonly Person[];
    readonly contributors?: readonly Person[];
    readonly dateline?: string;
    readonly credit?: string;
    readonly agency?: string;
    readonly hub?: string;
    readonly stub?: string;
    readonly published?: null;
    readonly notes?: readonly string[];
    readonly notBody?: readonly string[];
  }[];
  readonly statements?: readonly (Place & { readonly speaker: string; readonly cue: string })[];
}

export function readExpected(folder: string): Expected {
  return JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
}

/** `outlet/slug#text` as its two parts. */
export function placeOf(named: string): Place {
  const at = named.indexOf('#');
  return { article: named.slice(0, at), text: named.slice(at + 1) };
}
