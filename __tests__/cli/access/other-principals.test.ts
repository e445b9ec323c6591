import type { Access } from '../../../lib/access/model/access';
import type { TrustStatement } from '../../../lib/access/model/aws';
import { otherPrincipals } from '../../../lib/cli/access/other-principals';
import { otherLines } from '../../../lib/cli/access/text';
import { coloursOf } from '../../../lib/cli/io';
import { shippedAccess } from '../support/shipped-access';

const access = shippedAccess();
const plain = coloursOf({ write: () => undefined, colour: false });
const stranger: TrustStatement = {
  effect: 'Allow',
  principals: [{ type: 'AWS', value: 'arn:aws:iam::444455556666:root', not: false }],
  actions: ['sts:AssumeRole'],
  conditions: [{ operator: 'StringEquals', key: 'sts:ExternalId', values: ['x'] }],
};

/** The shipped access, with one more statement in the trust policy of Admin in Mueller-Tech. */
function tampered(statement: TrustStatement): Access {
  const roles = access.roles.map((role) =>
    role.name === 'Okta-Mueller-Tech-Admin' && 'known' in role.trust
      ? { ...role, trust: { known: [...role.trust.known, statement] } }
      : role,
  );
  return { ...access, roles };
}

test('in the shipped configuration, only an adopted role may be assumed by others', () => {
  expect(otherPrincipals(access, {})).toEqual([
    {
      role: 'legacy-deployer',
      accountName: 'Mueller-Tech',
      accountId: '123456789012',
      statements: [],
      adopted: true,
    },
  ]);
});

test.each([
  ['the short name', { role: 'Admin' }],
  ['the whole name', { role: 'Okta-Mueller-Tech-Admin' }],
  ['the ARN', { role: 'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Admin' }],
  ['the account', { role: 'Admin', account: 'Mueller-Tech' }],
  ['the account id', { role: 'Admin', account: '123456789012' }],
])('a stranger in a trust policy is reported by %s', (_, selection) => {
  expect(otherPrincipals(tampered(stranger), selection).map(({ statements }) => statements)).toEqual([[stranger]]);
});

test.each([
  ['another account', { role: 'Admin', account: 'Mueller-Audit' }],
  ['another role', { role: 'ReadOnly' }],
])('%s has nothing to do with it', (_, selection) => {
  expect(otherPrincipals(tampered(stranger), selection)).toEqual([]);
});

test('what is denied admits nobody', () => {
  expect(otherPrincipals(tampered({ ...stranger, effect: 'Deny' }), { role: 'Admin' })).toEqual([]);
});

test('a role that nobody is granted is listed as well', () => {
  const alone = { ...tampered(stranger), grants: [] };
  expect(otherPrincipals(alone, { role: 'Admin' })).toHaveLength(1);
});

test('is shown on one line, with what limits it', () => {
  expect(otherLines(otherPrincipals(tampered(stranger), {}), plain)).toEqual([
    'also admitted: AWS:arn:aws:iam::444455556666:root → Okta-Mueller-Tech-Admin in Mueller-Tech (123456789012)' +
      '  [sts:AssumeRole; only if StringEquals sts:ExternalId = x]',
    'not here: who else may assume legacy-deployer in Mueller-Tech (123456789012): its own trust statements are in AWS only',
  ]);
});
