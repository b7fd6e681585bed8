import type { Readable } from '../../src/collect/read.ts';

/** One document of each kind that is read from outside, with most of what such documents hold. */
export interface FeedSample {
  readonly name: string;
  readonly kind: Readable;
  readonly text: string;
}

const TITLES = ['Ferry to Brae is late for the ninth day', 'Council closes the old pier', 'Harbour master resigns over ropes', 'Two boats collide near the lock', 'Storm holds the night ferry', 'Hafen öffnet wieder &ndash; „endlich“'] as const; // prettier-ignore
const HTML =
  '<p class="x" style="color:red" onclick="a()">The <b>ferry</b> to <a href="/brae?a=1&amp;b=2">Brae</a> left at 10:00.</p><script>run()</script><img src="pier.jpg" srcset="a.jpg 1x, b.jpg 2x" onerror="run()" alt="A pier"><blockquote cite="/x">Late <i>again</i></blockquote><iframe src="//a.example/"></iframe><svg onload=run()><a xlink:href="javascript:run()"></a></svg><table><tr><td>9&nbsp;%</td></tr></table><a href="java&#9;script:run()">here</a>';
const escaped = (html: string): string => html.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const each = (one: (title: string, n: number) => string): string => TITLES.map((title, i) => one(title, i + 1)).join('\n');

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss [<!ENTITY house "The Harbour"><!ENTITY twice "&house;&house;">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>&house; News</title><link>https://harbour.example/</link><description>${escaped(HTML)}</description><language>en-gb</language><ttl>30</ttl>
<skipHours><hour>3</hour><hour>4</hour></skipHours><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency><atom:link rel="hub" href="https://hub.example/"/>
<image><url>/logo.png</url><title>Logo</title></image>
${each((title, n) => `<item><title>${title}</title><link>https://harbour.example/${n}?utm_source=rss</link><guid isPermaLink="false">h-${n}</guid><pubDate>Mon, 0${n} Jun 2025 11:00:00 +0200</pubDate><dc:creator>Ida Brandt &amp; Ole</dc:creator><author>ida@harbour.example (Ida)</author><category domain="x">Ports</category><description>${escaped(HTML)}</description><content:encoded><![CDATA[${HTML}]]></content:encoded><enclosure url="/a.mp3" length="12" type="audio/mpeg"/><media:thumbnail url="t.jpg"/></item>`)}
</channel></rss>`;

const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/news/" xml:lang="en">
<title type="html">${escaped('The <i>Harbour</i>')}</title><link rel="self" href="feed.atom"/><link rel="alternate" href="."/><id>urn:x:1</id><updated>2025-06-02T11:00:00Z</updated><author><name>Ida</name><email>ida@harbour.example</email><uri>/ida</uri></author>
${each((title, n) => `<entry xml:base="${n}/"><title>${title}</title><id>tag:harbour.example,2025:${n}</id><link href="story.html"/><updated>2025-06-0${n}T11:00:00+02:00</updated><summary type="html">${escaped(HTML)}</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p onclick="run()">Late <b>again</b><script>run()</script></p></div></content><category term="ports" label="Ports"/></entry>`)}
</feed>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://harbour.example/"><title>The Harbour</title><link>https://harbour.example/</link><items><rdf:Seq>${each((_, n) => `<rdf:li resource="https://harbour.example/${n}"/>`)}</rdf:Seq></items></channel>
${each((title, n) => `<item rdf:about="https://harbour.example/${n}"><title>${title}</title><link>https://harbour.example/${n}</link><dc:date>2025-06-0${n}</dc:date><description>${escaped(HTML)}</description></item>`)}</rdf:RDF>`;

const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Harbour',
  home_page_url: 'https://harbour.example/',
  language: 'en',
  authors: [{ name: 'Ida', url: '/ida' }],
  items: TITLES.map((title, n) => ({ id: n, url: `/story/${n}`, title, content_html: HTML, summary: 'Late', date_published: `2025-06-0${n + 1}T11:00:00Z`, tags: ['ports'], attachments: [{ url: '/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 12 }] })),
}); // prettier-ignore

const OPML = `<?xml version="1.0"?><opml version="2.0"><head><title>Lists &amp; more</title></head><body>${each((title, n) => `<outline text="${title}"><outline type="rss" text="${escaped(HTML).replace(/"/g, '&quot;')}" xmlUrl="https://harbour.example/${n}.xml" htmlUrl="/" category="/a/b,c" language="en" country="GB"/><outline type="include" text="More" url="https://lists.example/${n}.opml"/></outline>`)}</body></opml>`;

const SITEMAP = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${each((title, n) => `<url><loc>https://harbour.example/${n}</loc><lastmod>2025-06-0${n}</lastmod><news:news><news:publication><news:name>The Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-06-0${n}T11:00:00Z</news:publication_date><news:title>${title}</news:title></news:news><image:image><image:loc>https://harbour.example/${n}.jpg</image:loc></image:image></url>`)}</urlset>`;

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Harbour</title><base href="/news/"><link rel="alternate" type="application/rss+xml" title="All" href="all.xml"><link rel="alternate" type="application/atom+xml" href="javascript:run()"></head><body><nav><a href="/world">World and what is in it</a></nav><main>${each((title, n) => `<article class="teaser"><h2><a href="2025/${1000 + n}/ferry-is-late">${title}</a></h2>${HTML}</article>`)}</main><footer><a href="/terms">Terms</a></footer></body></html>`;

export const FEED_SAMPLES: readonly FeedSample[] = [
  { name: 'rss', kind: 'feed', text: RSS },
  { name: 'atom', kind: 'feed', text: ATOM },
  { name: 'rdf', kind: 'feed', text: RDF },
  { name: 'json', kind: 'feed', text: JSON_FEED },
  { name: 'news sitemap', kind: 'feed', text: SITEMAP },
  { name: 'opml', kind: 'list', text: OPML },
  { name: 'sitemap', kind: 'sitemap', text: SITEMAP },
  { name: 'page', kind: 'page', text: PAGE },
  { name: 'links', kind: 'links', text: PAGE },
];

/** What readers of feeds have stumbled over, and markup that would run. */
export const FEED_SNIPPETS = [
  '<item>', '</item>', '<entry>', '</entry>', '<channel>', '</channel></rss>', '<items><rdf:Seq>', '<outline text="', '<outline type="include" url="https://a.example/', '<urlset>', '<url><loc>', '<sitemapindex>', '<link/>', '<link href="', '<guid>', '<title><title>',
  '<pubDate>31 Feb 99999 25:61', '<dc:date>', '<ttl>1e999</ttl>', '<sy:updateFrequency>-0', '<content type="xhtml"><div>', '<content mode="base64">', '<content:encoded><![CDATA[', '<atom:content>', '<feed xmlns="http://www.w3.org/2005/Atom">', '<rss>', '<?xml version="1.0" encoding="utf-7"?>', '<?xml version="1.1" encoding="utf-16"?>',
  '<!DOCTYPE a [', '<!ENTITY a "&a;">', '<!ENTITY % b SYSTEM "file:///etc/passwd">%b;', '<!ENTITY c SYSTEM "http://127.0.0.1/">', '&house;', '&twice;', '&c;', '&#x3c;script&#x3e;run()&#x3c;/script&#x3e;', '&lt;script&gt;run()', '&amp;lt;script&amp;gt;', '<script>run()</script>', '<img src=x onerror=run()>', '&lt;img src=x onerror=run()&gt;',
  '<a href="javascript:run()">', '<a href=" jAvA\tscript:run()">', '&lt;a href=&quot;&#1;javascript:run()&quot;&gt;', '<svg/onload=run()>', '<math><mtext><table><mglyph><style><img src=x onerror=run()>', '<noscript><p title="</noscript><img src=x onerror=run()>">', '<style>@import "x"', '<iframe srcdoc="<script>run()</script>">', '<form action="javascript:run()"><button>', '<object data="data:text/html,x">', '<meta http-equiv=refresh content="0;url=javascript:run()">', '<base href="javascript:run()">', ' xml:base="javascript:run()" ', ' xml:base="//a.example/../.." ', ' xmlns:a="" ', '<a:b:c xmlns:a=x>', ' onload=run() ', '"><img src=x onerror=run()>',
  '{"items":[', '"items":{', '[[[[[[', '{"a":', '\\ud800', '\\u0000', ',"id":null', '1e999', '-', '\u0085', '\ufffe',
] as const; // prettier-ignore
