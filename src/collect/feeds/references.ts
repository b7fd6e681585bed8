import { decodeHTMLStrict } from 'entities';
import { inParts } from './parts.ts';

/** Longest total of text that a document's own entities may add, in characters. */
const MAX_EXPANSION = 100_000;
const LONGEST_REFERENCE = 40;

/** Decodes character references, HTML's named entities, and the document's own simple entities. */
export function decoder(source: string): (text: string) => string {
  const own = ownEntities(source);
  let budget = MAX_EXPANSION;
  return (text) => {
    if (!text.includes('&')) return text;
    if (!own.size) return decodeReferences(text);
    const expanded = text.replace(/&([\w.-]+);/g, (whole, name: string) => {
      const value = own.get(name);
      if (value === undefined || (budget -= value.length) < 0) return whole;
      return value;
    });
    return decodeReferences(expanded);
  };
}

function decodeReferences(text: string): string {
  return inParts(text, decodeHTMLStrict, beforeReference);
}

/** One that begins near the end of a part is left to the next. */
function beforeReference(text: string, end: number, start: number): number {
  const amp = text.lastIndexOf('&', end);
  return amp > start && amp > end - LONGEST_REFERENCE ? amp : end;
}

/** Entities a DOCTYPE defines as literal text; those that use others or name a file are left out, so nothing grows and nothing is opened. */
function ownEntities(source: string): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  const start = source.slice(0, 10_000).search(/<!DOCTYPE\b[^>[]*\[/i);
  if (start < 0) return own;
  for (const m of source.slice(start, start + 20_000).matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%]{0,2000}|&#[^"]{0,20})"|'([^'&%]{0,2000})')\s*>/g))
    own.set(m[1] ?? '', m[2] ?? m[3] ?? '');
  return own;
}
