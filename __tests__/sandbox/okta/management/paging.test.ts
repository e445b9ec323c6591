import { request } from 'node:http';
import { startOkta, type LocalOkta } from '../../../../sandbox/okta/start';
import { ask } from '../support/http';

const names = ['A', 'B', 'C', 'D', 'E'];
let okta: LocalOkta;
beforeAll(async () => {
  okta = await startOkta({ name: 'mueller-tech', groups: names.map((name) => ({ name: `Page ${name}` })) });
});
afterAll(() => okta.stop());

/** The header as it is on the wire: its name and value for each line. */
function linkLines(path: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `SSWS ${okta.token}` };
    request(okta.url + path, { headers }, (response) => {
      response.resume();
      const raw = response.rawHeaders;
      resolve(raw.filter((_, i) => i % 2 === 1 && raw[i - 1]?.toLowerCase() === 'link'));
    })
      .on('error', reject)
      .end();
  });
}

/** What a list holds, page by page. */
async function pages(path: string): Promise<string[][]> {
  const found: string[][] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { json, headers } = await ask(okta, 'GET', next);
    found.push((json as { profile: { name: string } }[]).map(({ profile }) => profile.name));
    next = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]?.replace(`${okta.url}/api/v1`, '');
    if (found.length > 10) throw new Error('the list has no end');
  }
  return found;
}

test('each link has a header line of its own, and the last page names no next one', async () => {
  const first = await linkLines('/api/v1/groups?q=Page&limit=2');
  expect(first).toEqual([
    `<${okta.url}/api/v1/groups?q=Page&limit=2>; rel="self"`,
    expect.stringMatching(/^<http:\/\/127\.0\.0\.1:\d+\/api\/v1\/groups\?q=Page&limit=2&after=00g\w{17}>; rel="next"$/),
  ]);
  expect(await linkLines('/api/v1/groups?q=Page')).toEqual([`<${okta.url}/api/v1/groups?q=Page>; rel="self"`]);
});

test.each([1, 2, 5, 6])('pages of %d hold everything once', async (limit) => {
  const found = await pages(`/groups?q=Page&limit=${limit}`);
  expect(found.flat().sort()).toEqual(names.map((name) => `Page ${name}`));
  expect(found.slice(0, -1).every((page) => page.length === limit)).toBe(true);
});

test('an object that goes meanwhile moves no other onto another page', async () => {
  const [first] = await pages('/groups?q=Page&limit=2');
  const { json, headers } = await ask(okta, 'GET', '/groups?q=Page&limit=2');
  const gone = (json as { id: string }[])[1]?.id ?? '';
  await ask(okta, 'DELETE', `/groups/${gone}`);
  const next = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? '';
  const rest = (await pages(next.replace(`${okta.url}/api/v1`, ''))).flat();
  expect([...(first ?? []), ...rest].sort()).toEqual(names.map((name) => `Page ${name}`));
});

test('more than the most is the most, and no number is refused', async () => {
  expect((await ask(okta, 'GET', '/users?limit=1000')).status).toBe(200);
  const refused = await ask(okta, 'GET', '/users?limit=many');
  expect(refused).toMatchObject({ status: 400, json: { errorCode: 'E0000001' } });
});
