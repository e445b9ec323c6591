import { signInEndpoint, homeRegion } from '../../naming/partition';
import { samlProviderArn } from '../../naming/arn';
import { policySize } from '../../naming/text-size';
import { trustPolicy } from '../../naming/trust-policy';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { defined, sortedEntries } from '../entries';
import { keyInLayers } from '../merge-roles';
import { mergeConditions } from '../merge-conditions';
import { refusal } from '../refusal';

/** Quota "Role trust policy length", without white space. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const MAX_SIZE = 2048;

/** Measures the very policy that is going to be written; of adopted roles only our statement, the rest is not known here. */
export const trustPolicySize: Check = ({ federation, accounts }, complain) => {
  const {
    partition = DEFAULTS.partition,
    identityProvider = DEFAULTS.identityProvider,
    signInRegions,
  } = federation.yaml;
  const regions = signInRegions ? defined(signInRegions) : [homeRegion(partition)];
  const audiences = regions.map((region) => signInEndpoint(partition, region));
  for (const { file, yaml, roles } of accounts) {
    const providerArn = samlProviderArn(partition, yaml.id ?? '000000000000', identityProvider);
    const size = (layers: Parameters<typeof mergeConditions>[0]) =>
      policySize(
        JSON.parse(trustPolicy({ identityProvider, providerArn, audiences, conditions: mergeConditions(layers) })),
      );
    const withoutConditions = size([]);
    if (withoutConditions > MAX_SIZE)
      complain(federation.file, ['signInRegions'], {
        value: withoutConditions,
        rule: `each trust policy has ${withoutConditions} characters, IAM allows ${MAX_SIZE}`,
        remedy: 'name fewer regions',
      });
    const layered = roles.map((role) => keyInLayers(role, 'conditions'));
    const adopted = sortedEntries(yaml.adopt).flatMap(([name, { conditions }]) =>
      conditions ? [[{ file, path: ['adopt', name, 'conditions'], value: conditions }]] : [],
    );
    for (const layers of [...layered, ...adopted]) {
      const last = layers.at(-1);
      if (!last) continue;
      let length = 0;
      // A condition on the audience is refused there, and told by another check.
      refusal(() => (length = size(layers.map(({ value }) => value))));
      if (length > MAX_SIZE)
        complain(last.file, last.path, {
          value: length,
          rule: `the trust policy has ${length} characters with these, IAM allows ${MAX_SIZE}`,
          remedy: 'write fewer or shorter values, or fewer signInRegions',
        });
    }
  }
};
