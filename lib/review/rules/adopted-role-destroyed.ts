import { arnOf, byAddress } from '../lookup';
import { actionKind, actionsAt } from '../planned-actions';
import type { Rule } from '../model';

/** By address, not by ARN: Terraform destroys what left its address, also where it imports the same role at another one. */
export const adoptedRoleDestroyed: Rule = {
  id: 'adopted-role-destroyed',
  severity: 'critical',
  title: 'An adopted role would be destroyed',
  why: 'prevent_destroy is removed together with the block, so an adopted role whose entry is deleted is destroyed with it.',
  remedy:
    'Restore the entry with "release: true", apply, set "release: forget", apply again, and delete the entry after that.',
  check: ({ before, after, plan }) => {
    const still = byAddress(after.roles);
    const planAt = actionsAt(plan);
    return before.roles
      .filter(({ adopted }) => adopted)
      .flatMap((role) => {
        const planned = planAt(role.address);
        const kind = planned && actionKind(planned);
        if (kind === 'delete' || kind === 'replace')
          return [{ subject: arnOf(role), address: role.address, evidence: `the plan says ${kind}` }];
        if (kind || still.has(role.address) || (after.forgotten ?? []).includes(role.address)) return [];
        const moved = after.roles.find((other) => arnOf(other) === arnOf(role));
        const evidence = moved
          ? `its block is at ${moved.address} now`
          : 'its block is gone, and no removed block says that Terraform should forget it';
        return [{ subject: arnOf(role), address: role.address, evidence }];
      });
  },
};
