import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP, isIPv4, isIPv6, type LookupFunction } from 'node:net';

/**
 * Address ranges that are not the public internet (IANA special-purpose registries, RFC 6890), among them the metadata services of
 * clouds (169.254.169.254, fd00:ec2::254) and the IPv6 forms that carry an IPv4 address.
 */
const CLOSED: readonly string[] = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15',
  '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32',
  '::/96', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16', '64:ff9b:1::/48', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8',
]; // prettier-ignore

/** Decides which addresses may be connected to. */
export interface Guard {
  /** Why a URL may not be asked for by its look alone (scheme, credentials, port, literal address), as a sentence; undefined where it may. */
  refusal(url: URL): string | undefined;
  /** A DNS lookup for connections to a port that gives only addresses that may be connected to; fails with code `EGUARD` where none is. */
  lookupFor(port: string): LookupFunction;
  /** Whether the operator named this place as his own. */
  isOwn(url: URL): boolean;
}

/** Asks for all addresses of a host. */
export type SystemLookup = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** @param allowed hosts, host:port pairs or CIDR ranges that may be reached although they are private. */
export function createGuard(allowed: readonly string[], system: SystemLookup = systemLookup): Guard {
  const closed = listOf(CLOSED);
  const ranges = listOf(allowed.filter(isRange));
  const names = new Set(allowed.filter((a) => !isRange(a)).map((a) => a.toLowerCase()));
  const open = (address: string): boolean => inList(ranges, address) || !isClosed(closed, address);
  const named = (host: string, port: string): boolean =>
    names.has(host) || names.has(`${host}:${port}`) || (isIPv6(host) && (names.has(`[${host}]`) || names.has(`[${host}]:${port}`)));
  return {
    refusal(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return `Addresses with ${url.protocol} are not fetched.`;
      const { host, port } = placeOf(url);
      if (named(host, port)) return undefined;
      if (url.username || url.password) return 'Addresses with a password are not fetched.';
      if (isIP(host) ? !open(host) : isLocalName(host)) return `The host ${url.hostname} is in a private network.`;
      return undefined;
    },
    lookupFor: (port) => (host, options, done) => {
      system(host, { ...options, all: true }, (error, addresses) => {
        if (error) return done(error, '', 0);
        const usable = named(host.toLowerCase(), port) ? addresses : addresses.filter((a) => open(a.address));
        const [first] = usable;
        if (!first) return done(refused(host), '', 0);
        if (options.all) (done as unknown as (e: null, a: LookupAddress[]) => void)(null, usable);
        else done(null, first.address, first.family);
      });
    },
    isOwn(url) {
      const { host, port } = placeOf(url);
      return named(host, port) || (isIP(host) !== 0 && inList(ranges, host));
    },
  };
}

/** Host (no brackets, no trailing dot) and port of a URL, as text. `new URL` has already turned 0x7f.1, 017700000001 and 2130706433 into dotted form. */
export function placeOf(url: URL): { readonly host: string; readonly port: string } {
  const host = url.hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return { host, port: url.port || (url.protocol === 'https:' ? '443' : '80') };
}

function isLocalName(host: string): boolean {
  return host === '' || host === 'localhost' || /\.(?:localhost|local|internal|intranet|lan|home\.arpa|onion)$/.test(host);
}

function refused(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`The host ${host} is in a private network.`), { code: 'EGUARD' });
}

function isRange(text: string): boolean {
  return isIP(text) !== 0 || (isIP(text.split('/')[0] ?? '') !== 0 && /\/\d{1,3}$/.test(text));
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits] = range.split('/');
    const family = isIPv6(net) ? 'ipv6' : 'ipv4';
    list.addSubnet(net, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
}

function inList(list: BlockList, address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  return list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
}

function isClosed(closed: BlockList, address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  if (!isIP(plain)) return true;
  if (inList(closed, plain)) return true;
  const inner = isIPv6(plain) ? carried(plain) : undefined;
  return inner !== undefined && inList(closed, inner);
}

/** The IPv4 address inside a mapped (::ffff:0:0/96) or NAT64 (64:ff9b::/96) address. */
function carried(address: string): string | undefined {
  const words = expand(address);
  const head = words.slice(0, 6).join(':');
  if (head !== '0:0:0:0:0:65535' && head !== '100:65435:0:0:0:0') return undefined;
  const [high = 0, low = 0] = words.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight 16-bit words of an IPv6 address. */
function expand(address: string): number[] {
  const normal = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = '', right] = normal.split('::');
  const words = (part: string): number[] => (part ? part.split(':').map((w) => parseInt(w, 16)) : []);
  const [a, b] = [words(left), words(right ?? '')];
  return right === undefined ? a : [...a, ...Array<number>(8 - a.length - b.length).fill(0), ...b];
}
