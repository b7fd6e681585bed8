const PART = 65_536;

/**
 * What `replace` makes of a text, part by part. The engine joins replacement by replacement, and of two million of them the links alone would
 * take a hundred megabytes.
 *
 * `cut` moves the end of a part (UTF-16 units) to where nothing that belongs together is parted.
 */
export function inParts(text: string, replace: (part: string) => string, cut: (text: string, end: number, start: number) => number): string {
  if (text.length <= PART) return replace(text);
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + PART, text.length);
    if (end < text.length) end = cut(text, end, at);
    // Nor is a character outside the basic plane.
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    // Through bytes a text of many links becomes one piece.
    parts.push(Buffer.from(replace(text.slice(at, end))).toString());
    at = end;
  }
  return parts.join('');
}
