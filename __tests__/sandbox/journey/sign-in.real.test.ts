import { Browser } from '../../../sandbox/journey/browser';
import { postAssertion, rolesInAssertion, rolesOnPage } from '../../../sandbox/journey/role-picker';
import { openApp, SignInRefused, type SamlForm } from '../../../sandbox/journey/sign-in';
import { assumeRoleWithSaml, callerArn, StsRefused } from '../../../sandbox/journey/sts';
import {
  AUDIT,
  PASSWORD,
  providerArn,
  roleArn,
  startFederation,
  TECH,
  type LocalFederation,
} from '../clients/support/local-federation';

let federation: LocalFederation;
beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.stop());

const signIn = (name: string, password = PASSWORD, browser = new Browser()): Promise<SamlForm> => {
  const { okta, embedUrl } = federation;
  return openApp(browser, { oktaUrl: okta.url, embedUrl, login: `${name}@mueller-tech.com`, password });
};
const assume = (samlResponse: string, account: string, role: string, seconds?: number) =>
  assumeRoleWithSaml(federation.aws.stsUrl, {
    providerArn: providerArn(account),
    roleArn: roleArn(account, role),
    samlResponse,
    ...(seconds === undefined ? {} : { seconds }),
  });

test('the way leads from a password to the roles of the picker, and these are the assertion’s', async () => {
  const browser = new Browser();
  const form = await signIn('james', PASSWORD, browser);
  const picker = await postAssertion(browser, form);
  expect(rolesOnPage(picker.html)).toEqual([
    roleArn(TECH, 'Admin'),
    roleArn(TECH, 'ReadOnly'),
    roleArn(AUDIT, 'ReadOnly'),
  ]);
  expect(rolesInAssertion(form.samlResponse).map(([, role]) => role)).toEqual(rolesOnPage(picker.html));
});

test('an assertion becomes credentials of each of its roles, and they speak for the user', async () => {
  const { samlResponse } = await signIn('james');
  for (const [account, role, name] of [
    [TECH, 'Admin', 'Okta-Mueller-Tech-Admin'],
    [AUDIT, 'ReadOnly', 'Okta-Audit-ReadOnly'],
  ] as const) {
    const credentials = await assume(samlResponse, account, role, 900);
    expect(await callerArn(federation.aws.stsUrl, credentials)).toBe(
      `arn:aws:sts::${account}:assumed-role/${name}/james@mueller-tech.com`,
    );
  }
});

test('STS refuses a role that is not in the assertion, and the refusal has the code', async () => {
  const { samlResponse } = await signIn('ada');
  const refused = assume(samlResponse, TECH, 'ReadOnly');
  await expect(refused).rejects.toThrow(StsRefused);
  await expect(refused).rejects.toMatchObject({ status: 403, code: 'AccessDenied' });
});

test.each([
  ['a wrong password', 'james', 'wrong', 401],
  ['a user without a role', 'kim', PASSWORD, 403],
])('the sign-in ends with %s, and the refusal says where', async (_, name, password, status) => {
  const refused = signIn(name, password);
  await expect(refused).rejects.toThrow(SignInRefused);
  await expect(refused).rejects.toMatchObject({ page: { status } });
});

test('a password does not appear in a refusal', async () => {
  await expect(signIn('james', 'hunter2')).rejects.not.toThrow(/hunter2/);
});
