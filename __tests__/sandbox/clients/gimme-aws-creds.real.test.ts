import { join, resolve } from 'node:path';
import { pythonEnvironment } from '../../../sandbox/aws/moto/python-environment';
import { callerArn } from '../../../sandbox/journey/sts';
import type { Outcome } from '../../../sandbox/terraform/run-program';
import { activate } from './support/activate';
import { docsSettings } from './support/docs-example';
import {
  AUDIT,
  CLIENT,
  PASSWORD,
  roleArn,
  startFederation,
  TECH,
  type LocalFederation,
} from './support/local-federation';
import { clientHome, type ClientHome } from './support/run-client';

const ROOT = resolve(__dirname, '..', '..', '..');

/** One line of gimme-aws-creds' JSON. */
interface Result {
  readonly role: { readonly arn: string; readonly friendly_account_name: string };
  readonly credentials: Readonly<Record<string, string>>;
}

let python: string;
let federation: LocalFederation;
let home: ClientHome;
beforeAll(async () => {
  const requirements = join(ROOT, 'sandbox', 'clients', 'requirements-gimme.txt');
  [python, federation] = await Promise.all([
    pythonEnvironment({ requirements, cache: join(ROOT, '.cache'), name: 'gimme' }),
    startFederation(),
  ]);
});
afterAll(() => federation.stop());
beforeEach(() => (home = clientHome()));
afterEach(() => home.remove());

/** Its settings as the docs have them, some of them changed. */
function configure(changed: Readonly<Record<string, string>> = {}): void {
  const { okta, embedUrl } = federation;
  const lines = Object.entries(changed).map(([name, value]) => `${name} = ${value}`);
  const kept = docsSettings('.okta_aws_login_config', { url: okta.url, embedUrl })
    .split('\n')
    .filter((line) => !Object.keys(changed).some((name) => line.startsWith(`${name} =`)));
  home.write('.okta_aws_login_config', [...kept, ...lines, ''].join('\n'));
}

interface Who {
  readonly login?: string;
  readonly password?: string;
  /** Of the authenticator app. */
  readonly code?: string;
  readonly onLine?: (line: string) => void;
}

function gimme(
  args: readonly string[],
  { login = 'james@mueller-tech.com', password = PASSWORD, code, onLine }: Who = {},
): Promise<Outcome> {
  const program = join(python, '..', 'gimme-aws-creds');
  const { environment } = federation.aws;
  const env = {
    AWS_ENDPOINT_URL_STS: environment['AWS_ENDPOINT_URL_STS'] ?? '',
    OKTA_USERNAME: login,
    OKTA_PASSWORD: password,
    ...(code === undefined ? {} : { OKTA_MFA_CODE: code }),
    PYTHONUNBUFFERED: '1',
  };
  return home.run(python, [program, ...args], env, onLine);
}

/** What was printed, and whom the credentials speak for. */
async function results({ stdout, stderr }: Outcome) {
  const lines = stdout.split('\n').filter((line) => line.startsWith('{"'));
  if (lines.length === 0) throw new Error(`no credentials: ${stdout}${stderr}`);
  const found = lines.map((line) => JSON.parse(line) as Result);
  return Promise.all(
    found.map(async ({ role, credentials: c }) => ({
      arn: role.arn,
      account: role.friendly_account_name,
      caller: await callerArn(federation.aws.stsUrl, {
        accessKeyId: c['aws_access_key_id'] ?? '',
        secretAccessKey: c['aws_secret_access_key'] ?? '',
        sessionToken: c['aws_session_token'] ?? '',
      }),
    })),
  );
}
const callerOf = (arn: string, login: string) =>
  `${arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${login}`;

test('gets working credentials for every role, by name and password', async () => {
  configure();
  const answers = await results(await gimme([]));
  const arns = [roleArn(TECH, 'Admin'), roleArn(TECH, 'ReadOnly'), roleArn(AUDIT, 'ReadOnly')].sort();
  expect(answers.map(({ arn }) => arn).sort()).toEqual(arns);
  for (const { arn, caller } of answers) expect(caller).toBe(callerOf(arn, 'james@mueller-tech.com'));
  const accounts = new Set(answers.map(({ account }) => account));
  expect([...accounts].sort()).toEqual([`Account: mueller-audit (${AUDIT})`, `Account: mueller-tech (${TECH})`]);
});

test('picks one role by its name', async () => {
  configure({ aws_rolename: roleArn(AUDIT, 'ReadOnly') });
  const answers = await results(await gimme([]));
  expect(answers.map(({ arn }) => arn)).toEqual([roleArn(AUDIT, 'ReadOnly')]);
});

test('signs in somebody with a single role without asking', async () => {
  configure();
  const [answer, ...others] = await results(await gimme([], { login: 'ada@mueller-tech.com' }));
  expect(others).toEqual([]);
  expect(answer).toMatchObject({
    arn: roleArn(TECH, 'Admin'),
    caller: callerOf(roleArn(TECH, 'Admin'), 'ada@mueller-tech.com'),
  });
});

test('gets credentials by device flow, once the person allowed it in a browser', async () => {
  configure({ force_classic: 'False', client_id: CLIENT });
  let allowed: Promise<void> | undefined;
  const outcome = await gimme(['--roles', roleArn(TECH, 'Admin')], {
    onLine: (line) => {
      if (line.includes('/activate?user_code=')) allowed ??= activate(line.trim(), 'james', PASSWORD);
    },
  });
  await allowed;
  expect((await results(outcome)).map(({ caller }) => caller)).toEqual([
    callerOf(roleArn(TECH, 'Admin'), 'james@mueller-tech.com'),
  ]);
});

describe('where the sign-on policy asks for two factors', () => {
  let undo: () => void;
  beforeEach(() => (undo = federation.askForTwo()));
  afterEach(() => undo());
  const admin = callerOf(roleArn(TECH, 'Admin'), 'james@mueller-tech.com');
  const roles = ['--roles', roleArn(TECH, 'Admin')];

  test('gets credentials with the code of an authenticator app, and none with another', async () => {
    configure();
    const refused = await gimme(roles, { code: '000000' });
    expect(refused.code).not.toBe(0);
    expect(refused.stdout).not.toContain('aws_access_key_id');
    const outcome = await gimme(roles, { code: await federation.codeOf('james@mueller-tech.com') });
    expect((await results(outcome)).map(({ caller }) => caller)).toEqual([admin]);
  });

  test('the device flow asks in the browser', async () => {
    configure({ force_classic: 'False', client_id: CLIENT });
    let allowed: Promise<void> | undefined;
    const code = () => federation.codeOf('james@mueller-tech.com');
    const outcome = await gimme(roles, {
      onLine: (line) => {
        if (line.includes('/activate?user_code=')) allowed ??= activate(line.trim(), 'james', PASSWORD, code);
      },
    });
    await allowed;
    expect((await results(outcome)).map(({ caller }) => caller)).toEqual([admin]);
  });
});

test.each([
  ['a wrong password', { password: 'wrong' }, 'E0000004'],
  ['somebody without a role', { login: 'kim@mueller-tech.com' }, '403'],
])('gives no credentials for %s, and says so', async (_, who, told) => {
  configure();
  const { code, stdout, stderr } = await gimme([], who);
  expect(code).not.toBe(0);
  expect(stdout).not.toContain('aws_access_key_id');
  expect(stderr).toContain(told);
});
