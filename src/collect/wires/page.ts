import { idOf } from '../../model/id.ts';
import type { Page } from '../../model/page.ts';
import { isLater, standingId, type WireHints } from '../../model/wire.ts';
import { AHEAD_MS } from '../../text/timestamp.ts';
import { sanitise } from '../feeds/sanitise.ts';
import { sourceId } from '../sources.ts';
import { defined, type WireItem } from './item.ts';

/** With what a page is made. `now`: epoch ms. `sourceName`: whose items they are where they do not say. */
export interface WireContext {
  readonly now: number;
  readonly sourceName?: string;
}

/** The page of a wire item: HTML as the fragment that it is, plain text and a lone summary as a record. */
export function wirePage(said: WireItem, { now, sourceName }: WireContext): Page {
  const item = { ...said, guid: guidOf(said, sourceName) },
    { body } = item,
    url = item.url ?? '',
    isHtml = body?.kind === 'html',
    text = isHtml ? sanitise(body.value, url) : (body?.value ?? item.summary ?? ''),
    // What was embargoed is news when the embargo ends.
    known = [item.created ?? item.versionAt, item.embargoed].filter((at) => at !== undefined && (at === item.embargoed || at <= now + AHEAD_MS)),
    source = item.provider ?? sourceName ?? item.domain;
  return {
    id: idOf('page', 'wire', item.guid, item.version ?? '', item.versionAt ?? '', item.takenBack ?? '', item.headline ?? '', text),
    url,
    finalUrl: url,
    format: isHtml ? 'fragment' : 'record',
    // Markup in a summary is none.
    body: isHtml ? text : JSON.stringify({ text, ...(body && item.summary ? { description: item.summary } : {}) }),
    fetchedAt: now,
    rights: item.licence === undefined ? {} : { licence: item.licence },
    hints: {
      archiveId: item.guid,
      wire: wireHints(item, now),
      ...defined({
        title: item.headline,
        published: known.length > 0 ? Math.max(...(known as number[])) : undefined,
        lang: item.lang,
        sourceName: source,
        sourceId: item.domain === undefined ? undefined : sourceId(item.domain, ''),
        categories: item.subjects.length > 0 ? item.subjects : undefined,
      }),
    },
  };
}

/** Numbers of their own are given by every agency: one without a scheme goes with its agency. */
function guidOf({ guid, domain, provider }: WireItem, sourceName: string | undefined): string {
  return /^[a-z][\w+.-]*:/i.test(guid) ? guid : `${domain ?? provider ?? sourceName ?? ''}:${guid}`;
}

function wireHints(item: WireItem, now: number): WireHints {
  const { guid, versionAt, embargoed, takenBack, byline, dateline, section } = item;
  return {
    guid,
    ...defined({ versionAt: versionAt !== undefined && versionAt > now + AHEAD_MS ? undefined : versionAt, embargoed, takenBack, byline, dateline, section }),
    ...(item.credits.length > 0 ? { credits: item.credits } : {}),
  };
}

/**
 * The pages that remember what was said last of each wire item among these pages; without a body, so that they cost nothing.
 *
 * @param before those that are stored.
 */
export function standings(pages: readonly Page[], before: readonly Page[]): readonly Page[] {
  const newest = new Map(before.map((p) => [p.id, p])),
    changed = new Set<string>();
  for (const page of pages) {
    const { wire } = page.hints;
    if (!wire) continue;
    const id = standingId(wire.guid),
      stands = newest.get(id)?.hints.wire;
    if (stands && (isLater(stands, wire) || holds(stands, wire))) continue;
    newest.set(id, { ...page, id, body: '', hints: { archiveId: wire.guid, wire } });
    changed.add(id);
  }
  return [...changed].flatMap((id) => newest.get(id) ?? []);
}

/** Whether an item is still taken back though this version of it came: only one that was surely made later brings it back. */
const holds = (notice: WireHints, version: WireHints): boolean =>
  notice.takenBack !== undefined && version.takenBack === undefined && !isLater(version, notice);

/** What is to be done with a page of a wire now: go on, wait for a time (epoch ms), or nothing, and why. */
export type WireTurn = 'go' | { readonly later: number } | { readonly dropped: string };

/**
 * Whether a version of a wire item may be published now: not before its embargo ends, not once its agency has taken it back, and not
 * where a later version stands.
 *
 * @param standing what was said last of the item.
 * @param stored the newest text of its article.
 */
export function wireTurn(
  wire: WireHints,
  standing: WireHints | undefined,
  stored: { readonly wire?: { readonly versionAt?: number } } | undefined,
  now: number,
): WireTurn {
  const last = standing && isLater(standing, wire) ? standing : wire;
  if (wire.takenBack !== undefined) return stored ? (isOlder(wire, stored) ? OLDER : 'go') : { dropped: 'there is nothing here that could be taken back' };
  if (standing && holds(standing, wire)) return { dropped: `its agency has taken it back (${standing.takenBack ?? ''})` };
  if (last.embargoed !== undefined && last.embargoed > now) return { later: last.embargoed };
  return stored && isOlder(wire, stored) ? OLDER : 'go';
}
/** Whether the web page of an article that came by a wire too may be published: not once its agency has taken the item back. */
export const webTurn = (standing: WireHints | undefined): WireTurn =>
  standing?.takenBack === undefined ? 'go' : { dropped: `its agency has taken it back (${standing.takenBack})` };
const OLDER: WireTurn = { dropped: 'a later version of it is here' };
const isOlder = (wire: WireHints, stored: { readonly wire?: { readonly versionAt?: number } }): boolean =>
  isLater({ guid: wire.guid, versionAt: stored.wire?.versionAt }, wire);
