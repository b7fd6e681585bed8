/** Reads a stream of chunks as a sequence that can be looked ahead in and partly put back. */
export class Bytes {
  readonly #source: AsyncIterator<Uint8Array>;
  #buffered: Buffer = Buffer.alloc(0);
  #ended = false;
  /** Bytes taken so far. */
  position = 0;
  /** Bytes that are still to come; Infinity where that is not known. */
  remaining: number;

  constructor(source: AsyncIterator<Uint8Array>, remaining = Infinity) {
    this.#source = source;
    this.remaining = remaining;
  }

  /** Bytes that came so far, taken or not. */
  get came(): number {
    return this.position + this.#buffered.length;
  }

  /** At least `n` bytes from here, fewer at the end; they are not taken. */
  async look(n: number): Promise<Buffer> {
    if (this.#buffered.length < n && !this.#ended) {
      const parts = [this.#buffered];
      let length = this.#buffered.length;
      while (length < n && !this.#ended) {
        const chunk = await this.#next();
        if (!chunk) continue;
        parts.push(chunk);
        length += chunk.length;
      }
      // Mostly one chunk after nothing, which need not be copied.
      const [first = Buffer.alloc(0), ...more] = parts.filter((p) => p.length > 0);
      this.#buffered = more.length === 0 ? first : Buffer.concat([first, ...more], length);
    }
    return this.#buffered;
  }

  /** Takes `n` bytes, fewer at the end; answers with them where `keep`, and how many there were. */
  async take(n: number, keep: boolean): Promise<{ readonly length: number; readonly bytes?: Buffer }> {
    const parts: Buffer[] = [];
    let left = n;
    while (left > 0) {
      if (this.#buffered.length === 0) {
        if (this.#ended) break;
        const chunk = await this.#next();
        if (chunk) this.#buffered = chunk;
        continue;
      }
      const part = this.#buffered.subarray(0, left);
      if (keep) parts.push(part);
      left -= part.length;
      this.#advance(part.length);
    }
    return { length: n - left, ...(keep ? { bytes: Buffer.concat(parts, n - left) } : {}) };
  }

  /** Puts bytes that were taken last back. */
  putBack(bytes: Buffer): void {
    this.#buffered = Buffer.concat([bytes, this.#buffered]);
    this.position -= bytes.length;
    this.remaining += bytes.length;
  }

  #advance(n: number): void {
    this.#buffered = this.#buffered.subarray(n);
    this.position += n;
    this.remaining -= n;
  }

  async #next(): Promise<Buffer | undefined> {
    const { value, done } = await this.#source.next();
    if (done) this.#ended = true;
    return done ? undefined : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
}
