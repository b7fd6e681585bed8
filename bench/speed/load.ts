import { Pool } from 'undici';

/** What a load client is told: requests go to the addresses in turn, `rate` a second. */
export interface Load {
  readonly urls: readonly string[];
  readonly rate: number;
  /** How many requests are counted. */
  readonly count: number;
}

/** As many as browsers on a busy day would hold open; a request beyond them waits, and its waiting is counted. */
const CONNECTIONS = 64;
/** Requests before those that are counted, so that connections stand and code is compiled, as a share of a second. */
const WARM_SECONDS = 1;
/** How often the clock is looked at, ms. */
const TICK = 1;

/**
 * Milliseconds from the moment each request was due to the end of its answer, in order of sending. The rate waits for no answer and
 * makes up for what it missed, so that a stall is felt by all who would have come during it ("coordinated omission" is left out).
 */
export async function load({ urls, rate, count }: Load): Promise<number[]> {
  const pool = new Pool(new URL(urls[0] ?? '').origin, { connections: CONNECTIONS, pipelining: 1 }),
    paths = urls.map((url) => new URL(url)).map(({ pathname, search }) => pathname + search),
    warm = Math.ceil(rate * WARM_SECONDS),
    times = new Array<number>(count).fill(NaN),
    started = performance.now();
  await new Promise<void>((done, failed) => {
    let sent = 0,
      open = 0;
    const tick = (): void => {
      for (const due = Math.min(warm + count, ((performance.now() - started) * rate) / 1000); sent < due;) send(sent++);
      if (sent < warm + count) setTimeout(tick, TICK);
    };
    const send = (i: number): void => {
      open++;
      ask(pool, paths[i % paths.length] ?? '/').then(
        () => {
          if (i >= warm) times[i - warm] = performance.now() - started - (i * 1000) / rate;
          if (--open === 0 && sent === warm + count) done();
        },
        (error: unknown) => failed(error as Error),
      );
    };
    tick();
  });
  await pool.close();
  return times;
}

/** Resolves when the last byte of the answer is here. */
function ask(pool: Pool, path: string): Promise<void> {
  return new Promise((done, failed) => {
    pool.dispatch(
      { method: 'GET', path, headers: { 'accept-encoding': 'gzip', 'accept-language': 'en' } },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, status) => void (status === 200 || failed(new Error(`${path}: ${status}`))),
        onResponseData: () => undefined,
        onResponseEnd: () => done(),
        onResponseError: (_controller, error) => failed(error),
      },
    );
  });
}

if (import.meta.main) process.stdout.write(JSON.stringify((await load(JSON.parse(process.argv[2] ?? '') as Load)).map((ms) => Math.round(ms * 1000) / 1000)));
