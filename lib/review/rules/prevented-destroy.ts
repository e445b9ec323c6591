import { arnOf, byAddress } from '../lookup';
import { actionKind, actionsAt } from '../planned-actions';
import type { Rule } from '../model';

/** Name and path of a role force a replacement, which prevent_destroy refuses. */
export const preventedDestroy: Rule = {
  id: 'prevented-destroy',
  severity: 'high',
  title: 'Terraform will refuse this change',
  why: 'The plan would destroy a role that has prevent_destroy, so it stops, together with everything else in the stack.',
  remedy: 'Restore the name and path of the role, or release it step by step.',
  check: ({ before, after, plan }) => {
    const then = byAddress(before.roles);
    const planAt = actionsAt(plan);
    return after.roles
      .filter(({ preventDestroy }) => preventDestroy)
      .flatMap((role) => {
        const planned = planAt(role.address);
        const was = then.get(role.address);
        const [subject, address] = [arnOf(role), role.address];
        if (planned?.actions.includes('delete'))
          return [{ subject, address, evidence: `the plan says ${actionKind(planned)}` }];
        if (!was || (was.name === role.name && was.path === role.path)) return [];
        return [{ subject, address, evidence: `${was.path}${was.name} → ${role.path}${role.name}` }];
      });
  },
};
