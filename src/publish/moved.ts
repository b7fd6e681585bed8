import { fileOf, linkTo } from './address.ts';

/** An address that has moved, and the title of the page that it leads to, as that page's markup has it. */
export interface Moved {
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

/** A page that leads on to where a story has gone, for hosts that hand out files alone. */
export function redirectPage({ from, to, title }: Moved, base: string | undefined): string {
  const here = fileOf(from),
    link = linkTo(here, fileOf(to)),
    canonical = base === undefined ? link : base + linkTo('', fileOf(to));
  return `<!DOCTYPE html>
<html lang="">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${link}">
<link rel="canonical" href="${canonical}">
<link rel="stylesheet" href="${linkTo(here, 'style.css')}">
<link rel="icon" href="${linkTo(here, 'icon.svg')}" type="image/svg+xml">
</head>
<body>
<main>
<h1><a href="${link}">${title}</a></h1>
</main>
</body>
</html>
`;
}

/** The same as rules that some hosts read (`_redirects`: path, where to, status), for what has gone to another place; the rest is a slip of its own place. */
export function redirectRules(moved: readonly Moved[], base: string | undefined): string {
  const root = base === undefined ? '/' : new URL(base).pathname,
    path = (address: string): string => root + linkTo('', fileOf(address)).replace(/index\.html$/, '');
  return moved
    .filter(({ from, to }) => !to.startsWith(`${from}/`))
    .map(({ from, to }) => `${path(from)} ${path(to)}index.html 301\n`)
    .sort()
    .join('');
}

/**
 * robots.txt and tdmrep.json speak of paths from the host's root: under a base they begin with its path. The published front pages are files, and may be
 * found where the live one may.
 */
export function siteRules(text: string, base: string | undefined): string {
  const root = base === undefined ? '' : new URL(base).pathname.replace(/\/$/, '');
  return text
    .replace(/^Allow: \/\$$/m, '$&\nAllow: /index.html\nAllow: /lang/')
    .replace(/^((?:Dis)?allow: *)\//gim, `$1${root}/`)
    .replace(/("location":")\//g, `$1${root}/`);
}
