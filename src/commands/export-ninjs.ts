import { codeOf } from '../model/media-topic.ts';
import { cite, quote } from '../model/citation.ts';
import { bodyRange, isWithdrawn, type Revision } from '../model/revision.ts';
import { excerpt, extentOf } from '../serve/rights.ts';
import type { Store } from '../store/store.ts';
import { instant } from '../text/date-values.ts';

/** Where the schema of what is written lies (IPTC News in JSON 3.0). */
const STANDARD = { name: 'ninjs', version: '3.0', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json' } as const;
/** The one of an article's sources that published it, among those that it credits. */
const PUBLISHER = 'https://schema.org/publisher';
const TOPICS = 'http://cv.iptc.org/newscodes/mediatopic/';

/**
 * An article's newest text as a ninjs 3.0 item: what its source said, and nothing that we only suppose but the section of its story,
 * with how sure that is. Its body is there in full only where the publisher's rights allow it.
 */
export async function ninjsOf(store: Store, r: Revision): Promise<object> {
  const [article] = await store.articles.get([r.articleId]),
    [member] = await store.stories.membership([r.articleId]),
    [story] = member ? await store.stories.get([member.storyId]) : [],
    url = article?.url ?? '',
    isFull = extentOf(r) === 'full',
    short = isFull ? undefined : excerpt(r),
    modified = r.modified ?? r.wire?.versionAt ?? r.published ?? r.seenAt,
    deck = r.deck && quote(r, cite(r, r.deck)),
    topic = story?.filed;
  return {
    uri: r.wire?.guid ?? (url || `urn:x-broadsheet:article:${r.articleId}`),
    standard: STANDARD,
    type: 'text',
    representationType: isFull && r.stub === undefined ? 'full' : 'partial',
    version: String(r.number),
    ...(r.published === undefined ? {} : { firstCreated: instant(r.published) }),
    versionCreated: instant(modified),
    pubStatus: isWithdrawn(r) ? 'canceled' : 'usable',
    ...(r.lang === 'und' ? {} : { language: r.lang }),
    headlines: [{ role: 'main', contentType: 'text/plain', value: quote(r, cite(r, r.headline)) }],
    ...(deck === undefined || !isFull ? {} : { descriptions: [{ role: 'deck', contentType: 'text/plain', value: deck }] }),
    ...(short ? { descriptions: [{ role: 'excerpt', contentType: 'text/plain', value: quote(r, short) }] } : {}),
    bodies: isFull ? [{ role: 'main', contentType: 'text/plain', value: textOf(r) }] : [],
    ...(r.authors.length > 0 ? { by: r.authors.map((a) => a.name).join(', ') } : {}),
    ...(r.dateline ? { located: r.dateline.place } : {}),
    people: r.authors.map((a) => ({ name: a.name, rel: 'author' })),
    subjects: [
      ...(topic
        ? [
            {
              ...codeOf(topic.topic, TOPICS),
              rel: 'classifies',
              ...(topic.by === 'words' ? { creator: 'Broadsheet', confidence: Math.round(topic.likelihood * 100) } : {}),
            },
          ]
        : []),
      ...r.tags.map((name) => ({ name, rel: 'keyword' })),
    ],
    infoSources: [{ name: r.sourceName, role: PUBLISHER }, ...r.credits.filter((c) => c.agency !== r.sourceName).map((c) => ({ name: c.agency }))],
    ...(url ? { renditions: [{ name: 'web', href: url, contentType: 'text/html' }] } : {}),
    altIds: [
      { role: 'article', value: r.articleId },
      { role: 'revision', value: r.id },
      { role: 'hash', value: r.hash },
      ...(member ? [{ role: 'story', value: member.storyId }] : []),
    ],
  };
}

/** The body, and behind it the notes of the desk, as paragraphs. */
const textOf = (r: Revision): string =>
  [quote(r, cite(r, bodyRange(r))), ...r.noteRanges.map((range) => quote(r, cite(r, range)))].filter((part) => part !== '').join('\n\n');
