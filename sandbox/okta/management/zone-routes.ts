import { Hono } from 'hono';
import type { NetworkZone } from '../model';
import { createZone, deleteZone, existingZone, replaceZone, setZoneStatus } from '../zones';
import { page } from './paging';
import { body, noContent, type Env, type Dependencies } from './dependencies';

const SIZE = { byDefault: 200, most: 200 };
const STATUS = { activate: 'ACTIVE', deactivate: 'INACTIVE' } as const;

/** Network zones, which sign-on policies name. */
export function zoneRoutes(dependencies: Dependencies): Hono<Env> {
  const { org } = dependencies;
  const answer = (zone: NetworkZone) => zoneAnswer(zone, dependencies.url());
  const routes = new Hono<Env>();
  routes
    .get('/zones', (c) =>
      page(c, dependencies, [...org.zones.values()], {
        size: SIZE,
        id: ({ id }) => id,
        answer,
      }),
    )
    .post('/zones', async (c) => c.json(answer(createZone(org, await body(c)))))
    .get('/zones/:zoneId', (c) => c.json(answer(existingZone(org, c.req.param('zoneId')))))
    .put('/zones/:zoneId', async (c) => c.json(answer(replaceZone(org, c.req.param('zoneId'), await body(c)))))
    .delete('/zones/:zoneId', (c) => {
      deleteZone(org, c.req.param('zoneId'));
      return noContent();
    })
    .post('/zones/:zoneId/lifecycle/:move{activate|deactivate}', (c) => {
      const { zoneId, move } = c.req.param();
      return c.json(answer(setZoneStatus(org, zoneId, STATUS[move as keyof typeof STATUS])));
    });
  return routes;
}

/** A zone as Okta answers it. @param url where the org is reached */
function zoneAnswer({ gateways, proxies, more, ...zone }: NetworkZone, url: string) {
  const self = `${url}/api/v1/zones/${zone.id}`;
  const listed = (ranges: NetworkZone['gateways']) => (ranges.length === 0 ? null : ranges);
  const move = zone.status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    ...more,
    ...zone,
    ...(zone.type === 'IP' ? { gateways: listed(gateways), proxies: listed(proxies) } : {}),
    _links: {
      self: { href: self, hints: { allow: zone.system ? ['GET', 'PUT'] : ['GET', 'PUT', 'DELETE'] } },
      [move]: { href: `${self}/lifecycle/${move}`, hints: { allow: ['POST'] } },
    },
  };
}
