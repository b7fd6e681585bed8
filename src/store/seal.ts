import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the data folder's key is good for. */
export interface Keys {
  /** Encrypts a text; it opens only under the same `bound`. */
  seal(text: string, bound: string): string;
  /** Undefined where it was sealed with another key, for another purpose, or changed since. */
  open(sealed: string, bound: string): string | undefined;
  /** A signature (43 characters) over a text, for one purpose only. */
  sign(purpose: string, text: string): string;
}

const KEY_BYTES = 32,
  NONCE_BYTES = 12,
  TAG_BYTES = 16;

/** Keys made from one secret, a separate one for each use. */
export function keysOf(secret: Uint8Array): Keys {
  const key = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `broadsheet ${use}`, KEY_BYTES)),
    sealing = key('seal'),
    signing = key('sign');
  return {
    seal(text, bound) {
      const nonce = randomBytes(NONCE_BYTES),
        cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(bound));
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
    },
    open(sealed, bound) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const cipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(bound));
        cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
    sign: (purpose, text) => createHmac('sha256', signing).update(`${purpose}\0${text}`).digest('base64url'),
  };
}

/** Keys that are forgotten with the process. */
export function passingKeys(): Keys {
  return keysOf(randomBytes(KEY_BYTES));
}

/**
 * The keys of a data folder, from its file `secret.key`, which is made if it is not there and readable by its owner alone.
 * @throws Error if the file cannot be made, or is no key.
 */
export function keysIn(folder: string): Keys {
  const path = join(folder, 'secret.key');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    readFileSync(path);
  } catch {
    makeKey(path);
  }
  chmodSync(path, 0o600);
  const secret = readFileSync(path);
  if (secret.length !== KEY_BYTES) throw new Error(`${path} is not a key of ${KEY_BYTES} bytes`);
  return keysOf(secret);
}

/** Written aside and linked into place, so that of two processes that start together one wins and neither reads half a key. */
function makeKey(path: string): void {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, randomBytes(KEY_BYTES), { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}
