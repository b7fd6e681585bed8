import pino from 'pino';

export type Log = pino.Logger;

/** JSON lines on stderr; on a terminal one short readable line each. */
export function createLog(level: string, terminal: boolean): Log {
  if (!terminal) return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write: (line) => process.stderr.write(pretty(line)) });
}

function pretty(line: string): string {
  const { level, time, msg, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const fields = Object.entries(rest).map(([k, v]) => `${k}=${typeof v === 'string' ? v : JSON.stringify(v)}`);
  return [String(time).slice(11, 19), Number(level) >= 40 ? '!' : ' ', ...fields, ...(msg ? [msg] : [])].join(' ') + '\n';
}
