import type { Credential } from '../model/account.ts';

/** Headers that say how a body is sent, or that this program answers for itself. */
const OURS = /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|keep-alive|proxy-.*|user-agent|accept.*|if-.*|range|expect)$/i;

/** Why a credential cannot be sent as it is; undefined where it can. */
export function credentialObjection(credential: Credential): 'empty' | 'header' | 'value' | undefined {
  if (credential.kind === 'basic') {
    if (credential.user === '' && credential.password === '') return 'empty';
    // A colon would end the name (RFC 7617).
    return credential.user.includes(':') || /[\0-\x1f\x7f]/.test(credential.user + credential.password) ? 'value' : undefined;
  }
  if (credential.header === '' || credential.value === '') return 'empty';
  if (!/^[!#$%&'*+.^_`|~\w-]{1,100}$/.test(credential.header) || OURS.test(credential.header)) return 'header';
  return /^[\x20-\x7e]{1,4000}$/.test(credential.value) ? undefined : 'value';
}

/** The header that tells a server a credential. */
export function credentialHeaders(credential: Credential): Readonly<Record<string, string>> {
  if (credential.kind === 'header') return { [credential.header.toLowerCase()]: credential.value };
  return { authorization: `Basic ${Buffer.from(`${credential.user}:${credential.password}`, 'utf8').toString('base64')}` };
}

/** An address without the name and password in it, and those. */
export function withoutLogin(address: string): { readonly url: string; readonly login?: Credential } {
  const url = URL.parse(address);
  if (!url || (url.username === '' && url.password === '')) return { url: address };
  const login: Credential = { kind: 'basic', user: plain(url.username), password: plain(url.password) };
  url.username = url.password = '';
  return { url: url.href, login };
}

function plain(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
