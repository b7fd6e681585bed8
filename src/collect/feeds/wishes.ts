import type { FeedWishes } from '../../model/feed.ts';
import type { Fields } from './fields.ts';
import { textOf, type Element } from './element.ts';

const PERIODS: Readonly<Record<string, number>> = { hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200, yearly: 525_600 };
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** When a channel says it may be asked: RSS 2.0 `ttl`, `skipHours` and `skipDays`, RSS 1.0 syndication module; undefined where it says nothing. */
export function wishesOf(f: Fields): FeedWishes | undefined {
  const ttl = Number(f.text('ttl')),
    period = periodMinutes(f),
    // RSS 0.91 counts the hours from 1 to 24, RSS 2.0 from 0 to 23: both call midnight by what is 0 modulo 24.
    skipHours = listed(f.all('skiphours'), 'hour', (text) => (/^\d{1,2}$/.test(text) && Number(text) <= 24 ? Number(text) % 24 : -1)),
    skipDays = listed(f.all('skipdays'), 'day', (text) => DAYS.indexOf(text.toLowerCase())),
    wishes = {
      ...(ttl > 0 && Number.isFinite(ttl) ? { ttlMinutes: ttl } : {}),
      ...(period === undefined ? {} : { periodMinutes: period }),
      ...(skipHours.length > 0 ? { skipHours } : {}),
      ...(skipDays.length > 0 ? { skipDays } : {}),
    };
  return Object.keys(wishes).length > 0 ? wishes : undefined;
}

/** RSS 1.0 syndication module: a period (by default a day) divided by how often it is updated in it. */
function periodMinutes(f: Fields): number | undefined {
  const named = f.text('sy:updateperiod')?.toLowerCase(),
    frequency = f.text('sy:updatefrequency');
  if (named === undefined && frequency === undefined) return undefined;
  const period = PERIODS[named ?? 'daily'],
    times = Number(frequency ?? 1);
  return period !== undefined && times > 0 ? Math.max(1, Math.round(period / times)) : undefined;
}

function listed(lists: readonly Element[], name: string, read: (text: string) => number): readonly number[] {
  const found = lists
    .flatMap((list) => list.children)
    .flatMap((child) => (typeof child !== 'string' && child.local === name ? [read(textOf(child).trim())] : []))
    .filter((n) => n >= 0);
  return [...new Set(found)].sort((a, b) => a - b);
}
