import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { z } from 'zod';
import { BroadsheetError } from './errors.ts';

/** One setting: read from `BROADSHEET_<NAME>`, else from `broadsheet.toml` (the name in lower case), else the default. */
interface Setting<T> {
  readonly help: string;
  /** As shown in docs and --help. */
  readonly shown: string;
  readonly schema: z.ZodType<T, string | undefined>;
}

const text = (fallback: string): z.ZodType<string, string | undefined> => z.string().default(fallback);
const whole = (fallback: number, low: number, high: number): z.ZodType<number, string | undefined> =>
  z
    .string()
    .regex(/^\d+$/, 'is not a whole number')
    .default(String(fallback))
    .transform(Number)
    .refine((n) => n >= low && n <= high, `must lie between ${low} and ${high}`);
const list = (): z.ZodType<readonly string[], string | undefined> =>
  z
    .string()
    .default('')
    .transform((s) =>
      s
        .split(',')
        .map((x) => x.trim())
        .filter(Boolean),
    );
/** An address without a path: pages, cookies and forms count from the root. */
const origin = (): z.ZodType<string, string | undefined> =>
  z
    .string()
    .default('')
    .transform((s) => s.trim().replace(/\/+$/, ''))
    .refine(
      (s) => s === '' || (/^https?:\/\//i.test(s) && URL.canParse(s) && new URL(s).origin === s.toLowerCase()),
      'is not an origin (https://paper.example.org)',
    )
    .transform((s) => s.toLowerCase());
const ranges = (): z.ZodType<readonly string[], string | undefined> =>
  list().refine((all) => all.every(isRange), 'holds something that is no network address or range (127.0.0.1, 10.0.0.0/8)');
function isRange(text: string): boolean {
  const [net = '', bits, more] = text.split('/');
  return isIP(net) !== 0 && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(net) === 6 ? 128 : 32)));
}
const zone = z
  .string()
  .default(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  .refine((tz) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: tz }));
    } catch {
      return false;
    }
  }, 'is not a time zone (Europe/Kyiv, UTC, …)');

/** The user's data folder by the XDG base directory rules. */
const dataFolder = (): string => join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'broadsheet');

function define<T extends Record<string, Setting<unknown>>>(table: T): T {
  return table;
}

/** THE table of settings: docs/settings.md and --help are made from it. */
export const SETTINGS = define({
  DATA: { help: 'Folder that holds everything Broadsheet keeps.', shown: '~/.local/share/broadsheet', schema: z.string().default(dataFolder) },
  HOST: { help: 'Address to listen on. Beyond loopback only where somebody can sign in (broadsheet user add).', shown: '127.0.0.1', schema: text('127.0.0.1') },
  PORT: { help: 'Port to listen on.', shown: '8080', schema: whole(8080, 0, 65535) },
  PUBLIC_URL: {
    help: 'The address readers use (https://paper.example.org), where a proxy stands before the paper. With https, cookies go over https alone.',
    shown: '',
    schema: origin(),
  },
  TRUSTED_PROXY: {
    help: 'Addresses or CIDR ranges of proxies whose X-Forwarded-For is believed, by comma. Nothing else they say is.',
    shown: '',
    schema: ranges(),
  },
  MODE: {
    help: 'For whom the paper is: private (its own users, full text) or public (anybody reads it without a login; headlines, excerpts and links).',
    shown: 'private',
    schema: z.enum(['private', 'public']).default('private') as z.ZodType<'private' | 'public', string | undefined>,
  },
  DATABASE: { help: 'PostgreSQL connection string; empty = one SQLite file in the data folder.', shown: '', schema: text('') },
  TIMEZONE: { help: "Time zone in which dates are shown; default the machine's.", shown: "the machine's", schema: zone },
  CONTACT: { help: 'Address (URL or mail) in the User-Agent, so that publishers can reach you.', shown: '', schema: text('') },
  WEBSUB: {
    help: 'Whether hubs are asked to push what is new in feeds (WebSub): auto (where PUBLIC_URL is https), on (also over http) or off.',
    shown: 'auto',
    schema: z.enum(['auto', 'on', 'off']).default('auto') as z.ZodType<string, string | undefined>,
  },
  API_PER_MINUTE: {
    help: 'Requests of the JSON API that one token, or one network address without a token, may make in a minute; 0 = any number.',
    shown: '600',
    schema: whole(600, 0, 1_000_000),
  },
  KEEP_CHANGES_DAYS: { help: 'Days for which it can be asked what changed (/changes.json).', shown: '30', schema: whole(30, 1, 36500) },
  ALLOW_PRIVATE: { help: 'Hosts, host:port or CIDR ranges in private networks that may be fetched, by comma.', shown: '', schema: list() },
  KEEP_PAGES_DAYS: { help: 'Days for which the bytes of fetched pages are kept; texts are kept for good.', shown: '30', schema: whole(30, 0, 36500) },
  WIRES: {
    help: 'Folder that an agency delivers its wire to (ninjs, NewsML-G2, NITF): each new file is taken in once. Empty = none.',
    shown: '',
    schema: text(''),
  },
  PUBLISH: {
    help: 'Folder that the running paper is published into as static files whenever it has changed (docs/publish.md). Empty = none.',
    shown: '',
    schema: text(''),
  },
  PUBLISH_MINUTES: { help: 'Minutes that lie between two publishings at least; 0 = none.', shown: '5', schema: whole(5, 0, 1440) },
  PUBLISH_URL: {
    help: 'Where readers find what is published (https://paper.example.org/news/); default PUBLIC_URL. Without either it has no feeds and no sitemap.',
    shown: '',
    schema: z
      .string()
      .default('')
      .refine((s) => s === '' || (/^https?:\/\//i.test(s) && URL.canParse(s)), 'is no web address (https://paper.example.org/news/)'),
  },
  LOG: {
    help: 'Least level that is logged: debug, info, warn, error or silent.',
    shown: 'info',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info') as z.ZodType<string, string | undefined>,
  },
});

type Table = typeof SETTINGS;
export type Settings = { readonly [K in keyof Table]: z.output<Table[K]['schema']> };

/** Names that once were settings, and what stands in their place. */
const OBSOLETE: Readonly<Record<string, string>> = {};
/** Read by the test runner and .ci/run alone. */
const FOREIGN = new Set(['BROADSHEET_REQUIRE_ALL']);

/**
 * The settings in force: environment over file over default.
 * @param file path of `broadsheet.toml`; a missing file is no error.
 * @throws BroadsheetError `setting-unknown`, `setting-invalid` or `settings-file`.
 */
export function loadSettings(env: Readonly<Record<string, string | undefined>>, file = 'broadsheet.toml'): Settings {
  const given = new Map<string, { value: string; where: string }>();
  for (const [name, value] of Object.entries(readFile(file)))
    given.set(name.toUpperCase(), { value: Array.isArray(value) ? value.join(',') : String(value), where: file });
  for (const [name, value] of Object.entries(env)) {
    // Empty means not set, as compose files write it.
    if (name.startsWith('BROADSHEET_') && !FOREIGN.has(name) && value) given.set(name.slice('BROADSHEET_'.length), { value, where: 'the environment' });
  }
  for (const [name, { where }] of given) {
    if (name in OBSOLETE) throw new BroadsheetError('setting-unknown', `BROADSHEET_${name} (in ${where}) is no longer a setting: ${OBSOLETE[name]}`);
    if (!(name in SETTINGS)) throw new BroadsheetError('setting-unknown', `"${name}" in ${where}`);
  }
  const entries = Object.entries(SETTINGS).map(([name, setting]) => {
    const got = given.get(name),
      parsed = setting.schema.safeParse(got?.value);
    if (!parsed.success) throw new BroadsheetError('setting-invalid', `BROADSHEET_${name}="${got?.value ?? ''}" ${parsed.error.issues[0]?.message ?? ''}`);
    return [name, parsed.data];
  });
  return Object.fromEntries(entries) as Settings;
}

function readFile(file: string): Record<string, unknown> {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  try {
    return parseToml(source);
  } catch (error) {
    throw new BroadsheetError('settings-file', `${file}: ${(error as Error).message.split('\n')[0]}`);
  }
}
