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
        { key: 'Auditors', name: 'Auditors', existing: true },
        { key: 'Cloud Admins', name: 'Cloud Admins', existing: false },
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
