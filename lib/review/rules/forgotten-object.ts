import type { Access } from '../../access';
import { blocksOfStack } from '../lookup';
import type { Rule } from '../model';
import { stackOf, terraformAddress } from '../address';
import { isExclusiveList } from '../judged';
import { admitsSaml, statements } from '../trust';

export const forgottenObject: Rule = {
  id: 'forgotten-object',
  severity: 'high',
  title: 'An object stays in force and is no longer managed',
  why: 'Terraform lets go of it without deleting it. What it gives stays given, and no later plan or review shows it again.',
  remedy: 'Delete it with Terraform instead, or name the owner who is going to look after it.',
  check: ({ before, after }) => {
    const forgotten = after.forgotten ?? [];
    if (forgotten.length === 0) return [];
    const released = releasedRoles(new Set(forgotten), before, after);
    const how = new Map(
      (after.plans ?? []).flatMap(({ changes }) =>
        changes.flatMap(({ address, left }) => (left ? [[address, left]] : [])),
      ),
    );
    return forgotten
      .filter((address) => !released.has(address) && !isDeletedWithPolicy(address, after) && !isExclusiveList(address))
      .map((address) => ({
        subject: terraformAddress(address),
        address,
        evidence:
          how.get(address) === 'retained' ? 'Okta keeps it when Terraform deletes it' : 'removed with destroy = false',
      }));
  },
};

const POLICY = 'okta_app_signon_policy.';
const POLICY_RULE = 'okta_app_signon_policy_rule.';

/** A rule of a sign-on policy goes with it: where its stack has no policy any more, nor forgets one, the rule is deleted. */
function isDeletedWithPolicy(address: string, access: Access): boolean {
  const { blocks, forgotten = [] } = access;
  const stack = stackOf(address);
  // Of the same construct, where this product made it: any other policy has rules of its own.
  const [, construct = ''] = /\.(\w[\w-]*_)Rule_[0-9A-F]{8}$/.exec(address) ?? [];
  const isPolicy = (each: string) => each.startsWith(`${stack}:${POLICY}${construct}`);
  if (!address.startsWith(`${stack}:${POLICY_RULE}`) || blocks === undefined) return false;
  return !blocksOfStack(access, stack).some((block) => isPolicy(block.address)) && !forgotten.some(isPolicy);
}

/** A role that trusts no SAML provider any more is given back to its owner, as it should be. */
function releasedRoles(forgotten: ReadonlySet<string>, ...sides: readonly Access[]): ReadonlySet<string> {
  const roles = sides.flatMap((side) => side.roles.filter(({ address }) => forgotten.has(address)));
  const released = roles.filter((role) => 'known' in role.trust && !statements(role).some(admitsSaml));
  return new Set(released.map(({ address }) => address));
}
