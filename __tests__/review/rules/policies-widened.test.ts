import type { Access } from '../../../lib/access';
import { review } from '../../../lib/review/review';
import { policiesWidened as rule } from '../../../lib/review/rules/policies-widened';
import {
  ADMINISTRATOR,
  allow,
  change,
  granted,
  managedPolicy,
  outsider,
  type Parts,
  policy,
  READ_ONLY,
  role,
  seen,
} from '../support/builders';

const POWER = 'arn:aws:iam::aws:policy/PowerUserAccess';
const holding = (...policies: ReturnType<typeof policy>[]): Partial<Access> => ({ roles: [role({ policies })] });

test.each<[string, Partial<Access>, Partial<Access>]>([
  ['reads more', holding(policy('a', allow('s3:Get*'))), holding(policy('a', allow(['s3:Get*', 's3:List*'])))],
  [
    'reads by another policy',
    holding(policy(READ_ONLY)),
    holding(policy('arn:aws:iam::aws:policy/job-function/ViewOnlyAccess')),
  ],
  ['writes as before', holding(policy(POWER)), holding(policy('arn:aws:iam::aws:policy/AmazonS3FullAccess'))],
  ['goes from writing to reading', holding(policy(POWER)), holding(policy(READ_ONLY))],
  ['is new', {}, holding(policy(POWER))],
  [
    'gets a policy that denies',
    holding(policy(READ_ONLY)),
    holding(policy(READ_ONLY), policy('d', allow('*', '*', { Effect: 'Deny' }))),
  ],
])('stays silent when an identity %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each<[string, Partial<Access>, Partial<Access>, string]>([
  [
    'by name',
    holding(policy(READ_ONLY)),
    holding(policy(POWER)),
    'read-only → writing: ReadOnlyAccess → PowerUserAccess',
  ],
  ['to an administrator', holding(policy(POWER)), holding(policy(ADMINISTRATOR)), 'writing → administrator'],
  [
    'by its document',
    holding(policy('a', allow('s3:Get*'))),
    holding(policy('a', allow('s3:*'))),
    'read-only → writing',
  ],
  [
    'by a wildcard before the verb ends',
    holding(policy('a', allow('s3:Get*'))),
    holding(policy('a', allow('s3:G*'))),
    'read-only → writing',
  ],
  [
    'by an exclusion',
    holding(policy('a', allow('s3:Get*'))),
    holding(
      policy('a', {
        Statement: {
          Effect: 'Allow',
          NotAction: ['iam:*', 'sts:*', 'sso*', 'identitystore:*', 'organizations:*', 'rolesanywhere:*', 'cognito-*'],
          Resource: '*',
        },
      }),
    ),
    'read-only → writing',
  ],
  [
    'to keys of others',
    holding(policy(READ_ONLY)),
    holding(policy(READ_ONLY), policy('k', allow('iam:CreateAccessKey'))),
    'read-only → escalating',
  ],
  [
    'to a policy that is not in the documents',
    holding(policy(READ_ONLY)),
    holding(policy('arn:aws:iam::123456789012:policy/ReadOnlyAccess')),
    'read-only → unknown',
  ],
  ['from no policy', holding(), holding(policy(POWER)), 'nothing → writing: none → PowerUserAccess'],
  [
    'as a group',
    { otherHolders: [outsider('group', 'g', policy(READ_ONLY))] },
    { otherHolders: [outsider('group', 'g', policy(POWER))] },
    'group g in 123456789012: read-only → writing',
  ],
  [
    'as a managed policy that others may hold',
    { otherHolders: [managedPolicy('arn:aws:iam::123456789012:policy/p', allow('s3:List*'))] },
    { otherHolders: [managedPolicy('arn:aws:iam::123456789012:policy/p', allow('*'))] },
    'read-only → administrator',
  ],
])('reports an identity that goes from reading to writing %s', (_, before, after, evidence) => {
  expect(seen(rule, change(before, after)).join()).toContain(evidence);
});

test('only where no grant shows what the identity may do, it is a possible gain', () => {
  const [before, after] = [READ_ONLY, POWER].map((name) => granted({ policies: [policy(name)] }));
  const possible = (then: Parts, now: Parts) => rule.check(change(then, now)).map(({ mayGiveAccess }) => mayGiveAccess);
  expect(possible(before ?? {}, after ?? {})).toEqual([false]);
  expect(possible(holding(policy(READ_ONLY)), holding(policy(POWER)))).toEqual([true]);
  expect(review(change(before ?? {}, after ?? {}))).toMatchObject({
    verdict: 'mixed',
    counts: { gains: 1, possibleGains: 0 },
  });
});
