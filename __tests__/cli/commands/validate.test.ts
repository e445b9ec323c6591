import { copyOfConfig } from '../support/temporary';
import { runCli } from '../support/run-cli';

test('says what the shipped configuration amounts to', async () => {
  const { code, out, err } = await runCli(['validate']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatchInlineSnapshot(`
    "valid: config
      accounts          2
      management groups 2 + 1 existing
      roles             6 + 1 adopted
      grants            9
      group rules       7 (per-role-group)
      layout            single, partition aws

    Limits
      group rules in the org            7 of 2000  Okta
      roles in one account              5 of 1000  AWS   (most: Mueller-Tech)
      managed policies on one role      2 of 10    AWS   (most: Mueller-Tech/Support)
      characters of a trust policy    373 of 2048  AWS   (most: Mueller-Tech/Deploy)
      roles in one sign-in              5 of 225   AWS   (most: Cloud Admins)

    Requests to Okta, at its published limits
      a plan               23, at least 1 min
      the first apply      69, at least 1 min
      one role more        41, at least 1 min
    "
  `);
});

test('reports every problem of every file in one run, each where it is, and exits with 1', async () => {
  const config = copyOfConfig({
    'accounts/one.yaml': 'id: 12\nname: One\n',
    'accounts/two.yaml': "id: '111122223333'\nname: Two\nrolls: {}\n",
  });
  const { code, out, err } = await runCli(['validate', '--config', config]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(`${config}/accounts/one.yaml:1:5  id: `);
  expect(err).toContain(`${config}/accounts/two.yaml:3:1  rolls: `);
  expect(err).toMatch(/\n2 problems\n$/);
});

test('gives a machine the same: problems with their places, and nothing on stderr', async () => {
  const config = copyOfConfig({ 'accounts/one.yaml': 'id: 12\nname: One\n' });
  const { code, out, err } = await runCli(['validate', '--json', '-c', config]);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toMatchObject({
    ok: false,
    directory: config,
    problems: [{ file: `${config}/accounts/one.yaml`, line: 1, column: 5, key: 'id', value: 12 }],
  });
});

test('gives a machine the summary', async () => {
  const { code, out } = await runCli(['validate', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ ok: true, problems: [], summary: { accounts: { active: 2, retired: 0 } } });
});

test('a grant that has ended is a warning, given on the day that is asked for', async () => {
  const [during, after] = await Promise.all(
    ['2027-12-31', '2028-01-01'].map((today) => runCli(['validate'], { env: { FEDERATION_TODAY: today } })),
  );
  expect(during?.err).toBe('');
  expect(after?.code).toBe(0);
  expect(after?.err).toMatch(/^warning: config\/accounts\/mueller-tech\.yaml:\d+:\d+ {2}roles\.Deploy\.grantedTo\[1\]/);
});
