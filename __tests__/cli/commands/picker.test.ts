import { runCli } from '../support/run-cli';
import { shippedStacks } from '../support/shipped-access';

const stacks = shippedStacks();

test('prints what AWS would offer', async () => {
  const { code, out } = await runCli(['picker', '--groups', 'Support,Auditors', '--stacks', stacks]);
  expect(code).toBe(0);
  expect(out).toBe(`Mueller-Audit (210987654321)
  Okta-Mueller-Audit-Auditor  through Auditors
Mueller-Tech (123456789012)
  Okta-Mueller-Tech-Deploy  through Support
  Okta-Mueller-Tech-ReadOnly  through Support
  Okta-Mueller-Tech-Support  through Support
4 roles in 2 accounts
`);
});

test('gives a machine the ARNs', async () => {
  const { out } = await runCli(['picker', '-g', 'Auditors', '--stacks', stacks, '--json']);
  expect(JSON.parse(out)).toEqual({
    groups: ['Auditors'],
    accounts: [
      {
        accountId: '210987654321',
        accountName: 'Mueller-Audit',
        roles: [
          {
            arn: 'arn:aws:iam::210987654321:role/Okta-Mueller-Audit-Auditor',
            name: 'Okta-Mueller-Audit-Auditor',
            through: ['Auditors'],
            outcome: 'admitted',
          },
        ],
      },
    ],
    unknown: [],
  });
});

test('a group that does not exist is an error', async () => {
  const { code, err } = await runCli(['picker', '--groups', 'Support,Auditor', '--stacks', stacks]);
  expect(code).toBe(1);
  expect(err).toContain('did you mean "Auditors"?');
});
