/** An archive file that is being taken in or has been, known by its content. */
export interface Archive {
  readonly id: string;
  /** The file's name without its folder. */
  readonly name: string;
  /** Where the next record begins: byte offset of it, or of its gzip member, and how many unpacked bytes of that come before it. */
  readonly offset: number;
  readonly inside: number;
  /** Pages taken from it so far. */
  readonly pages: number;
  /** Places in it that could not be read. */
  readonly damaged: number;
  readonly finished: boolean;
}
