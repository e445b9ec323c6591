import { Gateway } from '../../../../sandbox/aws/gateway/gateway';
import { State } from '../../../../sandbox/aws/gateway/state';
import { MotoClient } from '../../../../sandbox/aws/moto/moto-client';
import { startMoto } from '../../../../sandbox/aws/moto/start-moto';
import { answerText } from '../../../../sandbox/aws/query/answer';
import { textAt } from '../../../../sandbox/aws/query/xml';
import { unsigned } from '../support/iam';
import { createRole, FIRST, localAccounts, outcome, type LocalAccounts } from '../support/local-accounts';

let accounts: LocalAccounts;
beforeAll(async () => {
  accounts = await localAccounts();
});
afterAll(() => accounts.aws.stop());

test('passes every character on and back', async () => {
  const description = 'Ümläut – 日本 & <b> "quoted" \u{1f511} %20 + plus';
  await createRole(accounts.iam, 'Okta-Characters', { Description: description });
  const { root } = await accounts.iam('GetRole', { RoleName: 'Okta-Characters' });
  expect(textAt(root, 'GetRoleResult', 'Role', 'Description')).toBe(description);
});

test('takes a call in the query string, too', async () => {
  const { environment, url } = accounts.aws;
  const scope = `AWS4-HMAC-SHA256 Credential=${environment['AWS_ACCESS_KEY_ID'] ?? ''}/20261125/us-east-1/sts/aws4_request, Signature=0`;
  const reply = await fetch(`${url}/?Action=GetCallerIdentity&Version=2011-06-15`, {
    headers: { authorization: scope },
  });
  expect(await reply.text()).toContain('<Account>999999999999</Account>');
});

test('answers each caller for the account of their key, whatever a header says', async () => {
  const { environment, url } = accounts.aws;
  const scope = `AWS4-HMAC-SHA256 Credential=${environment['AWS_ACCESS_KEY_ID'] ?? ''}/20261125/us-east-1/iam/aws4_request, Signature=0`;
  const reply = await fetch(url, {
    method: 'POST',
    headers: { authorization: scope, 'x-moto-account-id': FIRST, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=ListAccountAliases&Version=2010-05-08',
  });
  expect(await reply.text()).not.toContain('mueller-tech');
});

test('accounts see nothing of each other', async () => {
  await createRole(accounts.iam, 'Okta-Only-Here');
  expect(outcome(await accounts.other('GetRole', { RoleName: 'Okta-Only-Here' }))).toBe('404 NoSuchEntity');
});

test.each([
  ['no action', '', 'MissingAction'],
  ['no signature', 'ListRoles', 'MissingAuthenticationToken'],
])('refuses a call with %s', async (_, action, code) => {
  const body = action === '' ? 'Version=2010-05-08' : `Action=${action}&Version=2010-05-08`;
  const reply = await fetch(accounts.aws.url, { method: 'POST', body });
  expect(await reply.text()).toContain(`<Code>${code}</Code>`);
});

test('a call that moto has no answer to is refused in a way that no client tries again', async () => {
  expect(
    outcome(await accounts.iam('SimulatePrincipalPolicy', { PolicySourceArn: 'x', 'ActionNames.member.1': 's3:*' })),
  ).toBe('400 InvalidAction');
  expect(outcome(await accounts.iam('GenerateOrganizationsAccessReport'))).toBe('400 InvalidAction');
});

test('another service than IAM and STS is refused', async () => {
  const { environment, url } = accounts.aws;
  const scope = `AWS4-HMAC-SHA256 Credential=${environment['AWS_ACCESS_KEY_ID'] ?? ''}/20261125/us-east-1/ec2/aws4_request, Signature=0`;
  const reply = await fetch(url, {
    method: 'POST',
    headers: { authorization: scope },
    body: 'Action=DescribeInstances',
  });
  expect([reply.status, await reply.text()]).toEqual([
    400,
    expect.stringContaining('have IAM, STS and the list of Organizations, and no ec2'),
  ]);
});

test('only assertions speak for a caller who does not sign', async () => {
  expect(outcome(await unsigned(accounts.aws.url, 'GetCallerIdentity', {}))).toBe('403 MissingAuthenticationToken');
});

test('calls that come at once are worked off one after the other: only one makes the role', async () => {
  const made = await Promise.all(['Okta-Race', 'okta-race', 'OKTA-RACE'].map((name) => createRole(accounts.iam, name)));
  expect(made.map(outcome).sort()).toEqual(['409 EntityAlreadyExists', '409 EntityAlreadyExists', 'ok']);
});

test('when moto is gone, clients get the answer of AWS for a failure of its own', async () => {
  const moto = await startMoto();
  const state = new State();
  state.accessKeys.add('AKIA1', { accountId: FIRST, arn: `arn:aws:iam::${FIRST}:user/sandbox` });
  const gateway = new Gateway({ moto: new MotoClient(moto), state, now: () => new Date() });
  await moto.stop();
  const authorization = 'AWS4-HMAC-SHA256 Credential=AKIA1/20261125/us-east-1/iam/aws4_request, Signature=0';
  const body = Buffer.from('Action=ListRoles&Version=2010-05-08');
  const answer = await gateway.answer({ headers: { authorization }, query: '', body });
  expect(answer.status).toBe(500);
  expect(answerText(answer)).toMatch(/<Type>Receiver<.*<Code>InternalFailure<.*The local AWS accounts have failed/);
});
