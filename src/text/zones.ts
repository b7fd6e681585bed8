import { zoneOffset } from './calendar.ts';

/** IANA zones of the cities, states and countries that datelines name. A state of two zones has that of its larger part; a country of several stands here only by its cities. */
const ZONES: Readonly<Record<string, string>> = {
  'America/New_York': `Washington, New York, Boston, Philadelphia, Atlanta, Miami, Detroit, Cleveland, Columbus, Cincinnati, Pittsburgh, Baltimore, Charlotte, Buffalo, Orlando, Tampa,
    Raleigh, Richmond, Albany, West Palm Beach, Palm Beach, Indianapolis, N.Y., N.J., Conn., Mass., R.I., Vt., N.H., Maine, Pa., Del., Md., Va., W.Va., N.C., S.C., Ga., Ohio, New Jersey,
    Connecticut, Massachusetts, Pennsylvania, Maryland, Virginia, North Carolina, South Carolina, Georgia, D.C., Fla., Florida, Mich., Michigan, Ind., Indiana, Ky., Kentucky`,
  'America/Toronto': 'Toronto, Ottawa, Montreal, Montréal, Quebec City, Québec, Ontario, Quebec',
  'America/Chicago': `Chicago, Dallas, Houston, Austin, San Antonio, New Orleans, Minneapolis, Milwaukee, St. Louis, Kansas City, Omaha, Memphis, Nashville, Oklahoma City, Des Moines,
    Little Rock, Ill., Wis., Minn., Iowa, Mo., Ark., La., Miss., Ala., Okla., Illinois, Wisconsin, Minnesota, Missouri, Arkansas, Louisiana, Mississippi, Alabama, Oklahoma, Texas, Tenn., Tennessee, Kan., Kansas, Neb., Nebraska, N.D., S.D., North Dakota, South Dakota`,
  'America/Denver': 'Denver, Salt Lake City, Albuquerque, Colo., Wyo., Mont., Utah, N.M., Colorado, Wyoming, Montana, New Mexico, Idaho',
  'America/Phoenix': 'Phoenix, Tucson, Ariz., Arizona',
  'America/Los_Angeles': `Los Angeles, San Francisco, San Diego, Sacramento, Seattle, Portland, Las Vegas, Oakland, San Jose, Hollywood, Calif., Wash., Nev., California, Nevada, Ore., Oregon`,
  'America/Vancouver': 'Vancouver, British Columbia',
  'America/Anchorage': 'Anchorage, Juneau, Alaska',
  'Pacific/Honolulu': 'Honolulu, Hawaii',
  'America/Mexico_City': 'Mexico City, Ciudad de México, Mexiko-Stadt, Guadalajara',
  'America/Bogota': 'Bogota, Bogotá, Colombia, Kolumbien, Lima, Peru, Perú, Quito, Ecuador',
  'America/Caracas': 'Caracas, Venezuela',
  'America/Havana': 'Havana, La Habana, Havanna, Cuba',
  'America/Santiago': 'Santiago, Chile',
  'America/Argentina/Buenos_Aires': 'Buenos Aires, Argentina, Argentinien',
  'America/Sao_Paulo': 'Sao Paulo, São Paulo, Rio de Janeiro, Brasilia, Brasília',
  'Europe/London': 'London, Londres, Londra, Edinburgh, Glasgow, Manchester, Birmingham, Liverpool, Belfast, Cardiff, England, Scotland, Wales, Britain',
  'Europe/Dublin': 'Dublin, Ireland',
  'Europe/Lisbon': 'Lisbon, Lisboa, Lissabon, Portugal',
  'Europe/Paris': `Paris, Parigi, Lyon, Marseille, Strasbourg, Toulouse, Nice, France, Brussels, Bruxelles, Brüssel, Bruselas, Belgium, Amsterdam, The Hague, Den Haag, Rotterdam, Netherlands,
    Berlin, Hamburg, München, Munich, Köln, Cologne, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dresden, Germany, Deutschland, Wien, Vienna, Austria, Österreich, Bern, Zürich, Zurich, Geneva,
    Genf, Genève, Switzerland, Schweiz, Rom, Rome, Roma, Milan, Milano, Naples, Napoli, Venice, Italy, Italia, Madrid, Barcelona, Sevilla, Valencia, Spain, España, Stockholm, Sweden, Oslo,
    Norway, Copenhagen, Kopenhagen, København, Denmark, Warsaw, Warschau, Poland, Prague, Prag, Budapest, Hungary, Vatican City, Belgrade, Zagreb, Sarajevo`,
  'Europe/Athens': 'Athens, Athen, Greece, Bucharest, Bukarest, Romania, Sofia, Bulgaria, Helsinki, Finland, Riga, Latvia, Tallinn, Estonia, Vilnius, Lithuania',
  'Europe/Kyiv': 'Kyiv, Kiev, Kiew, Київ, Киев, Lviv, Kharkiv, Odesa, Ukraine',
  'Europe/Moscow': 'Moscow, Moskau, Moscou, Moscú, Mosca, Москва, St. Petersburg, Minsk, Belarus',
  'Europe/Istanbul': 'Istanbul, İstanbul, Ankara, Izmir, İzmir, Turkey, Türkiye, Türkei',
  'Africa/Cairo': 'Cairo, Kairo, El Cairo, Egypt',
  'Africa/Johannesburg': 'Johannesburg, Cape Town, Pretoria, South Africa, Harare, Zimbabwe',
  'Africa/Lagos': 'Lagos, Abuja, Nigeria',
  'Africa/Nairobi': 'Nairobi, Kenya, Addis Ababa, Ethiopia, Mogadishu, Somalia, Kampala, Uganda, Dar es Salaam, Tanzania',
  'Africa/Khartoum': 'Khartoum, Sudan',
  'Asia/Jerusalem': 'Jerusalem, Tel Aviv, Haifa, Israel, Gaza, Gaza City, Ramallah, West Bank',
  'Asia/Beirut': 'Beirut, Lebanon',
  'Asia/Damascus': 'Damascus, Aleppo, Idlib, Syria, Amman, Jordan',
  'Asia/Baghdad': 'Baghdad, Bagdad, Mosul, Iraq, Riyadh, Jeddah, Saudi Arabia, Doha, Qatar, Kuwait City, Sanaa, Aden, Yemen',
  'Asia/Tehran': 'Tehran, Teheran, Iran',
  'Asia/Dubai': 'Dubai, Abu Dhabi, United Arab Emirates',
  'Asia/Kabul': 'Kabul, Kandahar, Afghanistan',
  'Asia/Karachi': 'Islamabad, Karachi, Lahore, Peshawar, Pakistan',
  'Asia/Kolkata': 'New Delhi, Delhi, Mumbai, Kolkata, Chennai, Bengaluru, Hyderabad, Srinagar, India, Colombo, Sri Lanka',
  'Asia/Kathmandu': 'Kathmandu, Nepal',
  'Asia/Dhaka': 'Dhaka, Bangladesh',
  'Asia/Bangkok': 'Bangkok, Thailand, Hanoi, Ho Chi Minh City, Vietnam, Phnom Penh, Cambodia, Jakarta',
  'Asia/Shanghai': 'Beijing, Peking, Pékin, Shanghai, Guangzhou, Shenzhen, Wuhan, China, Hong Kong, Hongkong, Taipei, Taiwan, Manila, Philippines, Singapore, Singapur, Kuala Lumpur, Malaysia',
  'Asia/Tokyo': 'Tokyo, Tokio, Osaka, Kyoto, Hiroshima, Fukushima, Japan, Seoul, South Korea, Pyongyang, North Korea',
  'Australia/Sydney': 'Sydney, Melbourne, Canberra',
  'Australia/Brisbane': 'Brisbane',
  'Australia/Perth': 'Perth',
  'Pacific/Auckland': 'Auckland, Wellington, New Zealand',
}; // prettier-ignore

let known: ReadonlyMap<string, string> | undefined;
const zones = (): ReadonlyMap<string, string> =>
  (known ??= new Map(Object.entries(ZONES).flatMap(([zone, names]) => names.split(',').map((name) => [name.trim().toUpperCase(), zone] as const))));

/** The IANA zone of a dateline's place ("LOS ANGELES", "DEKALB, Ill."); undefined where it is not known or names places of several zones. */
export function zoneOfPlace(place: string): string | undefined {
  const parts = place.split(/[,/]/).map((p) => p.trim().toUpperCase());
  const found = parts.map((p) => zones().get(p));
  // What stands behind the comma says which town of that name is meant; where it has no zone here, it may be another town.
  if (!place.includes('/')) return found.at(-1);
  return new Set(found).size === 1 ? found[0] : undefined;
}

const DAY = 86_400_000;

/**
 * An instant of publication as the clock at a dateline's place shows it, as if that were UTC.
 *
 * Midnight UTC stands for a day without a time, and is left as it is; so is every instant where the place has no known zone.
 */
export function localTime(published: number, place: string | undefined): number {
  if (place === undefined || published % DAY === 0) return published;
  const zone = zoneOfPlace(place);
  return published + (zone === undefined ? 0 : (zoneOffset(zone, published) ?? 0) * 60_000);
}
