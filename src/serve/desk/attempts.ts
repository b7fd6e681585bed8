/** How often something may fail within a time before it has to wait. */
interface Limit {
  readonly failures: number;
  readonly withinMs: number;
}

const MINUTE = 60_000;
/** One name from one address; one address; one name from anywhere (high, or anyone could keep its owner out). */
const LIMITS = {
  both: { failures: 5, withinMs: 15 * MINUTE },
  address: { failures: 20, withinMs: 15 * MINUTE },
  name: { failures: 100, withinMs: 60 * MINUTE },
} as const satisfies Record<string, Limit>;
type Kind = keyof typeof LIMITS;
/** Remembered of each kind; those that failed longest ago are forgotten. Apart, so that many addresses do not push a name out. */
const MOST = 10_000;

/** Who tries to sign in as whom. */
export interface Attempt {
  /** The name as it is compared. */
  readonly name: string;
  /** The network that the attempt comes from (`networkOf`). */
  readonly network: string;
  /** Whether the browser has signed in under this name before: then strangers' guesses do not keep it out. */
  readonly known?: boolean;
}

/** Failed attempts to sign in, counted by name and by network address. */
export class Attempts {
  readonly #failed: Readonly<Record<Kind, Map<string, readonly number[]>>> = { both: new Map(), address: new Map(), name: new Map() };

  /** How long nobody may make this attempt, ms; 0 = now. */
  wait(attempt: Attempt, now: number): number {
    return Math.max(...places(attempt).map(([kind, key]) => this.#wait(kind, key, now)));
  }

  failed(attempt: Attempt, now: number): void {
    for (const [kind, key] of places(attempt)) {
      const failed = this.#failed[kind],
        recent = [...this.#recent(kind, key, now), now];
      failed.delete(key);
      failed.set(key, recent);
      if (failed.size <= MOST) continue;
      for (const oldest of failed.keys()) {
        failed.delete(oldest);
        break;
      }
    }
  }

  /** The last attempt was the owner's after all: it did not fail. The address may still be trying other names. */
  succeeded(attempt: Attempt): void {
    for (const [kind, key] of places(attempt)) {
      if (kind === 'both') this.#failed.both.delete(key);
      else this.#failed[kind].set(key, (this.#failed[kind].get(key) ?? []).slice(0, -1));
    }
  }

  #wait(kind: Kind, key: string, now: number): number {
    const { failures, withinMs } = LIMITS[kind],
      first = this.#recent(kind, key, now).at(-failures);
    return first === undefined ? 0 : first + withinMs - now;
  }

  #recent(kind: Kind, key: string, now: number): readonly number[] {
    return (this.#failed[kind].get(key) ?? []).filter((at) => at > now - LIMITS[kind].withinMs && at <= now);
  }
}

/** Where an attempt is counted. A known browser is counted by itself. */
function places({ name, network, known }: Attempt): (readonly [Kind, string])[] {
  if (known === true) return [['both', `known ${name}`]];
  return [
    ['both', `${network} ${name}`],
    ['address', network],
    ['name', name],
  ];
}
