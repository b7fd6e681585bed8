import type { Range } from '../model/range.ts';

/** What closes a quotation that a mark opens, over all the houses' styles. */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '"': '"',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
};
const MARK = /[“”„«»「」『』"‘’‚']/gu;
/** Marks that are apostrophes as well: they open where no word goes on behind a gap, and close where none goes on. */
const SINGLE = /[‘’‚']/u;

/** Whether a range of a paragraph stands inside quotation marks: behind one that opens, which is closed behind the range or goes on into the next paragraph. */
export function inMarks(text: string, block: Range, at: Range): boolean {
  const at0 = openAt(text, block, at.start);
  if (!at0 || openAt(text, block, at.end) === undefined) return false;
  const isClosed = [...text.slice(at.end, block.end).matchAll(MARK)].some((m) => closes(text, at.end + m.index, at0.mark));
  // A quotation of several paragraphs is closed in the last; a lone mark in the midst of one is an inch, an apostrophe or a slip.
  return isClosed || (!SINGLE.test(at0.mark) && (at0.mark !== '"' || text.slice(block.start, at0.start).trim() === ''));
}

/** The mark that is open at an offset of a paragraph. */
function openAt(text: string, block: Range, offset: number): { readonly mark: string; readonly start: number } | undefined {
  let open: { mark: string; start: number } | undefined;
  for (const m of text.slice(block.start, offset).matchAll(MARK)) {
    const start = block.start + m.index;
    if (open) {
      if (closes(text, start, open.mark)) open = undefined;
    } else if (opens(text, start)) open = { mark: m[0], start };
  }
  return open;
}

const isLetter = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);

function opens(text: string, i: number): boolean {
  const mark = text[i] ?? '';
  if (mark === '’' || !(mark in CLOSERS)) return false;
  return mark === '"' || SINGLE.test(mark) || mark === '”' ? !isLetter(text[i - 1]) && /\S/.test(text[i + 1] ?? ' ') : true;
}
function closes(text: string, i: number, opener: string): boolean {
  const mark = text[i] ?? '';
  return (CLOSERS[opener] ?? '').includes(mark) && (!SINGLE.test(mark) || !isLetter(text[i + 1]));
}
