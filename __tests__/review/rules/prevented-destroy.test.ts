import { preventedDestroy as rule } from '../../../lib/review/rules/prevented-destroy';
import { change, role, seen } from '../support/builders';

const address = 'federation:aws_iam_role.legacy';
const held = (parts: Partial<ReturnType<typeof role>> = {}) => ({
  roles: [role({ address, preventDestroy: true, ...parts })],
});

test.each([
  ['nothing changes', change(held(), held())],
  ['the role is not held', change(held({ preventDestroy: false }), held({ preventDestroy: false, path: '/x/' }))],
  ['the plan updates it', change(held(), held(), [{ address, type: 'aws_iam_role', actions: ['update'] }])],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test.each([
  ['another path forces a replacement', change(held(), held({ path: '/x/' })), '→ /x/Okta-Mueller-Tech-Deploy'],
  [
    'the plan replaces it',
    change(held(), held(), [{ address, type: 'aws_iam_role', actions: ['delete', 'create'] }]),
    'replace',
  ],
])('reports it when %s', (_, given, evidence) => expect(seen(rule, given).join()).toContain(evidence));
