import { limitExceeded as rule } from '../../../lib/review/rules/limit-exceeded';
import { change, policy, role, seen, statement } from '../support/builders';

const policies = (n: number) =>
  change(
    {},
    { roles: [role({ policies: Array.from({ length: n }, (_, i) => policy(`arn:aws:iam::aws:policy/P${i}`)) })] },
  );
const statements = (n: number) =>
  change({}, { roles: [role({ trust: { known: Array.from({ length: n }, () => statement()) } })] });

test('stays silent at the limit', () => expect(rule.check(policies(10))).toEqual([]));
test('stays silent for a short trust policy', () => expect(rule.check(statements(2))).toEqual([]));
test('reports one policy more', () => expect(seen(rule, policies(11)).join()).toContain('11 of 10'));
test('reports a trust policy that is too long', () => expect(seen(rule, statements(12)).join()).toContain('of 2048'));
