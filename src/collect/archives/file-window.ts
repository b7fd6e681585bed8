import { open, type FileHandle } from 'node:fs/promises';

export const WINDOW = 262_144;

/** A file read at any place, of which one window is in memory. */
export class FileWindow {
  readonly #handle: FileHandle;
  readonly size: number;
  #start = 0;
  #held: Buffer = Buffer.alloc(0);

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  /** @throws the system's error. */
  static async open(path: string): Promise<FileWindow> {
    const handle = await open(path, 'r');
    try {
      return new FileWindow(handle, (await handle.stat()).size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** `n` bytes from an offset, fewer at the end of the file; at most a window. The next call may not change them: each window is a buffer of its own. */
  async at(offset: number, n: number): Promise<Buffer> {
    const wanted = Math.min(n, WINDOW, Math.max(0, this.size - offset)),
      from = offset - this.#start;
    if (from < 0 || from + wanted > this.#held.length) await this.#load(offset);
    return this.#held.subarray(offset - this.#start, offset - this.#start + wanted);
  }

  /** Everything from an offset on, as far as is asked for. */
  async *from(offset: number): AsyncGenerator<Buffer> {
    for (let at = offset; ;) {
      // The rest of the window, so that small members do not each read a whole one.
      const held = at - this.#start < this.#held.length && at >= this.#start ? this.#held.length - (at - this.#start) : WINDOW,
        chunk = await this.at(at, Math.min(held, PIECE));
      if (chunk.length === 0) return;
      at += chunk.length;
      yield chunk;
    }
  }

  async #load(offset: number): Promise<void> {
    const buffer = Buffer.allocUnsafe(WINDOW);
    let length = 0;
    while (length < WINDOW) {
      const { bytesRead } = await this.#handle.read(buffer, length, WINDOW - length, offset + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    [this.#start, this.#held] = [offset, buffer.subarray(0, length)];
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
const PIECE = 65_536;
