/** How a request gets to a server. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** What a browser holds: cookies for each origin. Follows redirects by itself, so that each cookie is seen. */
export class Browser {
  /** @param send @default - over the network */
  constructor(private readonly send: Send = (url, init) => fetch(url, init)) {}

  private readonly cookies = new Map<string, Map<string, string>>();

  /** The answer after all redirects. @throws Error after 10 redirects, or if nobody answers */
  async request(url: string, init: { method?: string; form?: Readonly<Record<string, string>> } = {}): Promise<Page> {
    let [target, method, form] = [url, init.method ?? (init.form ? 'POST' : 'GET'), init.form];
    for (let hops = 0; hops < 10; hops++) {
      const response = await this.send(target, {
        method,
        redirect: 'manual',
        headers: { cookie: this.cookiesFor(target), accept: 'text/html' },
        body: form ? new URLSearchParams(form) : undefined,
      });
      this.keepCookies(target, response);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null)
        return { url: target, status: response.status, html: await response.text() };
      [target, method, form] = [new URL(location, target).href, 'GET', undefined];
    }
    throw new Error(`${url}: more than 10 redirects`);
  }

  private cookiesFor(url: string): string {
    return [...(this.cookies.get(new URL(url).origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keepCookies(url: string, response: Response): void {
    const { origin } = new URL(url);
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (/;\s*max-age=0/i.test(line) || value === '') jar.delete(name);
      else jar.set(name, value);
    }
  }
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

/** The values of a page's input fields by name, entities decoded. */
export function inputs(html: string): Map<string, string> {
  const fields = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => [
    attribute(tag, 'name'),
    attribute(tag, 'value'),
  ]);
  return new Map(fields.flatMap(([name, value]) => (name === undefined ? [] : [[name, value ?? '']])));
}

/** The action of a page's first form. */
export function formAction(html: string): string | undefined {
  const tag = /<form\b[^>]*>/.exec(html)?.[0];
  return tag === undefined ? undefined : attribute(tag, 'action');
}

/** Takes the entities out of an attribute's or element's text. */
export function decodeEntities(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return named[name ?? ''] ?? whole;
  });
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decodeEntities(value);
}
