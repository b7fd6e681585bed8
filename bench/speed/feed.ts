import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import { parseFeed } from '../../src/collect/feeds/parse.ts';
import { interleave, type Benchmark } from './measure.ts';

const SIZE = 15e6;

/** An RSS feed of about 15 MB of invented items with HTML in them. */
export function bigFeed(size = SIZE): Uint8Array {
  const items: string[] = [];
  for (let length = 0, i = 0; length < size; i++) {
    const paragraph = `The harbour council of Port ${i} met for the ${i % 90}th time &amp; agreed on <a href="/a/${i}?x=1&amp;y=2">nothing</a>, its clerk said.`,
      item = `<item><title>Council of Port ${i} &#8211; day ${i % 30}</title><link>https://example.org/news/${i}</link><guid isPermaLink="false">n-${i}</guid>
<pubDate>Mon, 0${1 + (i % 9)} Jun 2025 1${i % 10}:0${i % 6}:00 +0200</pubDate><dc:creator>A. Writer ${i % 7}</dc:creator><category>Ports</category>
<description>${paragraph.replaceAll('<', '&lt;')}</description><content:encoded><![CDATA[<p>${Array(8).fill(paragraph).join('</p>\n<p>')}</p>]]></content:encoded></item>`;
    items.push(item);
    length += item.length;
  }
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">';
  return new TextEncoder().encode(`${head}<channel><title>Ports</title><link>https://example.org/</link>${items.join('\n')}</channel></rss>`);
}

/** Bytes → items. The peer is given the decoding it leaves to its caller. */
export const benchmark: Benchmark = async ({ rounds }) => {
  const bytes = bigFeed(),
    megabytes = bytes.length / 1e6,
    rates = await interleave(
      [
        { name: 'broadsheet', run: () => (parseFeed(bytes, { url: 'https://example.org/feed' }), megabytes) },
        { name: 'feedsmith', run: () => (parseWithFeedsmith(new TextDecoder().decode(bytes)), megabytes) },
      ],
      rounds,
    );
  return [
    {
      what: 'parse one 15 MB feed',
      unit: 'MB/s',
      rates,
      peers: true,
      gate: '1x feedsmith',
      goal: '3x feedsmith',
      note: `${megabytes.toFixed(1)} MB; ours also sanitises, resolves addresses and reads dates`,
    },
  ];
};
