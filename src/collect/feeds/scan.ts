/** The attributes of every tag that has none. */
export const NO_ATTRIBUTES: Record<string, string> = Object.freeze({});

/** What a scan meets, in order. Text and attribute values are as written, references undecoded. */
export interface ScanHandler {
  /** Answering `false` ends the scan. */
  open(tag: string, attributes: Record<string, string>, closed: boolean): boolean;
  close(tag: string): void;
  text(text: string): unknown;
  cdata(text: string): unknown;
}

/**
 * Walks through markup that should be XML. Whatever cannot be a tag is text; comments, instructions and declarations are skipped.
 *
 * Time is linear in the length: a closing mark that was once not found is not looked for again.
 */
export function scan(source: string, handler: ScanHandler): void {
  const missing = new Set<string>();
  let at = 0;
  let textFrom = 0;
  const after = (mark: string, from: number): number => {
    const found = missing.has(mark) ? -1 : source.indexOf(mark, from);
    if (found >= 0) return found + mark.length;
    missing.add(mark);
    return mark === '>' ? source.length : after('>', from);
  };
  for (;;) {
    const lt = source.indexOf('<', at);
    if (lt < 0) break;
    const next = source.charCodeAt(lt + 1);
    if (!startsMarkup(next)) {
      at = lt + 1;
      continue;
    }
    if (lt > textFrom) handler.text(source.slice(textFrom, lt));
    if (next === SLASH) {
      at = after('>', lt + 2);
      handler.close(source.slice(lt + 2, at - 1).trim());
    } else if (next === BANG) {
      if (source.startsWith('[CDATA[', lt + 2)) {
        const end = missing.has(']]>') ? -1 : source.indexOf(']]>', lt + 9);
        handler.cdata(source.slice(lt + 9, end < 0 ? source.length : end));
        at = end < 0 ? source.length : end + 3;
      } else at = source.startsWith('--', lt + 2) ? after('-->', lt + 4) : afterDeclaration(source, lt, after);
    } else if (next === QUESTION) at = after('?>', lt + 2);
    else {
      const tag = readTag(source, lt + 1);
      at = tag.end;
      if (!handler.open(tag.name, tag.attributes, tag.closed)) return;
    }
    textFrom = at;
  }
  if (textFrom < source.length) handler.text(source.slice(textFrom));
}

const [BANG, SLASH, QUESTION, GREATER, EQUALS, DOUBLE, SINGLE] = [0x21, 0x2f, 0x3f, 0x3e, 0x3d, 0x22, 0x27];

function startsMarkup(c: number): boolean {
  return (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || c === SLASH || c === BANG || c === QUESTION || c === 0x5f || c === 0x3a || c > 0x7f;
}

const isSpace = (c: number): boolean => c === 0x20 || (c >= 0x09 && c <= 0x0d);

/** After a DOCTYPE, its internal subset included. */
function afterDeclaration(source: string, lt: number, after: (mark: string, from: number) => number): number {
  const plain = after('>', lt);
  const bracket = source.slice(lt, plain).indexOf('[');
  return bracket < 0 ? plain : after(']>', lt + bracket);
}

interface Tag {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly closed: boolean;
  readonly end: number;
}

function readTag(source: string, from: number): Tag {
  let at = endOfName(source, from);
  const name = source.slice(from, at);
  let attributes = NO_ATTRIBUTES;
  for (;;) {
    let c = source.charCodeAt(at);
    while (isSpace(c) || (c === SLASH && source.charCodeAt(at + 1) !== GREATER)) c = source.charCodeAt(++at);
    if (at >= source.length) return { name, attributes, closed: false, end: source.length };
    if (c === GREATER) return { name, attributes, closed: false, end: at + 1 };
    if (c === SLASH) return { name, attributes, closed: true, end: at + 2 };
    const start = at;
    at = Math.max(endOfName(source, at), at + 1);
    const key = source.slice(start, at).toLowerCase();
    while (isSpace(source.charCodeAt(at))) at++;
    let value = '';
    if (source.charCodeAt(at) === EQUALS) [value, at] = readValue(source, at + 1);
    if (attributes === NO_ATTRIBUTES) attributes = {};
    attributes[key] ??= value;
  }
}

function endOfName(source: string, from: number): number {
  let at = from;
  for (let c = source.charCodeAt(at); at < source.length && !isSpace(c) && c !== GREATER && c !== SLASH && c !== EQUALS; c = source.charCodeAt(++at));
  return at;
}

function readValue(source: string, from: number): [string, number] {
  let at = from;
  while (isSpace(source.charCodeAt(at))) at++;
  const quote = source.charCodeAt(at);
  if (quote === DOUBLE || quote === SINGLE) {
    const end = source.indexOf(quote === DOUBLE ? '"' : "'", at + 1);
    // A quote that never closes ends with its tag.
    const stop = end < 0 ? source.indexOf('>', at) : end;
    return stop < 0 ? [source.slice(at + 1), source.length] : [source.slice(at + 1, stop), end < 0 ? stop : stop + 1];
  }
  const start = at;
  for (let c = quote; at < source.length && !isSpace(c) && c !== GREATER; c = source.charCodeAt(++at));
  return [source.slice(start, at), at];
}
