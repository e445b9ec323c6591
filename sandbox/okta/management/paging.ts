import type { Context } from 'hono';
import { invalidField } from '../errors';
import type { Env, Dependencies } from './dependencies';

/** How many objects a page has: without `limit`, and at most. */
export interface PageSize {
  readonly byDefault: number;
  readonly most: number;
}

/**
 * Answers one page of a list, in the order of the objects' ids, which is why a page stays where it is when objects
 * come or go. `Link` names the page itself and, where there is one, the next.
 */
export function page<T>(
  c: Context<Env>,
  { url }: Dependencies,
  items: readonly T[],
  { size, id, answer }: { size: PageSize; id: (item: T) => string; answer: (item: T) => unknown },
): Response {
  const query = new URL(c.req.url).searchParams;
  const limit = pageLimit(query.get('limit'), size);
  const after = query.get('after') ?? '';
  const rest = items.filter((item) => id(item) > after).sort((a, b) => (id(a) < id(b) ? -1 : 1));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const links = [link(url() + c.req.path, query, 'self')];
  if (last !== undefined && rest.length > shown.length) {
    query.set('after', id(last));
    query.set('limit', String(limit));
    links.push(link(url() + c.req.path, query, 'next'));
  }
  setLinks(c, links);
  return c.json(shown.map(answer));
}

function pageLimit(text: string | null, { byDefault, most }: PageSize): number {
  if (text === null) return byDefault;
  if (!/^-?\d+$/.test(text)) throw invalidField('limit', 'The field must be a number');
  const limit = Number(text);
  // Okta's documentation calls -1 "no limit given".
  return limit < 1 ? byDefault : Math.min(limit, most);
}

function link(address: string, query: URLSearchParams, rel: string): string {
  const text = query.toString();
  return `<${address}${text === '' ? '' : `?${text}`}>; rel="${rel}"`;
}

/** One header line for each link: clients of Okta's Go SDK don't read on after a comma. `Headers` would join them. */
function setLinks(c: Context<Env>, links: string[]): void {
  const { outgoing } = (c.env as Partial<Env['Bindings']> | undefined) ?? {};
  if (outgoing) outgoing.setHeader('Link', links);
  else c.header('Link', links.join(', '));
}
