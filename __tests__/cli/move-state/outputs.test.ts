import { outputsOf } from '../../../lib/cli/move-state/outputs';
import { resource } from './support';

const app = resource('okta_app_saml.app', { metadata: '<xml>${a}</xml>', port: 7 });
const known = new Map([['okta_app_saml.app', app]]);
const valueOf = (value: unknown, sensitive?: boolean) =>
  outputsOf({ output: { it: { value, sensitive } } }, known)['it'];

test.each([
  ['a literal', 'arn:aws:iam::1:role/x', 'arn:aws:iam::1:role/x', 'string'],
  ['an escaped template', '$${accountid} 100%%{', '${accountid} 100%{', 'string'],
  ['an attribute of an object', '${okta_app_saml.app.metadata}', '<xml>${a}</xml>', 'string'],
  ['literals by name', { a: 'x', b: 'y' }, { a: 'x', b: 'y' }, ['object', { a: 'string', b: 'string' }]],
  ['an empty mapping', {}, {}, ['object', {}]],
  ['a number', 7, 7, 'number'],
  ['a truth value', true, true, 'bool'],
])('%s is known before anything is applied', (_, written, value, type) => {
  expect(valueOf(written)).toEqual({ value, type });
});

test.each([
  ['an object that is not there', '${okta_app_saml.other.metadata}'],
  ['an attribute that is not there', '${okta_app_saml.app.certificate}'],
  ['an attribute that is no string', '${okta_app_saml.app.port}'],
  ['an expression', '${upper(okta_app_saml.app.metadata)}'],
  ['a template', 'https://${okta_app_saml.app.metadata}'],
  ['a mapping with one of them', { a: 'x', b: '${upper("b")}' }],
])('%s is left out', (_, written) => {
  expect(valueOf(written)).toBeUndefined();
});

test('a sensitive output stays sensitive', () => {
  expect(valueOf('x', true)).toEqual({ value: 'x', type: 'string', sensitive: true });
});

test('of several objects under one address nothing is read', () => {
  const twice = { ...app, instances: [...app.instances, ...app.instances] };
  const output = { it: { value: '${okta_app_saml.app.metadata}' } };
  expect(outputsOf({ output }, new Map([['okta_app_saml.app', twice]]))).toEqual({});
});
