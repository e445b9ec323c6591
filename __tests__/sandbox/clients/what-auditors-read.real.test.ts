import { assignGroup } from '../../../sandbox/okta/assignments';
import { createGroup } from '../../../sandbox/okta/groups';
import { providerArn, startFederation, TECH, type LocalFederation } from './support/local-federation';

interface Listed {
  readonly id: string;
  readonly profile: Readonly<Record<string, unknown>>;
}

let federation: LocalFederation;
beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.stop());

const get = (path: string) =>
  fetch(new URL(path, `${federation.okta.url}/api/v1/`), {
    headers: { authorization: `SSWS ${federation.okta.token}` },
  });

/** Every page, by the `next` links. */
async function list(path: string): Promise<Listed[]> {
  const found: Listed[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const answer: Response = await get(next);
    expect(answer.status).toBe(200);
    found.push(...((await answer.json()) as Listed[]));
    next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  return found;
}

/**
 * baton-okta-aws-federation reads who has which role through the app. These are its requests, as observed; the program
 * itself does not run here.
 */
describe('an auditor who asks who has which role', () => {
  test('finds the org, and the app with the ARN of its identity provider', async () => {
    expect(await (await get('org')).json()).toMatchObject({ id: federation.okta.org.id, subdomain: 'mueller-tech' });
    const app = (await (await get(`apps/${federation.app.id}`)).json()) as {
      settings: { app: Record<string, unknown> };
    };
    expect(app.settings.app['identityProviderArn']).toBe(providerArn(TECH));
  });

  test('reads a group filter with exactly two parts', async () => {
    const app = (await (await get(`apps/${federation.app.id}`)).json()) as {
      settings: { app: Record<string, unknown> };
    };
    const filter = String(app.settings.app['groupFilter']).replace(/\(\?\{\{\w+\}\}/g, '(');
    expect('aws#Mueller-Tech#Okta-Mueller-Tech-Admin#123456789012'.match(filter)?.slice(1)).toEqual([
      'Okta-Mueller-Tech-Admin',
      TECH,
    ]);
  });

  test('reads the schema of the app’s users', async () => {
    expect((await get(`meta/schemas/apps/${federation.app.id}/default`)).status).toBe(200);
  });

  test('reads every group page by page, its members and their roles in Okta', async () => {
    const { org } = federation.okta;
    for (let i = 0; i < 5; i++) createGroup(org, { name: `Team ${i}` });
    const groups = await list('groups?limit=2');
    expect(groups.map(({ id }) => id).sort()).toEqual([...org.groups.keys()].sort());
    const admins = groups.find(({ profile }) => String(profile['name']).includes('Okta-Mueller-Tech-Admin'));
    const members = await list(`groups/${admins?.id ?? ''}/users?limit=1`);
    expect(members.map(({ profile }) => profile['login']).sort()).toEqual([
      'ada@mueller-tech.com',
      'james@mueller-tech.com',
    ]);
    expect(await (await get(`groups/${admins?.id ?? ''}/roles`)).json()).toEqual([]);
  });

  test('reads the app’s groups and users, and everybody there is', async () => {
    const { org } = federation.okta;
    const more = createGroup(org, { name: 'One more' });
    assignGroup(org, federation.app.id, more.id, {});
    const groups = await list(`apps/${federation.app.id}/groups?limit=1`);
    expect(groups.map(({ id }) => id)).toContain(more.id);
    expect(groups).toHaveLength(org.groupAssignments.get(federation.app.id)?.size ?? 0);
    const users = await list(`apps/${federation.app.id}/users?limit=1`);
    expect(users).toHaveLength(3);
    const everybody = await list('users?search=status%20pr&limit=2');
    expect(everybody.map(({ profile }) => profile['login'])).toEqual(
      expect.arrayContaining(['ada@mueller-tech.com', 'james@mueller-tech.com', 'kim@mueller-tech.com']),
    );
  });
});
