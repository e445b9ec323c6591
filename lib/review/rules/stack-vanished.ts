import type { Rule } from '../model';

export const stackVanished: Rule = {
  id: 'stack-vanished',
  severity: 'high',
  title: 'A stack is removed with everything in it',
  why: 'Terraform no longer plans the stack: its objects stay in Okta or AWS, still trusted and no longer managed.',
  remedy: 'Retire the account before its stack is removed, and apply that.',
  check: ({ before, after }) =>
    before.stacks
      .filter((stack) => !after.stacks.includes(stack))
      .flatMap((stack) => {
        const { roles, samlProviders, apps, rules, roleGroups, managementGroups, users } = before;
        const inside = [...roles, ...samlProviders, ...apps, ...rules, ...roleGroups, ...managementGroups, ...users]
          .map(({ address }) => address)
          .filter((address) => address.startsWith(`${stack}:`))
          .sort();
        const [address] = inside;
        return address === undefined ? [] : [{ subject: stack, address, evidence: `${inside.length} objects` }];
      }),
};
