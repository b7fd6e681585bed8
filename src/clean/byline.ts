import { monthNamed, weekdayNamed } from '../text/calendar.ts';
import { isCity } from '../text/cities.ts';
import { parseDate } from '../text/timestamp.ts';
import type { Byline, Credit } from '../model/revision.ts';
import { agenciesIn, creditLine } from './credit.ts';
import { perAgencies, type Agencies } from './agencies.ts';
import type { Leaf } from './markup.ts';
import type { Head } from './metadata.ts';
import type { Sheet } from './sheet.ts';
import { isLabel, isName, key, peopleIn, withoutLead } from './people.ts';

/** Who wrote it, as the page shows it and as its head says; lines that turned out to be bylines are named, so that they are not taken for text. */
export interface Authors {
  readonly people: readonly Byline[];
  readonly credits: readonly Credit[];
  readonly lines: ReadonlySet<Leaf>;
}

const AUTHOR_BOX =
  /(?<![a-z])(?:authors?|bylines?|writers?|autor(?:en|es|e|in)?|auteurs?|autori|redacteur|verfasser|contributors?|journalist|reporter|firma|signature|by-?line|posted-by|writtenby)(?![a-z])/;
const NOT_AUTHOR_BOX =
  /(?<![a-z])(?:bio|biography|description|about|related|more|posts|archive|comment|comments|avatar|image|social|follow|share|newsletter|caption|credit|photo)(?![a-z])/;

/** Finds authors in the leaves round the headline (`zone`, in order) and in the page's head. */
export function findAuthors({ zone, head, rest }: Pick<Sheet, 'zone' | 'head' | 'rest'>, siteNames: readonly string[], agencies: Agencies): Authors {
  const shown: Byline[][] = [];
  const credits: Credit[] = [];
  const lines = new Set<Leaf>();
  // Several in a row are a strip of columnists.
  const profiles = zone.filter(profiled),
    profile = profiles.length === 1 ? profiles[0] : undefined;
  for (const [i, leaf] of zone.entries()) {
    const found = fromLeaf(
      leaf,
      isLabel(zone[i - 1]?.text ?? '') || leaf === profile || (lines.has(zone[i - 1] as Leaf) && listed(leaf, zone[i - 1])),
      agencies,
    );
    if (!found) continue;
    lines.add(leaf);
    credits.push(...found.credits);
    shown.push(found.people.filter((p) => !isSite(p.name, siteNames)));
  }
  const said = saidByHead(head, agencies);
  credits.push(...said.credits);
  // A site may bear its author's name: then the page's head says that this is a person.
  const persons = new Set(head.ld.authors.filter((a) => !a.organisation && /^(?:\p{Lu}[\p{L}.'’-]*\s)+\p{Lu}[\p{L}.'’-]+$/u.test(a.name)).map((a) => a.name));
  const people = merge(
    shown,
    said.people.filter((p) => persons.has(p.name) || !isSite(p.name, siteNames)),
  );
  if (people.length === 0 && credits.length === 0) people.push(...markedIn(rest, agencies).filter((p) => !isSite(p.name, siteNames)));
  return { people, credits: once(credits), lines };
}

/** Boxes of other reports. */
const ASIDE = /(?<![a-z])(?:aside|nav|sidebar|related|popular|most|teasers?|recommended|more|promo|trending)(?![a-z])/;
function ancestry(leaf: Leaf): string {
  const out: string[] = [];
  for (let box: Leaf['box'] | undefined = leaf.box; box; box = box.parent) out.push(box.tag, box.hint);
  return out.join(' ');
}

/** The one person whom the page marks as author somewhere round the text (`rel="author"`). */
function markedIn(leaves: readonly Leaf[], agencies: Agencies): Byline[] {
  const names = new Set(
    leaves
      .filter((l) => !ASIDE.test(ancestry(l)))
      .flatMap((l) =>
        /(?:^|[\s-])author-?name(?=[\s-]|$)/.test(l.box.hint)
          ? [withoutLead(l.text).rest]
          : l.marks.filter((m) => m.kind === 'author').map((m) => withoutLead(l.text.slice(m.start, m.end)).rest),
      ),
  );
  return names.size === 1 ? [...names].filter((name) => name.includes(' ') && isName(name) && !agencies.named(name)).map((name) => ({ name })) : [];
}

/** Entries of one list of authors stand side by side, as links to them or in a list that says what it is. */
const listed = (leaf: Leaf, before: Leaf | undefined): boolean =>
  leaf.box.role === 'list-item' &&
  leaf.box.parent !== undefined &&
  leaf.box.parent === before?.box.parent &&
  (profiled(leaf) || AUTHOR_BOX.test(`${leaf.box.parent.hint} ${leaf.box.parent.parent?.hint ?? ''}`));

/** `(avec Damien Leloup et Morgane Tual)`: others who worked on it. */
const WITH_OTHERS = /\s\((?:avec|with|mit|con|com)\s[^()]+\)/iu;

/** @param announced whether the line before says that an author follows. */
function fromLeaf(leaf: Leaf, announced: boolean, agencies: Agencies): { people: Byline[]; credits: Credit[] } | undefined {
  if (leaf.words > 45 || leaf.text.length > 260 || leaf.box.role === 'caption') return undefined;
  const line = ledPart(afterDate(leaf.text.replace(WITH_OTHERS, '')));
  const named = namesNear(leaf),
    boxed = announced || (AUTHOR_BOX.test(named) && !NOT_AUTHOR_BOX.test(named));
  const marks = leaf.marks.filter((m) => m.kind === 'author').map((m) => leaf.text.slice(m.start, m.end));
  if (!boxed && !line.found && marks.length === 0) return undefined;
  if (!boxed && marks.length === 0 && (leaf.words > 16 || /[.!?]$/u.test(undated(line.rest).replace(/\b\p{Lu}\.$/u, '')))) return undefined;
  const credits =
    creditLine(leaf.text, leaf.links, agencies)?.credits ?? agenciesIn(undated(line.rest), agencies).map((c) => ({ agency: c.agency, evidence: leaf.text }));
  const houseless = (p: Byline): Byline => withoutHouse(p, agencies);
  const linked = line.found ? linkedName(leaf) : undefined;
  const read = peopleIn(undated(line.rest)).map(houseless);
  // Where the line names others too, all of it is read.
  const whole =
    linked && read.every((p) => `${p.name} `.startsWith(`${linked} `) || !isName(p.name)) ? [read.find((p) => p.name === linked) ?? { name: linked }] : read;
  const marked = marks.flatMap((m) => peopleIn(undated(withoutLead(m).rest)).map(houseless));
  const listed =
    marked.length > 0 && !marked.every((m) => whole.some((w) => w.name === m.name))
      ? marked.map((m) => ({ ...m, ...whole.find((w) => w.name === m.name) }))
      : whole.filter((p) => line.found || p.name.includes(' ') || /\p{Lo}/u.test(p.name));
  // A city beside an agency is where its report is from.
  const people = listed.filter((p) => !agencies.named(p.name) && !isCity(p.name));
  if (people.length === 0 && credits.length === 0) return undefined;
  if (!line.found && marks.length === 0 && people.length === 0) return undefined;
  return { people, credits: leaf.words <= 14 ? [...credits] : [] };
}
/** `The Paper | 4 May 2015 | By Ann Lee`: the part with the lead, where the line does not begin with one. */
function ledPart(text: string): { readonly rest: string; readonly found: boolean } {
  const whole = withoutLead(text);
  if (whole.found) return whole;
  const part = text.split(/\s[|•·]\s/u).find((p) => withoutLead(p).found);
  return part === undefined ? whole : withoutLead(part);
}
/** `Tom Davies Associated Press`: the house printed after the name is its role. */
function withoutHouse({ name, ...more }: Byline, agencies: Agencies): Byline {
  const p = { ...more, name: name.replace(GLUED, '') },
    m = houseOf(agencies).exec(p.name);
  return m?.[1]?.includes(' ') && m[2] ? { ...p, name: m[1], role: p.role ?? m[2] } : p;
}
/** The word of a button that stands right behind a name, and the house in a sentence of its own. */
const GLUED = /(?<=\p{Ll})(?:Twitter|Facebook|Instagram|LinkedIn|Email|Follow)$|(?<=^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+)\.\s\p{Lu}[\p{L}\s]+$/u;
const houseOf = perAgencies((names) => new RegExp(`^(.+?)[\\s/]+((?:The\\s)?(?:${names}))$`, 'u'));

/** `By Ann Lee  View as PDF` · `by Ann Lee, Senior Director, Content`: the link right after the lead is the name, where what follows names nobody. */
function linkedName(leaf: Leaf): string | undefined {
  const [first, second] = leaf.links;
  if (!first || !isLabel(leaf.text.slice(0, first.start))) return undefined;
  const name = leaf.text.slice(first.start, first.end).trim(),
    [after = ''] = peopleIn(`${name}${leaf.text.slice(first.end)}`)
      .slice(0, 1)
      .map((p) => p.role ?? '');
  return isName(name) && (second ? !isName(leaf.text.slice(second.start, second.end)) : after !== '') ? name : undefined;
}

/** A line that is a link to an author's page, and the name of a person. */
function profiled(leaf: Leaf): boolean {
  const [link] = leaf.links;
  if (link === undefined || !PROFILE.test(link.href)) return false;
  const name = leaf.text.slice(link.start, link.end).trim();
  return leaf.linkShare > 0.8 && name.includes(' ') && isName(name) && (leaf.links.length === 1 || (link.start === 0 && leaf.words <= 8));
}
const PROFILE = /\/(?:authors?|autor(?:en|es)?|auteurs?|contributors?|writers?|journalists?|redakteure?|byline|profile)\/[^/?#]+\/?(?:[?#]|$)/i;

/** `Published August 7, 2023 by Nicole Burke` without what stands before the lead; a lead that is there twice (once for screen readers) once. */
function afterDate(text: string): string {
  return (
    /^(?:(?:published|posted|updated|written)\b[^.]{0,40}?\b\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:\s[\d:]+)?(?:\s[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?),?\s+(by\s.+)$/iu.exec(
      text,
    )?.[1] ?? text.replace(/^(?:by\s*)+(?=by\s)/iu, '')
  );
}

const namesNear = (leaf: Leaf): string => `${leaf.box.hint} ${leaf.box.parent?.hint ?? ''} ${leaf.box.parent?.parent?.hint ?? ''}`;

/** Without the date, the reading time and the like that pages print in the same line. */
function undated(text: string): string {
  const parts = text.split(/\s*[|•·●∙‧⋅–—]\s*|\s+[/-]\s+|\s{2,}/u).filter((p) => !isDatePart(p));
  return parts
    .join('; ')
    .replace(
      /,?\s*(?<!\p{L})(?:(?:on|am|le|el|il|den|updated:?|published:?|posted:?)\s+)?(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)[a-z]*,?\s+)?(?:\d{1,2}[.:/-]\d{1,2}.*|\d{1,2}\.?\s\p{L}{3,10}\.?,?\s\d{4}.*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2}.*|\d{4}.*)$/iu,
      '',
    )
    .replace(/\s*(?:\(?@[\w.]+\)?|\S+@\S+\.\w+)\s*/gu, ' ')
    .trim();
}
/** `Monday, 3 June`, `on 3 June`, `3.6.2024`; not `Ann Lee on 3 June`. */
function opensDate(part: string): boolean {
  const first = /[\p{L}\p{N}]+/u.exec(part)?.[0] ?? '';
  return !/^\p{Lu}/u.test(first) || weekdayNamed(first) !== undefined || monthNamed(first) !== undefined;
}
function isDatePart(part: string): boolean {
  return (
    /^(?:updated?|published|posted|last|first|veröffentlicht|aktualisiert|stand|publié|mis à jour|actualizado|publicado)\b/iu.test(part) ||
    /^\d+\s?(?:min|minute)/iu.test(part) ||
    (/\d/.test(part) && opensDate(part) && parseDate(part) !== undefined)
  );
}

function saidByHead(head: Head, agencies: Agencies): { people: Byline[]; credits: Credit[] } {
  const credits: Credit[] = [];
  const people: Byline[] = [];
  const take = (raw: string, role?: string): void => {
    const agency = agencies.named(withoutLead(raw).rest);
    if (agency) credits.push({ agency, evidence: raw });
    else
      for (const p of headNames(raw).map((named) => withoutHouse(named, agencies))) {
        const one = agencies.named(p.name);
        if (one) credits.push({ agency: one, evidence: raw });
        else if (!INITIALS.test(p.name) && !isCity(p.name)) people.push(role ? { ...p, role } : p);
      }
  };
  for (const a of head.ld.authors) if (!a.organisation || agencies.named(a.name)) take(a.name, a.role);
  // What the page's data call an organisation is no person in its meta tags either.
  const houses = new Set(head.ld.authors.filter((a) => a.organisation).map((a) => key(a.name)));
  if (people.length === 0) for (const a of head.authors) if (!houses.has(key(a))) take(a);
  return { people, credits };
}
/** `det/dpa`: who signs with letters is not named. */
const INITIALS = /^\p{Ll}{2,4}$/u;
/** A head's author field: one name as it is, or a list of names. */
function headNames(raw: string): Byline[] {
  const text = withoutLead(raw)
    .rest.replace(/\s+/g, ' ')
    .replace(/\(.*?\)|\s[-–—|]\s(?=[^-–—|]*\b(?:team|staff|desk|editors?|editorial|redaktion|newsroom)\b)[^-–—|]*$/giu, '')
    .trim();
  if (!text || /^https?:|@|^(?:admin|administrator|editor|staff|webmaster|unknown|none|null|undefined|guest|default)$/i.test(text)) return [];
  const list = peopleIn(text);
  return list.length > 0 ? list : text.length <= 60 && !/[{}<>]/.test(text) ? [{ name: text }] : [];
}

/** The head's list is cleaner, the page's says more: names by the head where both agree, with role and place (and co-authors of the same line) from the page. */
function merge(shown: readonly (readonly Byline[])[], inHead: readonly Byline[]): Byline[] {
  const all = unique(shown.flat()),
    own = all.filter((p) => all.filter((o) => o !== p && key(p.name).includes(key(o.name))).length < 2);
  // Two names that run into one, and the name of an account, say less than the page.
  const said = inHead.filter((p) => own.length === 0 || !(own.filter((o) => key(p.name).includes(key(o.name))).length > 1 || /^[\p{Ll}\d._-]+$/u.test(p.name)));
  if (said.length === 0) return own;
  const agreeing = shown.filter((line) => line.some((o) => said.some((p) => alike(o.name, p.name))));
  if (agreeing.length === 0) return own.length > 0 && own.every((o) => / |\p{Lo}{2}/u.test(o.name)) ? own : unique(said);
  const out = unique(said).map((p) => ({ ...p, ...own.find((o) => key(o.name) === key(p.name)) }));
  return [...out, ...unique(agreeing.flat()).filter((o) => o.name.includes(' ') && !out.some((p) => alike(o.name, p.name)))];
}
const alike = (a: string, b: string): boolean => key(a).includes(key(b)) || key(b).includes(key(a));
function unique(list: readonly Byline[]): Byline[] {
  const by = new Map<string, Byline>();
  for (const p of list) {
    const before = by.get(key(p.name));
    by.set(key(p.name), before ? { ...p, ...before } : p);
  }
  return [...by.values()].slice(0, 12);
}
const isSite = (name: string, sites: readonly string[]): boolean => sites.some((site) => site !== '' && key(name) === key(site));

/** One credit an agency; the first evidence stays. */
export function once(credits: readonly Credit[]): Credit[] {
  const by = new Map<string, Credit>();
  for (const c of credits) if (!by.has(c.agency)) by.set(c.agency, c);
  return [...by.values()];
}
