import type { RuleTimingOptions } from '../../../sandbox/okta/rule-timing';
import type { Accounts, EstateOptions } from '../support/estate';

export const LAYOUTS = ['single', 'per-account'] as const;
export type Layout = (typeof LAYOUTS)[number];
export const JAMES = 'james@mueller-tech.com';
export const SUE = 'sue@mueller-tech.com';

export interface World {
  readonly layout: Layout;
  readonly okta: string;
  readonly ruleTiming: RuleTimingOptions;
  /** Terraform is stopped half-way before each apply. */
  readonly stopped: boolean;
}

const AT_ONCE: RuleTimingOptions = { delaySeconds: 0, deletedRules: 'keep' };
const LATE_AND_STRICT: RuleTimingOptions = { delaySeconds: 1, deletedRules: 'remove' };

/** Whether each change is tried in each layout, with each Okta provider, and with each way in which an org may work. */
export const EVERYTHING = process.env['FEDERATION_CHANGES'] === 'all';

/** Without FEDERATION_CHANGES=all, the two that differ in everything. */
export const WORLDS: readonly World[] = EVERYTHING
  ? LAYOUTS.flatMap((layout) =>
      ['4.20.0', '6.12.0'].flatMap((okta) =>
        [AT_ONCE, LATE_AND_STRICT].map((ruleTiming) => ({ layout, okta, ruleTiming, stopped: ruleTiming !== AT_ONCE })),
      ),
    )
  : [
      { layout: 'single', okta: '4.20.0', ruleTiming: AT_ONCE, stopped: false },
      { layout: 'per-account', okta: '6.12.0', ruleTiming: LATE_AND_STRICT, stopped: true },
    ];

/** One account, two roles of its own and an adopted one, two management groups, and somebody in each of them. */
export function organization(accounts: Accounts, { layout, okta, ruleTiming }: Omit<World, 'stopped'>): EstateOptions {
  const files = {
    'federation.yaml': `
okta: {orgName: mueller-tech}
layout: ${layout}
roles:
  Admin: {policies: [AdministratorAccess], grantedTo: [Cloud Admins]}
  ReadOnly: {policies: [ReadOnlyAccess], grantedTo: [Cloud Admins, Support]}
provisioningUser: {account: Tech}
`,
    'management-groups.yaml': `
Cloud Admins: {members: [${JAMES}]}
Support: {description: First level}
`,
    'accounts/tech.yaml': `
id: '${accounts.next()}'
name: Tech
adopt: {legacy-deployer: {grantedTo: [Cloud Admins]}}
`,
  };
  return { accounts, files, people: { [JAMES]: [], [SUE]: ['Support'] }, okta, ruleTiming };
}
