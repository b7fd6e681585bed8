import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * What hostile servers write, byte by byte, and what is to be said of it. Run as a process of its own it serves them all, each at a
 * port of its own, and tells its parent the ports in the order of the list.
 */

export const FEED =
  '<rss version="2.0"><channel><title>Harbour</title><item><title>Ferry late</title><link>http://harbour.example/1</link></item></channel></rss>';

export const servers: (() => void)[] = [];

/** A server that speaks to each who asks as `speak` says; answers its port. */
export async function raw(speak: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>(),
    server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      socket.once('data', () => speak(socket));
    });
  servers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listening(server);
}

export const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
};

/** Writes until the other side has had enough. */
function flood(socket: Socket, head: string, part: string | Buffer): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.write(head);
  socket.on('drain', more);
  more();
}

/** Writes one part now and then. */
function drip(socket: Socket, head: string, part: string, everyMs = 60): void {
  socket.write(head);
  const timer = setInterval(() => socket.write(part), everyMs);
  socket.on('close', () => clearInterval(timer));
}

export const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n',
  CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`,
  chunk = (text: string, extension = ''): string => `${text.length.toString(16)}${extension}\r\n${text}\r\n`;

interface Hostile {
  readonly speak: (socket: Socket) => void;
  readonly line: RegExp;
  /** Whether it sends as fast as it can. */
  readonly floods: boolean;
}

export const HOSTILE: Readonly<Record<string, Hostile>> = {
  'accepts and never answers': { speak: () => undefined, line: /in time/, floods: false },
  'sends one header now and then': { speak: (s) => drip(s, 'HTTP/1.1 200 OK\r\n', 'X-A: b\r\n'), line: /in time|too long/, floods: false },
  'sends its status line a byte at a time': { speak: (s) => drip(s, 'H', 'T'), line: /in time|broke|failed/, floods: false },
  'sends headers without end': { speak: (s) => flood(s, 'HTTP/1.1 200 OK\r\n', `X-A: ${'b'.repeat(1000)}\r\n`), line: /too long/, floods: true },
  'sends one header without end': { speak: (s) => flood(s, 'HTTP/1.1 200 OK\r\nX-A: ', 'b'.repeat(65_536)), line: /too long/, floods: true },
  'sends thousands of cookies': { speak: (s) => flood(s, 'HTTP/1.1 200 OK\r\n', 'Set-Cookie: a=b\r\n'.repeat(500)), line: /too long/, floods: true },
  'sends a body a byte at a time': { speak: (s) => drip(s, `${OK}\r\n`, ' '), line: /too slowly/, floods: false },
  'sends a chunk a byte at a time': { speak: (s) => drip(s, CHUNKED, chunk(' ')), line: /too slowly/, floods: false },
  'promises a chunk and sends none': { speak: (s) => s.write(`${CHUNKED}fffff\r\n`), line: /too slowly|in time/, floods: false },
  'sends a body without end': { speak: (s) => flood(s, `${OK}\r\n`, 'a'.repeat(65_536)), line: /longer than 3 MB|in time/, floods: true },
  'sends chunks without end': { speak: (s) => flood(s, CHUNKED, chunk('a').repeat(5_000)), line: /longer than 3 MB|too slowly|in time/, floods: true },
  'sends chunk extensions without end': { speak: (s) => flood(s, `${CHUNKED}1;`, 'x'.repeat(65_536)), line: /too slowly|in time|broke|failed/, floods: true },
  'sends empty lines of extensions': { speak: (s) => flood(s, CHUNKED, chunk('a', `;x="${'y'.repeat(2_000)}"`).repeat(30)), line: /longer|too slowly|in time|failed/, floods: true },
  'sends trailers without end': { speak: (s) => flood(s, `${CHUNKED}${chunk(FEED)}0\r\n`, `X-A: ${'b'.repeat(1000)}\r\n`), line: /too long|broke|failed/, floods: true },
  'sends interim answers without end': { speak: (s) => flood(s, '', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(200)), line: /interim answers without end/, floods: true },
  'sends a wrong status line': { speak: (s) => s.end('HELLO 200 OK\r\n\r\nx'), line: /failed|broke/, floods: false },
  'sends what is no HTTP': { speak: (s) => s.end('\x16\x03\x01\x02\x00\x01\x00'), line: /failed|broke/, floods: false },
  'sends a status that is none': { speak: (s) => s.end('HTTP/1.1 999999 No\r\n\r\nx'), line: /failed|refuses|problem|broke/, floods: false },
  'hangs up at once': { speak: (s) => s.destroy(), line: /broke/, floods: false },
  'hangs up in its headers': { speak: (s) => s.end('HTTP/1.1 200 OK\r\nContent-Le'), line: /broke|failed/, floods: false },
  'says more than it sends': { speak: (s) => s.end(`${OK}Content-Length: 5000\r\n\r\nhalf`), line: /broke|shorter/, floods: false },
  'says less than it sends': { speak: (s) => s.end(`${OK}Content-Length: 4\r\n\r\nmore than that`), line: /^$/, floods: false },
  'says two lengths': { speak: (s) => s.end(`${OK}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`), line: /shorter or longer/, floods: false },
  'says a length and sends chunks': { speak: (s) => s.end(`${OK}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${chunk('abcd')}0\r\n\r\n`), line: /shorter or longer/, floods: false },
  'says a length that is none': { speak: (s) => s.end(`${OK}Content-Length: -1\r\n\r\nx`), line: /failed|broke/, floods: false },
  'says a length that no machine has': { speak: (s) => drip(s, `${OK}Content-Length: 99999999999999\r\n\r\n`, 'x'), line: /too slowly/, floods: false },
  'sends a chunk with a length that is none': { speak: (s) => s.end(`${CHUNKED}zz\r\nx\r\n`), line: /failed|broke/, floods: false },
  'redirects to nowhere without end': { speak: (s) => s.end('HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n'), line: /redirects more than 5|in time/, floods: false },
  'redirects with a body without end': { speak: (s) => flood(s, 'HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n', 'a'.repeat(65_536)), line: /redirects more than 5|in time/, floods: true },
  'refuses with a body without end': { speak: (s) => flood(s, 'HTTP/1.1 500 No\r\n\r\n', 'a'.repeat(65_536)), line: /has a problem/, floods: true },
  'switches protocols': { speak: (s) => s.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n'), line: /failed|broke|refuses/, floods: false },
  'packs in a way nobody knows': { speak: (s) => s.end(`${OK}Content-Encoding: zstd\r\nContent-Length: 4\r\n\r\nabcd`), line: /does not know \(zstd\)/, floods: false },
}; // prettier-ignore

if (process.send) {
  const ports = await Promise.all(Object.values(HOSTILE).map(({ speak }) => raw(speak)));
  process.send(ports);
  process.on('disconnect', () => process.exit(0));
}
