/** Text as it stands in HTML and XML, attributes too. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

const LINK = /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;
/** A paragraph's words with `[words](address)` and bare addresses as links and *words* set off. */
export function inline(text: string): string {
  return escape(text)
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(
      /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|https?:\/\/[^\s<]+[^\s<.,;:)]/g,
      (url, words?: string, to?: string) => `<a href="${to ?? url}">${words ?? url}</a>`,
    );
}
/** The words alone. */
export const unlinked = (text: string): string => text.replace(LINK, '$1');

/** How a template marks up the kinds of paragraph. */
export interface Blocks {
  readonly paragraph: (html: string, index: number) => string;
  readonly heading: (html: string) => string;
  readonly quote: (html: string) => string;
  readonly picture: (caption: string, credit: string) => string;
}

/** The paragraphs of a text, each by what it is: `## ` a heading, `> ` a quotation, `![…](…)` a picture's caption and credit. */
export function blocksOf(paragraphs: readonly string[], blocks: Blocks): string {
  return paragraphs
    .map((p, i) => {
      const picture = /^!\[(.*)\]\((.*)\)$/.exec(p);
      if (picture) return blocks.picture(inline(picture[1] ?? ''), escape(picture[2] ?? ''));
      if (p.startsWith('## ')) return blocks.heading(inline(p.slice(3)));
      return p.startsWith('> ') ? blocks.quote(inline(p.slice(2))) : blocks.paragraph(inline(p), i);
    })
    .join('\n');
}

/** A picture for the reader of the page: a plain box, since the editions have no photographs. */
const PICTURE =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 7 2%22%3E%3Cpath fill=%22%23998%22 d=%22M0 0h7v2H0z%22/%3E%3C/svg%3E';

export const BLOCKS: Blocks = {
  paragraph: (html) => `<p>${html}</p>`,
  heading: (html) => `<h2>${html}</h2>`,
  quote: (html) => `<blockquote><p>${html}</p></blockquote>`,
  picture: (caption, credit) => `<figure><img src="${PICTURE}" alt=""><figcaption>${caption} <span class="credit">${credit}</span></figcaption></figure>`,
};
