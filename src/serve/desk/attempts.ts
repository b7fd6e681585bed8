/** How often something may fail within a time before it has to wait. */
interface Limit {
  readonly failures: number;
  readonly withinMs: number;
}

const MINUTE = 60_000;
/** One name from one address; one address; one name from anywhere (high, or anyone could keep its owner out). */
const LIMITS: Readonly<Record<'both' | 'address' | 'name', Limit>> = {
  both: { failures: 5, withinMs: 15 * MINUTE },
  address: { failures: 20, withinMs: 15 * MINUTE },
  name: { failures: 100, withinMs: 60 * MINUTE },
};
/** Names and addresses remembered; the oldest are forgotten. */
const MOST = 10_000;

/** Failed attempts to sign in, counted by name and by network address. */
export class Attempts {
  readonly #failed = new Map<string, number[]>();

  /** How long nobody may try this name from this address, ms; 0 = now. */
  wait(name: string, address: string, now: number): number {
    return Math.max(...keys(name, address).map(([key, limit]) => this.#wait(key, limit, now)));
  }

  failed(name: string, address: string, now: number): void {
    for (const [key, limit] of keys(name, address)) {
      const recent = [...this.#recent(key, limit, now), now];
      this.#failed.delete(key);
      this.#failed.set(key, recent);
    }
    for (const key of this.#failed.keys()) {
      if (this.#failed.size <= MOST) break;
      this.#failed.delete(key);
    }
  }

  /** The last attempt was the owner's after all: it did not fail. The address may still be trying other names. */
  succeeded(name: string, address: string): void {
    for (const [key] of keys(name, address)) this.#failed.get(key)?.pop();
    this.#failed.delete(`both ${address} ${name}`);
  }

  #wait(key: string, limit: Limit, now: number): number {
    const recent = this.#recent(key, limit, now),
      first = recent.at(-limit.failures);
    return first === undefined ? 0 : first + limit.withinMs - now;
  }

  #recent(key: string, { withinMs }: Limit, now: number): readonly number[] {
    return (this.#failed.get(key) ?? []).filter((at) => at > now - withinMs && at <= now);
  }
}

function keys(name: string, address: string): (readonly [string, Limit])[] {
  return [
    [`both ${address} ${name}`, LIMITS.both],
    [`address ${address}`, LIMITS.address],
    [`name ${name}`, LIMITS.name],
  ];
}
