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

/**
 * The peer of a request: the socket's, or what trusted proxies say in `X-Forwarded-For`, read from its end until an address that is
 * none of theirs. Anyone can write that header, so nobody else's is looked at.
 */
export function peerOf(c: Context, trusted: Trusted): Peer {
  const socket = plain((c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? ''),
    forwarded = c.req.header('x-forwarded-for');
  const proxied = forwarded !== undefined || c.req.header('forwarded') !== undefined || c.req.header('x-real-ip') !== undefined;
  if (!trusted(socket)) return { address: socket, here: isLoopback(socket) && !proxied };
  const hops = (forwarded ?? '').split(',').map((hop) => plain(hop.trim().replace(/^"|"$/g, '')));
  const address = hops.reverse().find((hop) => !trusted(hop)) ?? socket;
  return { address: isIP(address) === 0 ? socket : address, here: false };
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
