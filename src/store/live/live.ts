import { Span, type Found, type LiveStory, type Window } from './span.ts';

/** Spans of time are held apart, so that what is asked of none lately is let go. */
export const SPAN_MS = 30 * 86_400_000;
/** Stories held in memory, about 700 bytes each; what is beyond is read again when it is asked for. */
const MOST = 400_000;

/** Reads what the index does not hold. */
export interface Source {
  /** The number of the language's newest change. */
  turn(lang: string): Promise<number>;
  /** Numbers of the spans that hold stories of the language. */
  spans(lang: string): Promise<readonly number[]>;
  /** The stories of a span, in order of change. */
  span(lang: string, from: number, to: number): Promise<readonly LiveStory[]>;
  /** Stories changed after a turn, in order of change. */
  changed(lang: string, after: number): Promise<readonly LiveStory[]>;
}

interface Language {
  /** Newest change that is in. */
  seen: number;
  /** All spans in which the database has stories; those read into memory have an index. */
  readonly spans: Map<number, Span | undefined>;
}

const spanOf = (until: number): number => Math.floor(until / SPAN_MS);
/** Whether all times of a span are in a window. */
const holds = ({ since, before }: Window, number: number): boolean => since <= number * SPAN_MS && before >= (number + 1) * SPAN_MS;

/**
 * Living stories by their terms, held in memory over what the database holds.
 *
 * Each change of a language's stories has a number (`turn`) in the database: where the newest there is one that this process has
 * not seen, another process has written, and what it changed is read in.
 */
export class LiveStories {
  readonly #languages = new Map<string, Language>();
  /** Spans in memory, the longest unused first. */
  readonly #used = new Set<string>();

  /** Stories that share the terms, most shared weight first. */
  async near(source: Source, lang: string, terms: readonly number[], window: Window, limit: number): Promise<readonly Found[]> {
    const language = await this.#language(source, lang);
    const found: Found[] = [],
      seen: number[] = [];
    for (const number of [...language.spans.keys()].sort((a, b) => b - a)) {
      if (number < spanOf(window.since) || number > spanOf(window.before)) continue;
      (await this.#span(source, lang, language, number)).look(terms, holds(window, number) ? undefined : window, seen, found, limit);
    }
    this.#letGo();
    return found.sort((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  /** Takes in a change that was written as number `turn.now`, the one before it in the database being `turn.before`. */
  async put(source: Source, lang: string, story: LiveStory, turn: { readonly before: number; readonly now: number }): Promise<void> {
    const language = this.#languages.get(lang);
    if (!language) return;
    if (language.seen < turn.before) await this.#catchUp(source, lang, language, turn.before);
    language.seen = turn.now;
    place(language, story);
  }

  /** Forgets a language of which changes were put that a rolled back transaction took away again. */
  forget(lang: string): void {
    for (const number of this.#languages.get(lang)?.spans.keys() ?? []) this.#used.delete(`${lang} ${number}`);
    this.#languages.delete(lang);
  }

  async #language(source: Source, lang: string): Promise<Language> {
    const turn = await source.turn(lang),
      known = this.#languages.get(lang);
    if (known) {
      if (known.seen < turn) await this.#catchUp(source, lang, known, turn);
      return known;
    }
    const made: Language = { seen: turn, spans: new Map((await source.spans(lang)).map((number) => [number, undefined])) };
    this.#languages.set(lang, made);
    return made;
  }

  async #catchUp(source: Source, lang: string, language: Language, turn: number): Promise<void> {
    for (const story of await source.changed(lang, language.seen)) place(language, story);
    language.seen = turn;
  }

  async #span(source: Source, lang: string, language: Language, number: number): Promise<Span> {
    const key = `${lang} ${number}`;
    this.#used.delete(key);
    this.#used.add(key);
    let span = language.spans.get(number);
    if (!span) {
      span = new Span();
      for (const story of await source.span(lang, number * SPAN_MS, (number + 1) * SPAN_MS)) span.put(story);
      language.spans.set(number, span);
    }
    return span;
  }

  /** The longest unused spans are forgotten until no more stories are held than may be. */
  #letGo(): void {
    let held = 0;
    for (const { spans } of this.#languages.values()) for (const span of spans.values()) held += span?.size ?? 0;
    for (const key of this.#used) {
      if (held <= MOST || this.#used.size <= 1) return;
      const [lang = '', number = ''] = key.split(' '),
        spans = this.#languages.get(lang)?.spans;
      held -= spans?.get(Number(number))?.size ?? 0;
      spans?.set(Number(number), undefined);
      this.#used.delete(key);
    }
  }
}

/** Puts a story where its time is, and takes it away where it was. */
function place(language: Language, story: LiveStory): void {
  const at = spanOf(story.until);
  for (const [number, span] of language.spans) if (number !== at) span?.remove(story.storyId);
  if (!language.spans.has(at)) language.spans.set(at, undefined);
  language.spans.get(at)?.put(story);
}
