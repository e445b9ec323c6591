import fc from 'fast-check';
import { InvalidName } from '../../lib/naming/invalid-name';
import { samlProviderName } from '../../lib/naming/saml-provider-name';
import { plainName } from './support/names';

test('a provider is named with what the group filter lets through', () => {
  fc.assert(fc.property(plainName(60), (name) => expect(samlProviderName(name)).toBe(name)));
});

test.each(['', 'a'.repeat(61), 'Okta.Prod', 'a+b', 'Okta Prod', 'Okta\n'])('refuses %j', (name) => {
  expect(() => samlProviderName(name)).toThrow(InvalidName);
});
