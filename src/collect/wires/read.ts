import { rejected, type Rejected } from '../../model/outcome.ts';
import { decodeBytes, xmlDeclared } from '../decode.ts';
import { readTree } from '../feeds/tree.ts';
import type { WireDocument } from './item.ts';
import { readNewsml } from './newsml.ts';
import { readNinjs } from './ninjs.ts';
import { readNitf } from './nitf.ts';

/**
 * Reads a document of a wire from its bytes: ninjs, NewsML-G2 or NITF.
 *
 * Never throws. Undefined where the document is of another kind; `Rejected` where it is one of a wire but cannot be read whole.
 */
export function readWire(bytes: Uint8Array): WireDocument | Rejected | undefined {
  const { text } = decodeBytes(bytes, { declared: xmlDeclared }),
    start = text.slice(0, 4_000).replace(/^[\ufeff\s\0]+/, '');
  if (/^[{[]/.test(start)) return ofJson(text.replace(/^\ufeff/, ''));
  return start.startsWith('<') ? ofXml(text, start) : undefined;
}

function ofJson(text: string): WireDocument | undefined {
  try {
    return readNinjs(JSON.parse(text));
  } catch {
    // A SyntaxError, or a RangeError from nesting deeper than the engine's stack.
    return undefined;
  }
}

/** What the first element of the formats is called; each alternative ends where it must, so that no document makes it look twice. */
const ROOT =
  /^(?:<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>|\s)*<(?:[\w.-]+:)?(newsitem|newsmessage|packageitem|conceptitem|knowledgeitem|planningitem|catalogitem|nitf|newsml|contentset|contentmeta|itemmeta|groupset|itemset)(?=[\s>/])/i;

function ofXml(text: string, start: string): WireDocument | Rejected | undefined {
  const root = ROOT.exec(start)?.[1];
  if (root === undefined) return undefined;
  // What reads broken markup would take the first half of a report for the whole.
  if (!new RegExp(`</(?:[\\w.-]+:)?${root}\\s*>\\s*(?:<!--(?:(?!-->)[\\s\\S])*-->\\s*)*$`, 'i').test(text.slice(-4_000)))
    return rejected('unreadable', 'The document is cut short.');
  const document = readTree(text, '');
  if (root.toLowerCase() !== 'nitf') return readNewsml(document);
  const item = readNitf(document);
  if (!item) return undefined;
  if (item.guid === '') return { format: 'NITF', items: [], passed: [{ subject: '', line: 'The document does not say which item it is (doc-id, du-key).' }] };
  const isEmpty = item.body === undefined && item.summary === undefined && item.takenBack === undefined;
  return isEmpty
    ? { format: 'NITF', items: [], passed: [{ subject: item.guid, line: 'The item holds no text.' }] }
    : { format: 'NITF', items: [item], passed: [] };
}
