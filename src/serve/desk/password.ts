import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32,
  SALT_BYTES = 16;
/** More at once would take the machine's memory and its cores from the pages. */
const AT_ONCE = 2;

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 400;

interface Hashed {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** A password as an argon2id string that says how it was made. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES),
    tag = await tagOf(password, { ...COST, salt, tag: Buffer.alloc(TAG_BYTES) });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(salt)}$${bare(tag)}`;
}

/** What a password is compared with where there is no such account, so that both take as long. */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(Buffer.alloc(SALT_BYTES))}$${bare(Buffer.alloc(TAG_BYTES))}`;

/** Whether a password is the one that was hashed; takes as long where nothing was. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const made = parse(hashed ?? NOBODY) ?? (parse(NOBODY) as Hashed),
    same = timingSafeEqual(await tagOf(password, made), made.tag);
  return same && hashed !== undefined && parse(hashed) !== undefined;
}

function parse(hashed: string): Hashed | undefined {
  const m = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/.exec(hashed);
  if (!m) return undefined;
  const [memory = 0, passes = 0, parallelism = 0] = m.slice(1, 4).map(Number),
    [salt, tag] = m.slice(4).map((part) => Buffer.from(part, 'base64'));
  return salt && tag && tag.length >= 16 ? { memory, passes, parallelism, salt, tag } : undefined;
}

/** Longer queues only keep everyone waiting. */
const MOST_WAITING = 20;
/** Whether so many passwords are being looked at that another would wait for seconds. */
export function isBusy(): boolean {
  return waiting.length >= MOST_WAITING;
}

let busy = 0;
const waiting: (() => void)[] = [];

async function tagOf(password: string, { memory, passes, parallelism, salt, tag }: Hashed): Promise<Buffer> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy++;
  try {
    // A letter and its accent may be typed as one character or as two.
    return await derive('argon2id', { message: Buffer.from(password.normalize('NFC')), nonce: salt, memory, passes, parallelism, tagLength: tag.length });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  }
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
