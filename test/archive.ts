/** An invented archive with a fixed shape: events reported by several outlets, some as verbatim copies, over several days. */
const PLACES = ['Karsby', 'Helm', 'Torsund', 'Velmark', 'Ostrava Bay', 'Lindfors', 'Mirow', 'Tarn', 'Kesselbad', 'Ulvik'];
const HAZARDS = ['flood', 'fire', 'storm', 'landslide', 'explosion', 'strike', 'blackout', 'avalanche'];
const OUTLETS = ['Northern Agency', 'Karsby Courier', 'The Helm Post', 'Bay Broadcasting', 'Morning Ledger'];
const STREETS = ['harbour', 'market', 'station', 'bridge', 'cathedral', 'old mill', 'tram depot', 'south quay'];

export interface ArchiveRecord {
  readonly id: string;
  readonly published: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly url: string;
  readonly lang: 'en';
  readonly event: number;
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** `events` events with three reports each: an agency report, a verbatim copy of it, and a report of its own. */
export function archive(events: number): ArchiveRecord[] {
  return Array.from({ length: events }, (_, e) => reports(e)).flat();
}

function reports(e: number): ArchiveRecord[] {
  const place = pick(PLACES, e * 7 + Math.floor(e / 3)),
    hazard = pick(HAZARDS, e * 3 + Math.floor(e / 5)),
    street = pick(STREETS, e * 5 + 1),
    dead = 2 + (e % 9),
    day = Date.UTC(2025, 2, 1 + Math.floor(e / 4), 6 + (e % 4) * 3);
  const agency = [
    `${place.toUpperCase()} (Northern Agency) — A ${hazard} near the ${street} of ${place} killed at least ${dead} people early in the day, the regional rescue service said, and cut off the ${street} district for several hours.`,
    `"We heard one loud crack and then the lights went out," said Mina Aldous-${e}, who keeps a shop beside the ${street}. She had counted ${dead + 11} neighbours in the street.`,
    `Interior Minister Jona Hallberg said that ${dead * 40} residents had been moved to schools in ${place}. The cause of the ${hazard} is being investigated by the provincial prosecutor number ${e}.`,
  ].join('\n\n');
  const own = [
    `Rescue crews in ${place} searched the ${street} district for survivors after a ${hazard} that residents described as the worst in a generation.`,
    `The regional rescue service said that ${dead + 1} people had died in the ${hazard}. The mayor of ${place}, Lena Osk-${e}, told reporters that power would return by evening.`,
  ].join('\n\n');
  const record = (n: number, source: string, title: string, text: string): ArchiveRecord => ({
    id: `event-${e}-${n}`,
    published: new Date(day + n * 3_600_000).toISOString(),
    title,
    text,
    source,
    url: `https://${source.toLowerCase().replace(/[^a-z]+/g, '-')}.example/${e}/${n}`,
    lang: 'en',
    event: e,
  });
  return [
    record(0, 'Northern Agency', `${hazard[0]?.toUpperCase()}${hazard.slice(1)} near ${street} of ${place} kills at least ${dead}`, agency),
    record(
      1,
      pick(OUTLETS, e + 1) === 'Northern Agency' ? 'Morning Ledger' : pick(OUTLETS, e + 1),
      `At least ${dead} dead after ${hazard} in ${place}`,
      agency,
    ),
    record(2, 'Bay Broadcasting', `Crews search ${street} district of ${place} after ${hazard}`, own),
  ];
}
