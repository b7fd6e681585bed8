/** Bytes of large answers that are being fetched or unpacked, or wait to be read, all together. */
const MOST_BYTES = 64_000_000;
/** So many an answer takes without asking: small ones pass, whatever the large ones do. */
export const SMALL = 262_144;

/** What one answer has of the room. */
export interface Hold {
  /** Waits until there is room for so many bytes altogether; fewer than before are given back at once. */
  need(bytes: number): Promise<void>;
}

interface Part {
  has: number;
  wants: number;
  go?: () => void;
}

/**
 * The memory for answers, shared by all that come at once. Who needs more than is left waits, but for the one that has been in longest: that is never stopped, so it
 * comes to its end and gives back what it has. So nobody waits for ever, and what is held is never more than the room and one answer.
 */
export class Room {
  readonly #most: number;
  /** Those that are above `SMALL`, in the order in which they came to it. */
  readonly #parts = new Set<Part>();
  #used = 0;

  /** @param most bytes. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Bytes that are held. */
  get used(): number {
    return this.#used;
  }

  /** Runs `fn` with a hold on the room, which ends with it: only then nothing of the answer may be left. Who holds some waits for no other hold. */
  async during<T>(fn: (hold: Hold) => Promise<T>): Promise<T> {
    const part: Part = { has: 0, wants: 0 };
    try {
      return await fn({ need: (bytes) => this.#need(part, bytes) });
    } finally {
      this.#parts.delete(part);
      this.#used -= part.has;
      this.#next();
    }
  }

  async #need(part: Part, bytes: number): Promise<void> {
    if (bytes <= SMALL && part.has === 0) return;
    this.#parts.add(part);
    part.wants = bytes;
    if (!this.#grant(part)) await new Promise<void>((go) => (part.go = go));
    else this.#next();
  }

  #grant(part: Part): boolean {
    const more = part.wants - part.has,
      [first] = this.#parts;
    if (more > 0 && part !== first && this.#used + more > this.#most) return false;
    part.has = part.wants;
    this.#used += more;
    return true;
  }

  #next(): void {
    for (const part of this.#parts) {
      if (!part.go || !this.#grant(part)) continue;
      part.go();
      part.go = undefined;
    }
  }
}

/** The one room of this process. */
export const room = new Room(MOST_BYTES);
