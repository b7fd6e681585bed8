/** A progress line on a terminal; silent elsewhere. */
export interface Progress {
  update(done: number, note?: string): void;
  end(): void;
}

const WIDTH = 24;

/**
 * @param total expected count; 0 = unknown, then only the count is shown.
 */
export function progress(label: string, total: number): Progress {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  const started = performance.now();
  let shownAt = 0;
  return {
    update(done, note = '') {
      const at = performance.now();
      if (at - shownAt < 100 && done < total) return;
      shownAt = at;
      const filled = total > 0 ? Math.min(WIDTH, Math.round((done / total) * WIDTH)) : 0,
        bar = total > 0 ? `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ` : '',
        rate = done / Math.max(0.001, (at - started) / 1000);
      process.stderr.write(`\r\x1b[2K${label} ${bar}${done}${total > 0 ? `/${total}` : ''} · ${rate.toFixed(0)}/s ${note}`);
    },
    end() {
      process.stderr.write('\r\x1b[2K');
    },
  };
}
