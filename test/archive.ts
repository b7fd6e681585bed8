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
  readonly lang: string;
  readonly event: number;
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** `events` events with three reports each: an agency report, a verbatim copy of it, and a report of its own. */
export function archive(events: number): ArchiveRecord[] {
  return Array.from({ length: events }, (_, e) => reports(e)).flat();
}

/** What may be said of an event, each in several wordings, so that two events share a sentence only now and then. */
type Said = (e: Event) => string;
interface Event {
  readonly n: number;
  readonly place: string;
  readonly hazard: string;
  readonly street: string;
  readonly dead: number;
}
const LEADS: readonly Said[] = [
  (e) =>
    `A ${e.hazard} near the ${e.street} of ${e.place} killed at least ${e.dead} people early in the day, the regional rescue service said, and cut off the district for several hours.`,
  (e) =>
    `At least ${e.dead} people died when a ${e.hazard} struck ${e.place} before dawn, according to the rescue service of the region, which closed every road to the ${e.street}.`,
  (e) =>
    `Rescuers in ${e.place} recovered ${e.dead} bodies on the morning after a ${e.hazard} tore through the quarter around the ${e.street}, the fire chief said.`,
  (e) => `${e.place} declared a day of mourning after a ${e.hazard} by the ${e.street} claimed ${e.dead} lives, a spokeswoman for the town hall said.`,
  (e) => `The ${e.hazard} that hit the ${e.street} of ${e.place} overnight left ${e.dead} people dead and scores homeless, police said.`,
];
const VOICES: readonly Said[] = [
  (e) =>
    `"We heard one loud crack and then the lights went out," said Mina Aldous-${e.n}, who keeps a shop beside the ${e.street}. She had counted ${e.dead + 11} neighbours outside.`,
  (e) => `Tor Eklund-${e.n}, a baker, told reporters that he had carried his mother down four flights of stairs. "Nobody warned us," he said.`,
  (e) => `"My grandfather built that wall," said Petra Lindqvist-${e.n}, pointing at what remained of it. "It lasted ninety years and then one night."`,
  (e) => `A nurse at the clinic of ${e.place} said that beds had been set up in the corridors. "We are short of blood and of sleep," she said.`,
];
const ANSWERS: readonly Said[] = [
  (e) =>
    `Interior Minister Jona Hallberg said that ${e.dead * 40} residents had been moved to schools. The cause of the ${e.hazard} is being investigated by the prosecutor of ${e.place}.`,
  (e) => `The provincial governor promised ${e.dead * 3} million crowns for repairs and said that work on the ${e.street} would begin within the week.`,
  (e) =>
    `Engineers had warned of the risk of a ${e.hazard} in a report two years ago, the opposition in ${e.place} said. The council denied that it had ignored the report.`,
];
const OWN: readonly Said[] = [
  (e) =>
    `Crews searched the ${e.street} district for survivors of what residents described as the worst ${e.hazard} in a generation.\n\nThe regional rescue service said that ${e.dead + 1} people had died. The mayor of ${e.place}, Lena Osk-${e.n}, said that power would return by evening.`,
  (e) =>
    `Volunteers from three towns came to ${e.place} with pumps and blankets, a day after the ${e.hazard}.\n\n"People need soup more than speeches," said Lena Osk-${e.n}, the mayor, who put the number of dead at ${e.dead + 1}.`,
];

function reports(n: number): ArchiveRecord[] {
  const event: Event = {
    n,
    place: pick(PLACES, n * 7 + Math.floor(n / 3)),
    hazard: pick(HAZARDS, n * 3 + Math.floor(n / 5)),
    street: pick(STREETS, n * 5 + 1),
    dead: 2 + (n % 9),
  };
  const { place, hazard, street, dead } = event,
    // Four events are a day, three hours apart; the reports of one follow each other by the hour.
    start = Date.UTC(2025, 2, 1 + Math.floor(n / 4), 6 + (n % 4) * 3),
    agency = `${place.toUpperCase()} (Northern Agency) — ${[pick(LEADS, n)(event), pick(VOICES, n + Math.floor(n / 5))(event), pick(ANSWERS, n + Math.floor(n / 4))(event)].join('\n\n')}`;
  const record = (i: number, source: string, title: string, text: string): ArchiveRecord => ({
    id: `event-${n}-${i}`,
    published: new Date(start + i * 3_600_000).toISOString(),
    title,
    text,
    source,
    url: `https://${source.toLowerCase().replace(/[^a-z]+/g, '-')}.example/${n}/${i}`,
    lang: 'en',
    event: n,
  });
  const copier = pick(OUTLETS, n + 1) === 'Northern Agency' ? 'Morning Ledger' : pick(OUTLETS, n + 1);
  return [
    record(0, 'Northern Agency', `${hazard[0]?.toUpperCase()}${hazard.slice(1)} near ${street} of ${place} kills at least ${dead}`, agency),
    record(1, copier, `At least ${dead} dead after ${hazard} in ${place}`, agency),
    record(2, 'Bay Broadcasting', `Crews search ${street} district of ${place} after ${hazard}`, pick(OWN, n)(event)),
  ];
}
