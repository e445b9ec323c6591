import { Hono } from 'hono';
import { invalidField } from '../errors';
import type { Env, Dependencies } from './dependencies';

const SIZE = { byDefault: 100, most: 1000 };
/** The forms of a filter that anything here sends: one event, or several. */
const FILTER = /^eventType eq "[\w.]+"(?: or eventType eq "[\w.]+")*$/;

/** The system log. @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/ */
export function logRoutes({ org, url }: Dependencies): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/logs', (c) => {
    const query = new URL(c.req.url).searchParams;
    const filter = query.get('filter');
    if (filter !== null && !FILTER.test(filter)) throw invalidField('filter', 'The filter is not followed here');
    const events = filter === null ? undefined : [...filter.matchAll(/"([\w.]+)"/g)].map(([, event]) => event);
    const [since, until] = [query.get('since') ?? '', query.get('until') ?? '9999'];
    const newestFirst = query.get('sortOrder') === 'DESCENDING';
    const found = org.log.filter(
      ({ published, eventType }) =>
        published >= since && published < until && (events === undefined || events.includes(eventType)),
    );
    const sorted = newestFirst ? found.reverse() : found;
    const limit = Math.min(Number(query.get('limit') ?? SIZE.byDefault) || SIZE.byDefault, SIZE.most);
    const start = Number(query.get('after') ?? 0) || 0;
    const shown = sorted.slice(start, start + limit);
    // As Okta does: there is a next page until the end is reached, and without an end for ever.
    if (start + shown.length < sorted.length || query.get('until') === null) {
      query.set('after', String(start + shown.length));
      c.header('Link', `<${url()}/api/v1/logs?${query.toString()}>; rel="next"`);
    }
    return c.json(shown);
  });
  return routes;
}
