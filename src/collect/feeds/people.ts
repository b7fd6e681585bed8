import type { Person } from './feed.ts';
import { collapse, plainText } from './sanitise.ts';
import { byName, hasElements, textOf, type Element } from './element.ts';
import { resolveUrl } from './url.ts';

const EMAIL = /[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+/;

/** A person element: Atom's with parts, or RSS's one line ("a@b.example (Name)", "Name <a@b.example>", or a name alone). */
export function personOf(element: Element): Person | undefined {
  if (!hasElements(element)) return personIn(textOf(element));
  const parts = byName(element);
  const text = (...names: string[]): string | undefined => {
    const found = names.flatMap((n) => parts.get(n) ?? [])[0];
    return (found && collapse(textOf(found))) || undefined;
  };
  const url = text('uri', 'url', 'homepage', 'atom:uri');
  const name = text('name', 'atom:name', 'foaf:name', 'itunes:name');
  const email = text('email', 'atom:email', 'itunes:email');
  if (!name && !email && !url) return personIn(textOf(element));
  return { ...(name ? personIn(name) : {}), ...(email ? { email } : {}), ...(url ? { url: resolveUrl(url, element.base) } : {}) };
}

/** A person written as one line; of a longer text only the first 300 characters are read. */
export function personIn(written: string): Person | undefined {
  const line = written.slice(0, 300);
  const email = EMAIL.exec(line)?.[0];
  const text = collapse(email ? line : plainText(line));
  if (!email) return text ? { name: text } : undefined;
  const name = collapse(
    text
      .replace(email, ' ')
      .replace(/mailto:|[<>]/g, ' ')
      .replace(/\(\s*\)|\[\s*\]/g, ' ')
      .replace(/^\s*[([](.*)[)\]]\s*$/, '$1'),
  ).replace(/^["']|["',;]$/g, '');
  return name ? { name, email } : { email };
}

const NOBODY: readonly Person[] = Object.freeze([]);

/** People without those named twice. */
export function distinct(people: readonly (Person | undefined)[]): readonly Person[] {
  if (people.length === 0) return NOBODY;
  const seen = new Set<string>();
  return people.filter((p): p is Person => {
    const key = p && `${p.name ?? ''}\n${p.email ?? ''}\n${p.name || p.email ? '' : (p.url ?? '')}`;
    if (!key || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
