import { federation, type Body, type Stack } from '../../access/support/federation';
import { signInRefused as rule } from '../../../lib/review/rules/sign-in-refused';
import { app, appAsking, change, seen, signOnRule } from '../support/builders';
import { newFindings, SOURCES } from '../support/three-sources';

const contractors = signOnRule({ name: 'Contractors', says: 'ALLOW', scope: '[1,["groups"]]' });
const refused = signOnRule({ ...contractors, says: 'DENY', effect: { known: 'refuses' } });
const others = signOnRule({ name: 'Others', scope: '[2,[]]' });

test.each([
  ['nothing changes', { apps: [appAsking([refused, others])] }, { apps: [appAsking([refused, others])] }],
  ['the policy was elsewhere before', { apps: [app()] }, { apps: [appAsking([refused, others])] }],
  ['people are let in', { apps: [appAsking([refused, others])] }, { apps: [appAsking([contractors, others])] }],
  ['nobody could sign in before', { apps: [appAsking([], false, true)] }, { apps: [appAsking([], false, true)] }],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  ['a rule refuses whom it let in', [refused, others], 'Contractors: ALLOW → DENY'],
  ['a new rule refuses people', [contractors, signOnRule({ ...refused, name: 'New' }), others], 'New (new): DENY'],
])('says who is still let in when %s', (_, rules, evidence) => {
  const before = { apps: [appAsking([contractors, others])] };
  expect(seen(rule, change(before, { apps: [appAsking(rules)] })).join()).toMatch(
    new RegExp(`${evidence.replaceAll(/[()]/g, '\\$&')}.*; still let in to AWS Account Federation by .*Others$`),
  );
});

test('reports a catch-all rule that refuses from now on', () => {
  const after = { apps: [appAsking([contractors], false)] };
  expect(seen(rule, change({ apps: [appAsking([contractors], true)] }, after)).join()).toContain(
    'catch_all: true → false',
  );
});

describe.each(SOURCES)('read from %s', (source, compare) => {
  // In a stack, a value that this product never writes may give access, whatever else is known of it.
  const verdicts = source === 'the stack' ? ['mixed', 'broadened'] : ['narrowed', 'unchanged'];
  const rules = (list: Record<string, Body>, catchAll = false) =>
    federation((stack: Stack) => {
      Object.assign(stack.resource['okta_app_saml']?.['app'] ?? {}, {
        authentication_policy: '${okta_app_signon_policy.p.id}',
      });
      stack.resource['okta_app_signon_policy'] = { p: { name: 'p', description: 'p', catch_all: catchAll } };
      stack.resource['okta_app_signon_policy_rule'] = Object.fromEntries(
        Object.entries(list).map(([name, body]) => [
          name,
          { name, policy_id: '${okta_app_signon_policy.p.id}', status: 'ACTIVE', factor_mode: '2FA', ...body },
        ]),
      );
    });
  const mfa = { priority: 2, access: 'ALLOW' };
  const everybody = rules({ mfa });

  test('a rule that refuses everybody takes every role from everybody, and MFA is not called removed', () => {
    const report = compare(everybody, rules({ mfa: { ...mfa, access: 'DENY' } }));
    expect([report.verdict, report.gains]).toEqual([verdicts[0], []]);
    expect(report.losses).toHaveLength(report.before.length);
    expect(newFindings(report).join('\n')).toMatch(/critical sign-in-refused: mfa: .*DENY.*: nobody can sign in/);
    expect(newFindings(report).join('\n')).not.toMatch(/mfa-|sign-on-rule-changed/);
  });

  test('a refusing rule in front of the others does the same, and one behind them changes nothing', () => {
    const closed = { priority: 1, access: 'DENY' };
    expect(newFindings(compare(everybody, rules({ mfa, closed }))).join('\n')).toContain('critical sign-in-refused');
    const behind = compare(everybody, rules({ mfa, closed: { ...closed, priority: 3 } }));
    expect([behind.verdict, behind.losses]).toEqual([verdicts[1], []]);
    expect(newFindings(behind).join('\n')).not.toContain('sign-in-refused');
  });

  test('the way back gives every role again, and with one factor it is critical', () => {
    const closed = rules({ mfa: { ...mfa, access: 'DENY' } });
    const report = compare(closed, everybody);
    expect([report.verdict, report.gains.length]).toEqual(['broadened', report.after.length]);
    expect(newFindings(report).join('\n')).toContain('high sign-on-rule-changed');
    const weak = compare(closed, rules({ mfa: { ...mfa, factor_mode: '1FA' } }));
    expect(newFindings(weak).join('\n')).toMatch(/critical sign-on-rule-changed/);
  });

  test('a refusing rule that goes lets its people in by the next rule', () => {
    const some = { priority: 1, access: 'DENY', users_included: ['00u1'] };
    const report = compare(rules({ mfa, some }), everybody);
    expect(newFindings(report).join('\n')).toMatch(/high sign-on-rule-changed: some \(removed\): .*judged by mfa/);
    expect(report.counts.possibleGains).toBeGreaterThan(0);
  });

  test('of two rules that change places, the one that now comes first is judged', () => {
    const weak = { priority: 3, access: 'ALLOW', factor_mode: '1FA' };
    const swapped = compare(rules({ mfa, weak }), rules({ mfa: { ...mfa, priority: 4 }, weak }));
    expect(newFindings(swapped).join('\n')).toContain('critical mfa-removed');
  });
});
