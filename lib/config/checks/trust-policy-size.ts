import { samlProviderArn } from '../../naming/arn';
import { TRUST_POLICY_CHARACTERS } from '../../naming/limits';
import { ownerOf, ownerStatementId } from '../../naming/owner';
import { homeRegion, signInEndpoint } from '../../naming/partition';
import { sessionActions } from '../../naming/session-tags';
import { trustPolicy } from '../../naming/trust-policy';
import { sessionTagsOf } from '../session-tags';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import type { Placed, RoleYaml } from '../draft';
import { defined } from '../entries';
import { mergeConditions } from '../merge-conditions';
import { keyInLayers } from '../merge-roles';
import type { Conditions } from '../model';
import { identityProviderOf } from '../renamed';
import { refusal } from '../refusal';
import { writtenAdopted } from '../written-places';

/** As long as every other: the size is the same in all accounts. */
const ANY_ACCOUNT = '000000000000';

/** Measures the very policy that is going to be written; of adopted roles only our statement, the rest is not known here. */
export const trustPolicySize: Check = (draft, complain) => {
  const { file, yaml } = draft.federation;
  const { partition = DEFAULTS.partition, signInRegions } = yaml;
  const { name: identityProvider, formerly } = identityProviderOf(yaml);
  const regions = signInRegions ? defined(signInRegions) : [homeRegion(partition)];
  const audiences = regions.map((region) => signInEndpoint(partition, region));
  const providerArns = [identityProvider, ...(formerly === undefined ? [] : [formerly])].map((name) =>
    samlProviderArn(partition, ANY_ACCOUNT, name),
  );
  const sid = ownerStatementId(ownerOf({ ...yaml.okta, partition, groupPrefix: yaml.okta?.app?.groupPrefix }));
  const actions = sessionActions(sessionTagsOf(yaml.okta?.app ?? {}));
  const size = (conditions: Conditions) =>
    trustPolicy({ sid, providerArns, audiences, conditions, sessionActions: actions }).length;

  if (size({}) > TRUST_POLICY_CHARACTERS)
    complain(file, ['signInRegions'], {
      value: size({}),
      requirement: `each trust policy has ${size({})} characters, IAM allows ${TRUST_POLICY_CHARACTERS}`,
      remedy: 'name fewer regions',
    });
  const roles = draft.accounts.flatMap((account) => account.roles.map((role) => keyInLayers(role, 'conditions')));
  const adopted = writtenAdopted(draft).flatMap(({ file: place, path, value: { conditions } }) =>
    conditions ? [[{ file: place, path: [...path, 'conditions'], value: conditions }]] : [],
  );
  const measured = new Set<unknown>();
  for (const layers of [...roles, ...adopted]) {
    const last = layers.at(-1);
    // The organization's alone is the same in each account.
    if (!last || (layers.length === 1 && measured.has(last.value))) continue;
    measured.add(last.value);
    measure(layers, last);
  }

  function measure(layers: readonly Placed<NonNullable<RoleYaml['conditions']>>[], last: Placed<unknown>): void {
    let length = 0;
    // A condition on the audience is refused there, and reported by another check.
    refusal(() => (length = size(mergeConditions(layers.map(({ value }) => value)))));
    if (length > TRUST_POLICY_CHARACTERS)
      complain(last.file, last.path, {
        value: length,
        requirement: `the trust policy has ${length} characters with these, IAM allows ${TRUST_POLICY_CHARACTERS}`,
        remedy: 'write fewer or shorter values, or fewer signInRegions',
      });
  }
};
