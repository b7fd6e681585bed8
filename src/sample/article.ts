/** What changes from text to text of one article, as its file writes it. */
export interface Fields {
  readonly headline: string;
  readonly deck?: string;
  readonly section?: string;
  readonly byline?: string;
  readonly credit?: string;
  readonly tags: readonly string[];
}

/** One change to a text: what to do, with which place in it, and the new words. */
export interface Operation {
  readonly name: 'cut' | 'keep' | 'replace' | 'instead' | 'before' | 'after' | 'end' | 'note' | 'unnote' | 'no notes';
  readonly at: string;
  readonly words: string;
}

/** What an article becomes at a time. Wall times stand as they are written. */
export interface Change {
  readonly at: string;
  readonly announced: boolean;
  readonly gone: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly operations: readonly Operation[];
}

/** An article's file, read. `body` and `foot` are paragraphs; both are absent where the text is another article's with `operations`. */
export interface Written {
  readonly headline: string;
  readonly published: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly text?: { readonly body: readonly string[]; readonly foot: readonly string[] };
  readonly operations: readonly Operation[];
  readonly changes: readonly Change[];
}

const OPERATION = /^- (?:(no notes)|(cut|keep|replace|instead|before|after|end|note|unnote): (.+))$/;
/** Operations that name a place and the words for it. */
const TWO_PARTS = new Set(['replace', 'instead', 'before', 'after']);

/**
 * Reads an article's file (`samples/FORMAT.md`).
 * @throws Error that names the line which is not of the format.
 */
export function readArticle(source: string): Written {
  const [first = '', ...later] = source.replaceAll('\r\n', '\n').split(/^(?==== )/m),
    front = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(first);
  if (!front) throw new Error('it does not begin with --- and its fields');
  const fields = readFields((front[1] ?? '').split('\n')),
    { headline, published, of } = fields,
    rest = (front[2] ?? '').trim();
  if (!headline || !published) throw new Error('headline and published are needed');
  const derived = of !== undefined && rest.split('\n').every((line) => line.trim() === '' || OPERATION.test(line));
  return {
    headline,
    published,
    fields,
    ...(derived ? {} : { text: readText(rest) }),
    operations: derived ? readOperations(rest.split('\n')) : [],
    changes: later.map(readChange),
  };
}

/** The fields that pages print, from a file's front matter. */
export function fieldsOf(given: Readonly<Record<string, string>>): Fields {
  const { headline = '', deck, section, byline, credit, tags } = given;
  return { headline, deck, section, byline, credit, tags: tags?.split(',').map((t) => t.trim()) ?? [] };
}

function readChange(source: string): Change {
  const [head = '', ...lines] = source.trim().split('\n'),
    start = lines.findIndex((line) => line.startsWith('- ')),
    at = start === -1 ? lines.length : start,
    { announce, gone, ...fields } = readFields(lines.slice(0, at));
  return { at: head.slice(4).trim(), announced: announce === 'yes', gone: gone === 'yes', fields, operations: readOperations(lines.slice(at)) };
}

function readFields(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const m = /^([a-z]+): (.+)$/.exec(line);
        if (!m) throw new Error(`not a field: ${line}`);
        return [m[1], m[2]];
      }),
  ) as Record<string, string>;
}

function readText(source: string): { body: string[]; foot: string[] } {
  const [body = '', foot = ''] = source.split(/^\*\*\*$/m);
  return { body: paragraphsOf(body), foot: paragraphsOf(foot) };
}
const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((p) => p.trim().replaceAll('\n', ' '))
    .filter((p) => p !== '');

function readOperations(lines: readonly string[]): Operation[] {
  return lines.filter((line) => line.trim() !== '').map(readOperation);
}

function readOperation(line: string): Operation {
  const m = OPERATION.exec(line),
    name = (m?.[1] ?? m?.[2]) as Operation['name'] | undefined,
    words = m?.[3] ?? '';
  if (!name) throw new Error(`not an operation: ${line}`);
  if (!TWO_PARTS.has(name)) return { name, at: name === 'cut' || name === 'unnote' ? words : '', words };
  const arrow = words.indexOf(' => ');
  if (arrow === -1) throw new Error(`no => in: ${line}`);
  return { name, at: words.slice(0, arrow), words: words.slice(arrow + 4) };
}
