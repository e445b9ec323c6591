import { unknownOutput as rule } from '../../../lib/review/rules/unknown-output';
import { federation, type Body } from '../../access/support/federation';
import { change, outside } from '../support/builders';
import { FROM, newFindings } from '../support/three-sources';

const showing = (value: string, more: Body = {}) =>
  federation((stack) => {
    stack.output = { shown: { value, ...more } };
  });
const none = federation();

test('stays silent about what is outside elsewhere, or was there before', () => {
  expect(rule.check(change({}, { outside: [outside()] }))).toEqual([]);
  expect(newFindings(FROM['the stack'](showing('All is well.'), showing('All is well.')))).toEqual([]);
});

test.each(['the stack', 'the plan'] as const)('reports a text that is written out, read from %s', (source) => {
  expect(newFindings(FROM[source](none, showing('All is well.'))).join()).toContain(`medium ${rule.id}: `);
  expect(newFindings(FROM[source](none, showing('All is well.', { sensitive: true }))).join()).toContain(rule.id);
});

test.each(['the stack', 'the plan'] as const)('stays silent about what this product shows, read from %s', (source) => {
  expect(newFindings(FROM[source](none, showing('${okta_app_saml.app.id}')))).toEqual([]);
  expect(newFindings(FROM[source](none, showing('0oa1b2c3d4e5f6g7h8i9')))).toEqual([]);
});

test('an expression of a sensitive output is as unreadable as one of another', () => {
  for (const sensitive of [true, false])
    expect(
      newFindings(FROM['the stack'](none, showing('${file("/etc/token")}', sensitive ? { sensitive } : {}))).join(),
    ).toContain('high text-cannot-be-read');
});
