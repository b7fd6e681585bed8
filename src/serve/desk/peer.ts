import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import type { Context } from 'hono';

/** Who is at the other end of a request. */
export interface Peer {
  /** The network address; empty where it is not known. */
  readonly address: string;
  /** Whether it comes from this machine itself and through no proxy. */
  readonly here: boolean;
}

/** Whether a peer's word about whom it speaks for is taken. */
export type Trusted = (address: string) => boolean;

/** @param ranges addresses or CIDR ranges of proxies. */
export function trustedProxies(ranges: readonly string[]): Trusted {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits] = range.split('/'),
      family = isIPv6(net) ? 'ipv6' : 'ipv4';
    list.addSubnet(net, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

/** Headers that proxies add and browsers do not. */
const PROXIED =
  /^(?:x-forwarded(?:-.*)?|x-original-(?:for|host)|x-real-ip|x-client-ip|x-cluster-client-ip|forwarded|via|cf-.*|true-client-ip|fastly-client-ip)$/;

/**
 * The peer of a request: the socket's, or what trusted proxies say in `X-Forwarded-For`, read from its end until an address that is
 * none of theirs. Anyone can write that header, so nobody else's is looked at.
 */
export function peerOf(c: Context, trusted: Trusted): Peer {
  const incoming = (c.env as { incoming?: Incoming } | undefined)?.incoming,
    socket = plain(incoming?.socket?.remoteAddress ?? ''),
    forwarded = c.req.header('x-forwarded-for');
  // What was not sent over a network at all was asked for by this process.
  if (!trusted(socket)) return { address: socket, here: incoming === undefined || (isLoopback(socket) && !isProxied(c, incoming)) };
  const hops = (forwarded ?? '').split(',').map((hop) => plain(hop.trim().replace(/^"|"$/g, '')));
  const address = hops.reverse().find((hop) => !trusted(hop)) ?? socket;
  return { address: isIP(address) === 0 ? socket : address, here: false };
}

interface Incoming {
  readonly socket?: { readonly remoteAddress?: string };
  readonly httpVersion?: string;
}

/** Whether somebody else's request is passed on. A proxy that says nothing of it still speaks as no browser does: nginx asks by HTTP 1.0 unless told otherwise. */
function isProxied(c: Context, { httpVersion }: Incoming): boolean {
  return httpVersion === '1.0' || Object.keys(c.req.header()).some((name) => PROXIED.test(name));
}

/** What one party has of the network: an IPv4 address, or the /64 of an IPv6 address, within which anyone has as many as they like. */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (!isIPv6(bare)) return address;
  const [left = '', right] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::'),
    words = (part: string): string[] => (part === '' ? [] : part.split(':')),
    [front, back] = [words(left), words(right ?? '')],
    zeros = right === undefined ? [] : Array<string>(8 - front.length - back.length).fill('0');
  return `${[...front, ...zeros, ...back].slice(0, 4).join(':')}::/64`;
}

/** An IPv4 address as such, however the socket or the header has it. */
function plain(address: string): string {
  return address
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');
}

export function isLoopback(address: string): boolean {
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}
