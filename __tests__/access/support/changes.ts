import { block, ROLE_ARN, settings, type Stack, trust, trustStatement } from './federation';

export const GRANTED = [`Cloud Admins → ${ROLE_ARN}`];
export type Change = (stack: Stack) => void;

export function resource(type: string, name: string, changes: object): Change {
  return ({ resource: resources }) => void Object.assign(block(resources, type, name), changes);
}
export function without(...types: readonly string[]): Change {
  return (stack) => {
    forget(stack.resource, ...types);
  };
}
/** Takes away resources of all types that begin so. */
export function forget(resources: Stack['resource'], ...prefixes: readonly string[]): void {
  for (const type of Object.keys(resources))
    if (prefixes.some((prefix) => type.startsWith(prefix))) Reflect.deleteProperty(resources, type);
}
export const app = (changes: object): Change =>
  resource('okta_app_saml', 'app', { app_settings_json: settings(changes) });
export const trusts = (...statements: object[]): Change =>
  resource('aws_iam_role', 'admin', { assume_role_policy: trust(...statements) });
export const statement = (changes: object): Change => trusts(trustStatement(changes));
/** The app sends one more attribute. */
export const sends =
  (name: string): Change =>
  (stack) => {
    for (const app of Object.values(stack.resource['okta_app_saml'] ?? {}))
      app['attribute_statements'] = [
        { type: 'EXPRESSION', name: `https://aws.amazon.com/SAML/Attributes/${name}`, values: ['user.x'] },
      ];
  };
