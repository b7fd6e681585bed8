/** An address as people type it, made whole; or why it cannot be used. */
export function addressOf(typed: string): { readonly url: URL } | { readonly line: string } {
  const text = typed
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+\.[^/:]+:\d+/.test(text) ? text : `https://${text}`);
  if (!url || text === '') return { line: 'This is not a web address.' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { line: `Addresses with ${url.protocol} are not fetched.` };
  if (url.username || url.password) return { line: 'An address must not hold a name or password: give them once the feed is added.' };
  url.hash = '';
  return { url };
}

interface Site {
  readonly host: RegExp;
  feeds(url: URL, path: readonly string[]): readonly (string | false | undefined)[];
}

/** Sites whose pages do not name their feeds, or name them only to browsers. */
const SITES: readonly Site[] = [
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    feeds: (url, [first, id]) => {
      const list = url.searchParams.get('list');
      return [
        first === 'channel' && id && `https://www.youtube.com/feeds/videos.xml?channel_id=${encodeURIComponent(id)}`,
        list && `https://www.youtube.com/feeds/videos.xml?playlist_id=${encodeURIComponent(list)}`,
      ].map((u) => u || undefined);
    },
  },
  {
    host: /^(?:www\.|old\.)?reddit\.com$/,
    feeds: (_, [kind, name]) => [(kind === 'r' || kind === 'user') && name && `https://www.reddit.com/${kind}/${name}/.rss`],
  },
  {
    host: /^github\.com$/,
    feeds: (_, [owner, repo]) =>
      owner && repo ? [`https://github.com/${owner}/${repo}/releases.atom`, `https://github.com/${owner}/${repo}/commits.atom`] : [],
  },
  { host: /^medium\.com$/, feeds: (_, [who]) => [who && `https://medium.com/feed/${who}`] },
  { host: /\.substack\.com$/, feeds: (url) => [`${url.origin}/feed`] },
  { host: /\.tumblr\.com$/, feeds: (url) => [`${url.origin}/rss`] },
  { host: /\.(?:wordpress|blogspot)\.com$/, feeds: (url) => [`${url.origin}${url.hostname.endsWith('blogspot.com') ? '/feeds/posts/default' : '/feed/'}`] },
  { host: /^bsky\.app$/, feeds: (_, [kind, who]) => [kind === 'profile' && who && `https://bsky.app/profile/${who}/rss`] },
];

/** Where a known site keeps the feeds of a page; none for other sites. */
export function siteFeeds(url: URL): readonly string[] {
  const path = url.pathname.split('/').filter(Boolean),
    site = SITES.find((s) => s.host.test(url.hostname));
  if (site) return site.feeds(url, path).filter((u): u is string => typeof u === 'string' && u !== '' && u !== url.href);
  // Mastodon and its kin answer for every account.
  return path.length === 1 && /^@[\w.]+$/.test(path[0] ?? '') ? [`${url.origin}/${path[0]}.rss`] : [];
}
