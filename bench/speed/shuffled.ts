import { assemble } from '../../src/clean/assemble.ts';
import { packMember } from '../../src/stories/member.ts';
import { centred } from '../../src/stories/profile.ts';
import { vectorOf } from '../../src/stories/vector.ts';
import { revise } from '../../src/clean/revise.ts';
import { idOf } from '../../src/model/id.ts';
import type { Article } from '../../src/model/article.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Source } from '../../src/model/source.ts';
import type { Profile, Story } from '../../src/model/story.ts';
import type { Store } from '../../src/store/store.ts';
import { sentences } from '../../src/text/sentences.ts';
import { terms } from '../../src/text/words.ts';
import { readLines, setFiles } from '../corpora.ts';

const LANG = 'en';
/** Real articles whose sentences are shuffled, and what is made of them. */
const ARTICLES = 4000,
  SENTENCES = 14,
  MEMBERS = 3;
/** The articles are spread over these days; those of the archive that is imported on top are later. */
const FROM = Date.UTC(2000, 0, 1),
  TO = Date.UTC(2010, 0, 1);
const BATCH = 600;

interface Sentence {
  readonly text: string;
  readonly terms: readonly string[];
}
interface Material {
  readonly titles: readonly Sentence[];
  readonly sentences: readonly Sentence[];
  readonly sources: readonly Source[];
}

/** The same numbers in the same order each time (mulberry32), 0-1. */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function material(corpora: string): Material {
  const records = readLines<{ title?: string; text?: string; source?: string }>(...setFiles(corpora, 'stories', 'allsides'))
      .slice(0, ARTICLES)
      .map(({ title = '', text = '', source = 'unnamed' }) => ({ title, text, source })),
    sentence = (text: string): Sentence => ({ text, terms: [...new Set(terms(text, LANG))] }),
    names = [...new Set(records.map((r) => r.source))];
  return {
    titles: records.map((r) => sentence(r.title)),
    sentences: records.flatMap((r) => sentences(r.text, LANG).map((s) => sentence(r.text.slice(s.start, s.end)))),
    sources: names.map((name) => ({ id: idOf('source', 'name', name), name, domain: '', kind: 'unknown' })),
  };
}

interface Made {
  readonly article: Article;
  readonly revision: Revision;
  readonly terms: readonly string[];
}

/** An article of real sentences in an order that never was; three share a story's first sentences. */
function made(m: Material, n: number, at: number, opening: readonly Sentence[], chance: () => number): Made {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T,
    title = pick(m.titles),
    body = [...opening, ...Array.from({ length: SENTENCES }, () => pick(m.sentences))],
    source = pick(m.sources),
    articleId = idOf('article', 'shuffled', n),
    paragraphs = Array.from({ length: Math.ceil(body.length / 2) }, (_, i) => body.slice(2 * i, 2 * i + 2)),
    laid = assemble({
      headline: title.text,
      body: paragraphs.map((p) => ({ kind: 'paragraph', text: p.map((s) => s.text).join(' '), links: [] })),
      notes: [],
    }),
    url = `https://shuffled.example/${n}`,
    draft = {
      ...laid,
      kind: 'report',
      lang: LANG,
      canonicalUrl: url,
      sourceName: source.name,
      authors: [],
      contributors: [],
      credits: [],
      notes: [],
      tags: [],
      published: at,
    } as const,
    revision = revise(draft, { articleId, sourceId: source.id, rights: {}, seenAt: at });
  if (revision === 'same') throw new Error('a first revision cannot be the same as the last');
  return {
    article: { id: articleId, url, sourceId: source.id, firstSeen: at },
    revision,
    terms: [...new Set([title, ...body].flatMap((s) => s.terms))],
  };
}

function storyOf(members: readonly Made[]): { readonly story: Story; readonly profile: Profile } {
  const first = members[0] as Made,
    last = members.at(-1) as Made,
    storyId = idOf('story', first.article.id),
    terms = new Map(first.terms.slice(0, 100).map((t, i) => [t, 1 / (4 + i)])),
    until = last.revision.published ?? 0;
  return {
    story: {
      id: storyId,
      lang: LANG,
      since: first.revision.published ?? 0,
      until,
      headline: { revisionId: first.revision.id, ...first.revision.headline },
      size: members.length,
      independent: members.length,
      sources: new Set(members.map((m) => m.article.sourceId)).size,
    },
    profile: {
      storyId,
      lang: LANG,
      until,
      size: members.length,
      ...centred(terms),
      recent: [packMember(vectorOf([...terms.keys()], (kind, t) => (kind === 'plain' ? (terms.get(t) as number) : 0)))],
      marks: [{}],
    },
  };
}

/** Writes `count` articles of shuffled real sentences with their stories, through the store but not through the hops: no claims, no fingerprints. */
export async function fillShuffled(store: Store, corpora: string, count: number, progress: (done: number) => void = () => undefined): Promise<void> {
  const m = material(corpora),
    chance = random(1),
    step = (TO - FROM) / count;
  await store.sources.put(m.sources);
  for (let n = 0; n < count;) {
    await store.in(async (tx) => {
      for (const end = Math.min(count, n + BATCH); n < end;) {
        const opening = Array.from({ length: 3 }, () => m.sentences[Math.floor(chance() * m.sentences.length)] as Sentence),
          members = Array.from({ length: Math.min(MEMBERS, end - n) }, () => made(m, n, FROM + Math.floor(step * n++), opening, chance)),
          { story, profile } = storyOf(members);
        await tx.articles.put(members.map((x) => x.article));
        await tx.articles.putRevisions(members);
        await tx.stories.put(story, profile);
        for (const { article, revision } of members)
          await tx.stories.putMember({
            storyId: story.id,
            articleId: article.id,
            revisionId: revision.id,
            joinedAt: revision.published ?? 0,
            why: { decision: 'joined', score: 1, shared: [] },
          });
      }
    });
    progress(n);
  }
}
