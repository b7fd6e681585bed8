import { parseDocument } from 'htmlparser2';
import type { Element } from 'domhandler';
import { createApp, type AppOptions } from '../../src/serve/app.ts';

/** A browser as far as cookies, forms and redirects go, from one network address. */
export interface Browser {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  text(path: string): Promise<string>;
  /** Sends the form of a page whose action is `action`, with its hidden fields and those given. */
  send(
    page: string,
    action: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends fields and files. */
  upload(path: string, form: FormData): Promise<Response>;
  readonly cookies: Map<string, string>;
}

export type App = ReturnType<typeof createApp>;

export function browser(app: App, address = '127.0.0.1', host = 'localhost:8080'): Browser {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit, headers: Readonly<Record<string, string>>): Promise<Response> => {
    const cookie = [...cookies].map(([k, v]) => `${k}=${v}`).join('; ');
    const response = await app.request(
      path,
      { ...init, headers: { host, ...(cookie ? { cookie } : {}), ...headers } },
      { incoming: { socket: { remoteAddress: address } } },
    );
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0(?:;|$)/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const post: Browser['post'] = (path, fields, headers = {}) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    return ask(path, { method: 'POST', body }, { origin: `http://${host}`, ...headers });
  };
  const get: Browser['get'] = (path, headers = {}) => ask(path, {}, headers);
  return {
    cookies,
    get,
    text: async (path) => (await get(path)).text(),
    post,
    upload: (path, form) => ask(path, { method: 'POST', body: form }, { origin: `http://${host}` }),
    async send(page, action, fields = {}, headers = {}) {
      const found = formsIn(await (await get(page)).text()).find((f) => f.action === action);
      if (!found) throw new Error(`${page} has no form to ${action}`);
      return post(action, { ...found.hidden, ...fields }, headers);
    },
  };
}

export interface Form {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}
/** The forms of a page that change something. */
export function formsIn(html: string): Form[] {
  const found: Form[] = [];
  const walk = (node: { readonly children?: readonly unknown[] }, form?: Record<string, string>): void => {
    for (const child of (node.children ?? []) as Element[]) {
      let inside = form;
      if (child.name === 'form' && child.attribs['method'] === 'post') found.push({ action: child.attribs['action'] ?? '', hidden: (inside = {}) });
      if (inside && child.name === 'input' && child.attribs['type'] === 'hidden') inside[child.attribs['name'] ?? ''] = child.attribs['value'] ?? '';
      walk(child, inside);
    }
  };
  walk(parseDocument(html));
  return found;
}

export function appOf(options: Omit<AppOptions, 'settings'> & { readonly settings?: Partial<AppOptions['settings']> }): App {
  return createApp({ ...options, settings: { timezone: 'UTC', mode: 'private', ...options.settings } });
}
