/** UTF-16 code-unit offsets into one text, end exclusive (what `String.prototype.slice` takes). */
export interface Range {
  readonly start: number;
  readonly end: number;
}
