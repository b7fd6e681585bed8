/** What a cell of a table may hold; of a list the parts stand behind each other. */
export type Cell = string | number | boolean | null | readonly string[];

/**
 * A table as RFC 4180 has it: a first line of names, lines ended by CR LF, quoted where it must be. A text that a spreadsheet would take for a formula has an
 * apostrophe before it; numbers have none.
 */
export function csv<R extends { readonly [K in keyof R]: Cell }>(columns: readonly (keyof R & string)[], rows: readonly R[]): string {
  return [columns, ...rows.map((row) => columns.map((c) => row[c]))].map(csvLine).join('');
}

/** One line of such a table, with its end. */
export const csvLine = (cells: readonly Cell[]): string => cells.map(cell).join(',') + '\r\n';

const SEPARATOR = ' | ';

/** Also behind spaces and marks that are not seen, which some programs leave out. */
const FORMULA = /^(?:(?:\s|\0|\p{Cf})*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join(SEPARATOR),
    harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
