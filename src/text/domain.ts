/** Second-level names under which a country registers domains. */
const SECOND = new Set([
  'ac',
  'co',
  'com',
  'edu',
  'gob',
  'gouv',
  'gov',
  'govt',
  'go',
  'gv',
  'ind',
  'info',
  'ltd',
  'me',
  'mil',
  'ne',
  'net',
  'nom',
  'nhs',
  'or',
  'org',
  'plc',
  'police',
  'sch',
  'web',
  'biz',
  'firm',
  'gen',
  'geek',
  'id',
  'my',
  'asn',
  'tm',
  'press',
  'in',
]);

/** The registered domain of an address, lower case (`news.example.co.uk` → `example.co.uk`); undefined where it has no host name. */
export function registeredDomain(url: string): string | undefined {
  const host = URL.parse(url)?.hostname.toLowerCase().replace(/\.$/, '');
  if (!host || /^[\d.]+$|^\[/.test(host)) return host || undefined;
  const labels = host.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && SECOND.has(second) && labels.length > 2 ? -3 : -2).join('.');
}
