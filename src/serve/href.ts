import { idOf } from '../model/id.ts';

/** A link target: relative to this site, or http(s). Made by `to`, `outside` and `fragmentOf`. */
export class Href {
  readonly value: string;
  private constructor(value: string) {
    this.value = value;
  }
  toString(): string {
    return this.value;
  }

  /** A path on this site with its query; parts are percent-encoded. */
  static to(parts: readonly string[], query: Readonly<Record<string, string | undefined>> = {}): Href {
    const asked = Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [`${encodeURIComponent(k)}=${encodeURIComponent(v)}`]));
    return new Href(`/${parts.map((p) => encodeURIComponent(p.toWellFormed())).join('/')}${asked.length > 0 ? `?${asked.join('&')}` : ''}`);
  }

  /** A place on the same page. */
  static within(id: string): Href {
    return new Href(`#${encodeURIComponent(id)}`);
  }

  /** A place on another page of this site. */
  static inside(parts: readonly string[], id: string): Href {
    return new Href(`${Href.to(parts).value}${Href.within(id).value}`);
  }

  /** A publisher's address; undefined unless it is http or https. */
  static outside(url: string): Href | undefined {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? new Href(parsed.href) : undefined;
  }

  /** Where whoever runs the paper is reached: a web or mail address; undefined where it is neither. */
  static contact(uri: string): Href | undefined {
    const parsed = URL.canParse(uri) ? new URL(uri) : undefined;
    return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'mailto:') ? new Href(parsed.href) : undefined;
  }
}

/** The readable part of a story's address, from its headline; empty where that has no letters. */
export function slug(headline: string): string {
  const words =
    headline
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let made = '';
  for (const word of words) {
    if (made.length + word.length > 60) break;
    made += (made ? '-' : '') + word;
  }
  return made;
}

/** An element id for a thing, short and free of characters that selectors trip over. */
export function anchor(...parts: readonly string[]): string {
  return `a${idOf(...parts).slice(0, 10)}`;
}
