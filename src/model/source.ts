/** What kind of house a source is; decides who is taken for the original among equals. */
export type SourceKind = 'agency' | 'newspaper' | 'broadcaster' | 'magazine' | 'online' | 'government' | 'organisation' | 'unknown';

/** An outlet, agency or wire: a row of the sources table, shipped or added by the user. */
export interface Source {
  readonly id: string;
  readonly name: string;
  /** Registered domain, lower case, without `www.`; empty for a source that is known by name only. */
  readonly domain: string;
  readonly kind: SourceKind;
  readonly owner?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** BCP 47 primary language. */
  readonly lang?: string;
  /** Agencies of one house share a family ("AP", "dpa"): they count as one voice. */
  readonly family?: string;
  /** Of a source that no table knows: how many of its first articles gave it which name. It is called what most did. */
  readonly said?: readonly (readonly [name: string, articles: number])[];
  /** Where owner and country are stated. */
  readonly citation?: string;
}

/** The house that speaks: an agency's family, an owner, or the source itself; empty where nothing is known of it. */
export function houseOf(sourceId: string, source: Source | undefined): string {
  if (source?.family) return `family ${source.family}`;
  return source?.owner ? `owner ${source.owner}` : sourceId;
}
