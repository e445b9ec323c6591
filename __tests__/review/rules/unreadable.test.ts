import { MAY_DENY } from '../../../lib/access';
import { unreadable as rule } from '../../../lib/review/rules/unreadable';
import { change, outside, seen } from '../support/builders';

test('stays silent when everything could be read', () => expect(rule.check(change({}, {}))).toEqual([]));

test('reports what could not, with the reason', () => {
  const unknown = [{ address: 'federation:module.roles', subject: 'module roles', reason: 'modules are not followed' }];
  expect(seen(rule, change({}, { unknown }))).toEqual(['module roles: modules are not followed']);
});

test('an expression that another rule names is not reported again', () => {
  const address = 'federation:aws_iam_role.x';
  const unknown = [
    { address, subject: 'x', reason: 'trust policy: it is an expression that this product never writes' },
    { address, subject: 'x', reason: 'account: nowhere' },
  ];
  const after = { unknown, outside: [outside({ address, kind: 'expression' })] };
  expect(seen(rule, change({}, after))).toEqual(['x: account: nowhere']);
});

test('a statement that may refuse somebody gives nobody anything', () => {
  const unknown = [{ address: 'a:b.c', subject: 'x', reason: `a statement ${MAY_DENY}` }];
  expect(rule.check(change({}, { unknown }))).toMatchObject([{ severity: 'medium', mayGiveAccess: false }]);
});
