import { Href } from '../href.ts';
import type { Alternate } from '../pages/layout.ts';

/** The feeds of the page at a path, for its head. */
export function feedsAt(path: readonly string[], query: Readonly<Record<string, string | undefined>> = {}): readonly Alternate[] {
  return [
    { href: Href.to([...path, 'feed.xml'], query), type: 'application/rss+xml' },
    { href: Href.to([...path, 'feed.atom'], query), type: 'application/atom+xml' },
    { href: Href.to([...path, 'feed.json'], query), type: 'application/feed+json' },
  ];
}
