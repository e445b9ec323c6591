import { review } from '../../lib/review/review';
import { FAIL_ON, shouldFail } from '../../lib/review/should-fail';
import type { Access } from '../../lib/access/model/access';
import { ADMINISTRATOR, change, granted, policy, READ_ONLY, samlProvider } from './support/builders';

const link = { kind: 'role', address: 'a:b', subject: 's', reason: 'no such role', managementGroups: [] } as const;
const holding = (arn: string, accepted: boolean) =>
  granted({
    policies: [policy(arn)],
    accept: accepted
      ? ['administrator-grant', 'policies-widened'].map((rule) => ({ rule, reason: 'break glass' }))
      : [],
  });
const admin = (accepted: boolean) => holding(ADMINISTRATOR, accepted);
const readOnly = (accepted: boolean) => holding(READ_ONLY, accepted);

test.each<[string, Partial<Access>, Partial<Access>, string[]]>([
  ['nothing changes', granted(), granted(), []],
  ['somebody loses', granted(), {}, []],
  ['somebody gains', {}, granted(), ['broadened']],
  ['somebody becomes an administrator', {}, admin(false), ['broadened', 'danger']],
  ['the change accepts that itself', {}, admin(true), ['broadened', 'danger']],
  ['the base accepts it already', readOnly(true), admin(true), ['broadened']],
  ['only the base accepts it', readOnly(true), admin(false), ['broadened', 'danger']],
  ['there was an administrator before', admin(false), admin(false), []],
  [
    'a certificate is replaced and no grant changes',
    {},
    { samlProviders: [samlProvider({ metadata: { known: 'sha256:9f86d081' } })] },
    ['broadened', 'danger'],
  ],
  [
    'an object is forgotten, and nobody gets more',
    {},
    { forgotten: ['federation:okta_group_rule.Deploy'] },
    ['broadened', 'danger'],
  ],
  ['a link breaks', {}, { broken: [link] }, ['broken']],
  ['a link was broken before', { broken: [link] }, { broken: [link] }, []],
  [
    'something can no longer be read',
    {},
    { unknown: [{ address: 'a', subject: 's', reason: 'r' }] },
    ['broadened', 'danger'],
  ],
])('when %s', (_, before, after, failing) => {
  const always = { samlProviders: [samlProvider()] };
  const report = review(change({ ...always, ...before }, { ...always, ...after }));
  expect(FAIL_ON.filter((failOn) => shouldFail(report, failOn))).toEqual(failing);
});
