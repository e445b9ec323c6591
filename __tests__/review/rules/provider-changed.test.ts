import { providerChanged as rule } from '../../../lib/review/rules/provider-changed';
import { change, seen } from '../support/builders';

type Args = (readonly [string, string])[];
const having = (...blocks: [address: string, ...Args][]) => ({
  blocks: blocks.map(([address, ...args]) => ({ address, arguments: args })),
});
const OKTA = 'okta:provider.okta';
const AWS = 'federation:provider.aws.account_1';

test.each([
  ['nothing changes', having([AWS, ['region', '1']]), having([AWS, ['region', '1']])],
  ['an account is new', having([AWS]), having([AWS], ['federation:provider.aws.account_2', ['region', '1']])],
  ['another block changes', having(['a:aws_iam_role.x', ['path', '1']]), having(['a:aws_iam_role.x', ['path', '2']])],
  ['the first stack of Okta comes', having(), having([OKTA, ['org_name', '1']])],
  [
    'the org moves to another stack',
    having([OKTA, ['org_name', '1'], ['base_url', '1']]),
    having(['federation:provider.okta', ['org_name', '1'], ['base_url', '1']]),
  ],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  [
    'assume_role',
    having([AWS, ['assume_role', '1']]),
    having([AWS, ['assume_role', '2']]),
    'provider.aws.account_1: assume_role',
  ],
  [
    'an object that another account gets',
    having(['federation:aws_iam_user.x', ['provider', '1']]),
    having(['federation:aws_iam_user.x', ['provider', '2']]),
    'aws_iam_user.x: it is made through another provider than before',
  ],
  [
    'an object whose provider is not named any more',
    having(['federation:aws_iam_user.x', ['provider', '1']]),
    having(['federation:aws_iam_user.x', ['name', '1']]),
    'aws_iam_user.x: it is made through another provider than before',
  ],
  ['org_name', having([OKTA, ['org_name', '1']]), having([OKTA, ['org_name', '2']]), 'provider.okta: org_name'],
  [
    'another org in a new stack',
    having([OKTA, ['org_name', '1']]),
    having([OKTA, ['org_name', '1']], ['evil:provider.okta', ['org_name', '2']]),
    'provider.okta: another Okta org than before',
  ],
])('reports %s', (_, before, after, line) => expect(seen(rule, change(before, after))).toEqual([line]));
