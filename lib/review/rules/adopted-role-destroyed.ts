import { arnOf, byAddress } from '../lookup';
import { actionKind, actionsAt } from '../planned-actions';
import type { Rule } from '../model';

/** By address, not by ARN: Terraform destroys what left its address, also where it imports the same role at another one. */
export const adoptedRoleDestroyed: Rule = {
  id: 'adopted-role-destroyed',
  severity: 'critical',
  title: 'A role that existed before would be destroyed',
  why: 'prevent_destroy goes with its block. An adopted role whose entry just disappears is deleted, with all that used it.',
  remedy: 'Put the entry back with "release: true", apply, then "release: forget", apply, and only then delete it.',
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
