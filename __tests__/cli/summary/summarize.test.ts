import { summarize } from '../../../lib/cli/summary/summarize';
import { account, adopted, federation, grants, role } from '../support/federation';

const admin = role('Admin', { grants: grants('Cloud Admins') });
const readOnly = role('ReadOnly', { grants: grants('Cloud Admins', 'Support') });

test('counts what is made, and leaves a retired account out of it', () => {
  const summary = summarize(
    federation({
      accounts: [
        account('Tech', {
          roles: [admin, readOnly],
          adopted: [adopted('legacy', { grants: grants('Support') }), adopted('old', { release: 'statement' })],
        }),
        account('Gone', { retired: true, roles: [admin] }),
      ],
      managementGroups: [
        { name: 'Auditors', existing: true },
        { name: 'Cloud Admins', existing: false },
      ],
    }),
  );
  expect(summary).toMatchObject({
    accounts: { active: 1, retired: 1 },
    managementGroups: { made: 1, existing: 1 },
    roles: { made: 2, adopted: 1, released: 1 },
    grants: 4,
    rules: 3,
  });
});

test('a role that nobody is granted takes no rule', () => {
  const accounts = [account('Tech', { roles: [admin, role('Unused')] })];
  expect(summarize(federation({ accounts })).rules).toBe(1);
});

test('with a rule for each management group, more than 100 targets take another rule', () => {
  const many = (count: number) =>
    federation({
      groupRules: 'per-management-group',
      accounts: [
        account('Tech', {
          roles: Array.from({ length: count }, (_, i) => role(`R${String(i)}`, { grants: grants('Support') })),
        }),
      ],
    });
  expect([100, 101, 200, 201].map((count) => summarize(many(count)).rules)).toEqual([1, 2, 2, 3]);
});

test('every limit names who comes nearest to it', () => {
  const { limits } = summarize(
    federation({ accounts: [account('Audit', { roles: [readOnly] }), account('Tech', { roles: [admin, readOnly] })] }),
  );
  expect(limits.map(({ what, used, where }) => [what, used, where])).toEqual([
    ['group rules in the org', 3, undefined],
    ['roles in one account', 2, 'Tech'],
    ['managed policies on one role', 0, undefined],
    ['roles in one sign-in', 3, 'Cloud Admins'],
  ]);
});
