import { csvLine } from '../csv.ts';
import { jsonLine, type Column, type Format } from './column.ts';

/** A whole table as text. */
export function tableText<T>(columns: readonly Column<T>[], rows: readonly T[], format: Format): string {
  if (format === 'jsonl') return rows.map((row) => jsonLine(columns, row)).join('');
  return [columns.map((c) => c.name), ...rows.map((row) => columns.map((c) => c.of(row)))].map(csvLine).join('');
}
