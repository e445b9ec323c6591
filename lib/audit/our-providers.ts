import { createHash } from 'node:crypto';
import type { TrustStatement } from '../access';
import { admitsSaml } from '../review/trust';
import { declaredIndex } from './declared';
import type { Audited } from './model';

/** ARNs of the SAML providers that let people of our apps in: declared ones, and any other with the metadata of an app. */
export function ourProviders({ declared, snapshot }: Audited): ReadonlySet<string> {
  const metadata = new Set(
    snapshot.okta.apps.flatMap((app) => (app.metadata === undefined ? [] : [digest(app.metadata)])),
  );
  const same = snapshot.accounts.flatMap(({ samlProviders }) =>
    samlProviders.filter((provider) => metadata.has(digest(provider.metadata))).map(({ arn }) => arn),
  );
  return new Set([...declaredIndex(declared).providers.keys(), ...same]);
}

/** Whether the statement admits anyone who comes through one of them. */
export function trustsUs(statement: TrustStatement, ours: ReadonlySet<string>): boolean {
  return (
    admitsSaml(statement) &&
    statement.principals.some(
      ({ type, value, not }) => type === '*' || (type === 'Federated' && (not || ours.has(value))),
    )
  );
}

/** XML that differs in white space only is the same document. */
function digest(metadata: string): string {
  return createHash('sha256').update(metadata.replace(/\s+/g, '')).digest('hex');
}
