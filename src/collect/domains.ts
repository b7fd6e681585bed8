/** Second levels under which names are registered as if under a top level ("bbc.co.uk"), by country. */
const SECOND_LEVELS: Readonly<Record<string, string>> = {
  ae: 'co net org gov ac', ar: 'com net org gob edu', at: 'co or ac gv', au: 'com net org edu gov id', bd: 'com net org gov edu', bo: 'com gob', br: 'com net org gov edu blog jor',
  bw: 'co org', by: 'com gov', cn: 'com net org gov edu', co: 'com net org gov edu', cr: 'co go', cu: 'com gob', cy: 'com org gov', do: 'com gob', ec: 'com gob', eg: 'com net org gov edu',
  et: 'com gov', fj: 'com', gh: 'com gov', gr: 'com gov', gt: 'com gob', hk: 'com org gov edu', hn: 'com', hu: 'co', id: 'co or go ac web net', il: 'co org gov ac net', in: 'co net org gov ac nic',
  iq: 'gov', ir: 'co ac gov', jo: 'com gov', jp: 'co or ne ac go ed lg', ke: 'co or go ac', kh: 'com', kr: 'co or ne go ac', kw: 'com gov', lb: 'com gov', lk: 'com gov', ls: 'co', ly: 'com', ma: 'co gov',
  mm: 'com gov', mo: 'com', mt: 'com', mu: 'co', mw: 'co', mx: 'com org gob edu', my: 'com net org gov edu', mz: 'co', na: 'com', ng: 'com org gov', ni: 'com', np: 'com org gov', nz: 'co net org govt ac',
  om: 'com gov', pa: 'com gob', pe: 'com gob', ph: 'com net org gov', pk: 'com net org gov', pl: 'com net org gov edu', pr: 'com', pt: 'com gov', py: 'com gov', qa: 'com gov', ro: 'com', ru: 'com msk spb',
  sa: 'com net org gov', sg: 'com net org gov edu', sv: 'com gob', th: 'co or go ac in', tr: 'com net org gov edu gen', tt: 'co', tw: 'com net org gov edu', tz: 'co or go', ua: 'com net org gov in co kiev kyiv lviv kharkov odessa',
  ug: 'co or go', uk: 'co org ac gov net me ltd plc', uy: 'com gub', uz: 'co', ve: 'com gob', vn: 'com net org gov edu', za: 'co org gov ac net', zm: 'co', zw: 'co',
}; // prettier-ignore

/** Hosting services where every name below the domain is somebody else. */
const SHARED = new Set(
  'blogspot.com wordpress.com substack.com medium.com github.io tumblr.com livejournal.com typepad.com wixsite.com weebly.com ghost.io netlify.app pages.dev'.split(
    ' ',
  ),
);

/**
 * The domain a publisher registered ("news.bbc.co.uk" gives "bbc.co.uk"), lower case; empty for addresses without a name.
 *
 * A short table stands for the Public Suffix List: enough for news outlets, and wrong only towards a longer name.
 */
export function registeredDomain(url: string): string {
  const host = hostOf(url);
  if (!host || /^[\d.]+$|^\[|:/.test(host) || !host.includes('.')) return host;
  const labels = host.split('.');
  const shared = SHARED.has(labels.slice(-2).join('.'));
  const second = SECOND_LEVELS[labels.at(-1) ?? '']?.split(' ').includes(labels.at(-2) ?? '') ?? false;
  return labels.slice(shared || second ? -3 : -2).join('.');
}

/** The host of a URL, lower case, without `www.`; empty where there is none. */
export function hostOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol)
    ? parsed.hostname
        .toLowerCase()
        .replace(/^www\d?\./, '')
        .replace(/\.$/, '')
    : '';
}

/** The names under which a publisher may be known, most particular first ("sport.example.org", "example.org"). */
export function domainsOf(url: string): readonly string[] {
  const registered = registeredDomain(url);
  const names: string[] = [];
  for (let host = hostOf(url); host && host.length >= registered.length; host = host.slice(host.indexOf('.') + 1 || host.length)) names.push(host);
  return names;
}
