import { slug } from '../href.ts';
import { Refusal } from '../api/problem.ts';
import type { Arguments } from './tools.ts';
import type { Ask, Fields } from './ask.ts';
import { searched } from './search.ts';

/** What somebody said: the page of the person, or, where it is asked on what, sentences by `who:` as the search finds them. */
export async function said(ask: Ask, { who = '', about, after }: Arguments): Promise<Fields | Refusal> {
  // A key of a person is their name in small letters, with dashes between its words.
  const name = (/^[^\p{Lu}\s]+$/u.test(who) ? who.replaceAll('-', ' ') : who).replaceAll('"', ' ').trim(),
    found = about === undefined && after === undefined ? await ask(['who', slug(name)]) : undefined;
  if (found && !(found instanceof Refusal && found.code === 'not-found')) return found;
  // Whom no page is about, a search may still find: by a title, or by one report alone.
  return searched(ask, { q: `who:"${name}" ${about ?? ''}`.trim(), after });
}
