import { isObject, property } from '../json/json';
import type { Unknown } from '../model/address';
import type { Document, ValuesDocument } from '../model/document';

/** What Okta and AWS know objects by, in every state that Terraform writes. */
const IDENTITY: ReadonlyMap<string, string> = new Map([
  ['aws_iam_policy', 'arn'],
  ['aws_iam_role', 'arn'],
  ['aws_iam_saml_provider', 'arn'],
  ['aws_iam_user', 'arn'],
  ['okta_app_saml', 'id'],
  ['okta_group', 'id'],
  ['okta_group_rule', 'id'],
]);

/** Objects that exist by a plan or state which does not say which ones they are: whatever is said of them may be of others. */
export function unidentified(sources: readonly Document[]): Unknown[] {
  return sources.flatMap((source) => (source.kind === 'configuration' ? [] : unidentifiedIn(source)));
}

function unidentifiedIn({ name: stack, kind, resources }: ValuesDocument): Unknown[] {
  return resources.flatMap(({ address, type, managed, values, unknown }) => {
    const name = managed ? IDENTITY.get(type) : undefined;
    if (name === undefined || unknown === true || (isObject(unknown) && property(unknown, name) === true)) return [];
    const value = property(values, name);
    // A plan leaves out what it does not know; a state has everything.
    if ((value === undefined && kind === 'plan') || (typeof value === 'string' && value !== '')) return [];
    return [{ address: `${stack}:${address}`, subject: address, reason: `which object it is: its ${name} is missing` }];
  });
}
