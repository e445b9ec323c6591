import type { Rule } from '../model';

export const stackVanished: Rule = {
  id: 'stack-vanished',
  severity: 'high',
  title: 'A stack disappears with everything in it',
  why: 'Nothing plans it any more: its objects stay in Okta or AWS, trusted and unwatched.',
  remedy: 'Retire the account first; for another layout, move the state.',
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
