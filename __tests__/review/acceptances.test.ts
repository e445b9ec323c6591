import type { Access } from '../../lib/access/model/access';
import { shouldFail } from '../../lib/review/should-fail';
import { review } from '../../lib/review/review';
import { ADMINISTRATOR, change, grant, policy, READ_ONLY, role } from './support/builders';

const accept = ['administrator-grant', 'policies-widened'].map((rule) => ({ rule, reason: 'break glass' }));
const reader = role({ policies: [policy(READ_ONLY)], accept });
const admin = role({ policies: [policy(ADMINISTRATOR)], accept });

function held(of: typeof admin, ...groups: string[]): Partial<Access> {
  return { roles: [of], grants: groups.map((managementGroup) => grant({ managementGroup, reason: 'job' }, of)) };
}

function fails(before: Partial<Access>, after: Partial<Access>): boolean {
  return shouldFail(review(change(before, after)), 'danger');
}

test('an acceptance that was merged before the danger counts', () => {
  expect(fails(held(reader, 'Support'), held(admin, 'Support'))).toBe(false);
});

test('a change that accepts its own danger fails, and the finding shows both', () => {
  const before = held({ ...reader, accept: [] }, 'Support');
  expect(fails(before, held(admin, 'Support'))).toBe(true);
  const found = review(change(before, held(admin, 'Support'))).findings.find(({ id }) => id === 'administrator-grant');
  expect(found).toMatchObject({ accepted: 'break glass', acceptedByThisChange: true, isNew: true });
});

test('an administrator accepted for one group is not accepted for the next', () => {
  expect(fails(held(admin, 'Support'), held(admin, 'Support', 'Interns'))).toBe(true);
});

test('another role at the accepted address is not accepted', () => {
  const other = { ...admin, name: 'Other', arn: { known: 'arn:aws:iam::123456789012:role/Other' } };
  expect(fails(held(reader, 'Support'), held(other, 'Support'))).toBe(true);
  const { findings } = review(change(held(reader, 'Support'), held(other, 'Support')));
  const found = findings.find(({ id }) => id === 'administrator-grant');
  expect(found).toMatchObject({ accepted: 'break glass', acceptedByThisChange: true });
});

test.each([
  ['another rule', [{ rule: 'long-session', reason: 'break glass' }]],
  ['no reason', accept.map((it) => ({ ...it, reason: ' ' }))],
])('an acceptance in the base with %s does not count', (_, given) => {
  expect(fails(held({ ...reader, accept: given }, 'Support'), held(admin, 'Support'))).toBe(true);
});

test('another reason for what the base accepts still counts, and is reported as added', () => {
  const reworded = { ...admin, accept: accept.map((it) => ({ ...it, reason: 'on call' })) };
  expect(fails(held(reader, 'Support'), held(reworded, 'Support'))).toBe(false);
  const { findings } = review(change(held(reader, 'Support'), held(reworded, 'Support')));
  expect(findings.map(({ id }) => id)).toContain('acceptance-added');
});
