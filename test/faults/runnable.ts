import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

const RUNS = /^(?:script|style|iframe|frame|frameset|object|embed|applet|svg|math|base|meta|link|form|button|input|template|noscript|plaintext|xmp)$/;
const ADDRESS = /^(?:href|src|cite|poster|longdesc|background|action|formaction|data|xlink:href)$/;
/** In a style: what fetches or runs, or is written so as not to look like it. Plain declarations stay, for `clean` reads from them what is hidden. */
const LOADS = /url\s*\(|image-set|expression|behaviou?r|binding|@import|\\|\/\*/i;
/** As a browser takes it: control characters and spaces before a scheme, tabs and newlines in it are nothing. */
const isRunning = (url: string): boolean => /^(?:javascript|vbscript|data|blob|file):/i.test(url.replace(/^[\0-\x20]+/, '').replace(/[\t\n\r]/g, ''));

/**
 * What would run in a browser in anything that was read from outside: elements and attributes in fields whose name ends in `Html`, by the
 * standard's own reading of HTML (parse5), and addresses in fields whose name ends in `url`. Titles and names are plain text.
 */
export function runnable(value: unknown, name = ''): string[] {
  if (typeof value === 'string') {
    if (/html$/i.test(name) || name === 'description') return value.includes('<') ? inMarkup(parseFragment(value).childNodes) : [];
    return /url$/i.test(name) && isRunning(value) ? [`${name}: ${value.slice(0, 100)}`] : [];
  }
  if (Array.isArray(value)) return value.flatMap((v) => runnable(v, name));
  return value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([k, v]) => runnable(v, k)) : [];
}

function inMarkup(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): string[] {
  const found: string[] = [],
    open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('tagName' in node)) continue;
    if (RUNS.test(node.tagName)) found.push(`<${node.tagName}>`);
    for (const { name, value } of node.attrs)
      if (
        /^on|^srcdoc$/i.test(name) ||
        (name === 'style' && LOADS.test(value)) ||
        (ADDRESS.test(name) && isRunning(value)) ||
        (name === 'srcset' && value.split(/,\s/).some(isRunning))
      )
        found.push(`<${node.tagName} ${name}="${value.slice(0, 100)}">`);
    for (const child of node.childNodes) open.push(child);
  }
  return found;
}
