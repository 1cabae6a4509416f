// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A person's browser without a screen: keeps cookies, follows redirects and our hop page, and clicks
// the consent form's buttons. It stops where the redirect goes to the client.
import { send } from './http.mjs';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeHtml(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name] ?? whole;
  });
}

function attributes(tag) {
  const found = tag.matchAll(/([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi);
  return Object.fromEntries([...found].map(([, name, double, single, bare]) => (
    [name.toLowerCase(), unescapeHtml(double ?? single ?? bare)])));
}

/** The first form of a page: where it goes, its hidden fields, its buttons. */
export function parseForm(page) {
  const form = page.text.match(/<form\b[^>]*>[\s\S]*?<\/form>/i)?.[0];
  if (!form) return null;
  const head = attributes(form.match(/<form\b[^>]*>/i)[0]);
  const inputs = [...form.matchAll(/<input\b[^>]*>/gi)].map(([tag]) => attributes(tag));
  const buttons = [...form.matchAll(/<button\b[^>]*>/gi)].map(([tag]) => attributes(tag));
  const hidden = inputs.filter((input) => input.type === 'hidden');
  return {
    action: new URL(head.action ?? '', page.url).href,
    method: (head.method ?? 'get').toUpperCase(),
    fields: Object.fromEntries(hidden.map((input) => [input.name, input.value ?? ''])),
    visible: inputs.filter((input) => input.type !== 'hidden').map((input) => input.name),
    buttons,
  };
}

/** Where a page with an immediate meta refresh goes to. */
export function parseHop(page) {
  const tags = [...page.text.matchAll(/<meta\b[^>]*>/gi)].map(([tag]) => attributes(tag));
  const refresh = tags.find((tag) => tag['http-equiv']?.toLowerCase() === 'refresh');
  const target = refresh?.content.match(/^\s*0\s*;\s*url\s*=\s*['"]?(.*?)['"]?\s*$/i)?.[1];
  return target ? new URL(target, page.url).href : null;
}

/** What a page is, in a line, for the message of a failing test. */
export function describePage(page) {
  if (!page) return 'no page';
  const heading = page.text.match(/<h1[^>]*>([\s\S]*?)<\/h1>/i)?.[1] ?? page.text.slice(0, 200);
  return `${page.status} ${page.url.split('?')[0]}: ${unescapeHtml(heading)}`;
}

export class Browser {
  /** By host name, then by name; ports do not matter to cookies (RFC 6265 8.5). */
  cookies = new Map();
  language = 'en';
  /** Every cookie ever set, as the Set-Cookie lines said. */
  setCookies = [];

  /** @param {import('node:http').Agent} [agent] keeps connections, for many sign-ins */
  constructor(agent = undefined) {
    this.agent = agent;
  }

  #jar(url) {
    const host = new URL(url).hostname;
    if (!this.cookies.has(host)) this.cookies.set(host, new Map());
    return this.cookies.get(host);
  }

  #keep(url, lines = []) {
    for (const line of lines) {
      this.setCookies.push(line);
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      const path = line.match(/;\s*path=([^;]*)/i)?.[1] ?? '/';
      const gone = /;\s*max-age=0/i.test(line) || /;\s*expires=Thu, 01 Jan 1970/i.test(line);
      if (gone) this.#jar(url).delete(name);
      else this.#jar(url).set(name, { value, path });
    }
  }

  async #request(url, options = {}) {
    const { pathname } = new URL(url);
    const cookie = [...this.#jar(url)].filter(([, kept]) => pathname.startsWith(kept.path))
      .map(([name, kept]) => `${name}=${kept.value}`).join('; ');
    const answer = await send(url, { ...options, agent: this.agent, headers: {
      Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'Accept-Language': this.language,
      'Sec-Fetch-Dest': 'document',
      'Sec-Fetch-Mode': 'navigate',
      ...(cookie ? { Cookie: cookie } : {}),
      ...options.headers,
    } });
    this.#keep(url, answer.headers['set-cookie']);
    return answer;
  }

  get(url, headers = {}) {
    return this.#request(url, { headers: { 'Sec-Fetch-Site': 'cross-site', ...headers } });
  }

  /** Sends the form of `page` as a click on one of its buttons would. */
  submit(page, fields = {}, headers = {}) {
    const form = parseForm(page);
    if (!form) throw new Error(`no form on ${describePage(page)}`);
    return this.#request(form.action, {
      method: form.method,
      body: new URLSearchParams({ ...form.fields, ...fields }).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Referer: page.url,
        Origin: new URL(page.url).origin, 'Sec-Fetch-Site': 'same-origin', ...headers },
    });
  }

  /**
   * Goes on from an answer until a page asks for something, or until `stopAt(url)` says that the
   * next step is not ours. Gives { redirect: URL } or { page }.
   */
  async follow(answer, stopAt) {
    for (let hops = 0; hops < 20; hops += 1) {
      const location = answer.headers.location
        ? new URL(answer.headers.location, answer.url).href : parseHop(answer);
      if (!location) return { page: answer };
      if (stopAt(location)) return { redirect: new URL(location), from: answer };
      const site = new URL(location).origin === new URL(answer.url).origin ? 'same-origin'
        : 'cross-site';
      answer = await this.get(location, { 'Sec-Fetch-Site': site });
    }
    throw new Error(`redirected without end at ${answer.url}`);
  }

  /** Opens the client's link, decides on our consent page, and goes on to the client. */
  async signIn(authorizeUrl, { decision = 'allow', redirectUri, headers } = {}) {
    const target = redirectUri ?? new URL(authorizeUrl).searchParams.get('redirect_uri');
    const stopAt = (url) => url.split('?')[0] === target.split('?')[0];
    const first = await this.follow(await this.get(authorizeUrl, headers), stopAt);
    if (first.redirect || !parseForm(first.page)) return first;
    const answer = await this.submit(first.page, { decision });
    return { consent: first.page, ...await this.follow(answer, stopAt) };
  }
}
