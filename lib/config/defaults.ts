import { DEFAULT_PREFIX } from '../naming/group-naming';

/** What a key means that nobody wrote. */
export const DEFAULTS = {
  userName: 'user.login',
  groupPrefix: DEFAULT_PREFIX,
  groupFilter: 'hash',
  joinAllRoles: true,
  appFilter: 'okta',
  appLabel: 'AWS Account Federation',
  sessionDuration: '1h',
  assign: 'all',
  signingKeyYears: 2,
  baseUrl: 'okta.com',
  identityProvider: 'Okta',
  partition: 'aws',
  rolePath: '/',
  assumeRole: 'OrganizationAccountAccessRole',
  layout: 'single',
  groupRules: 'per-role-group',
  statePrefix: 'okta-aws-federation',
  cloudHostname: 'app.terraform.io',
  workspacePrefix: 'okta-aws-federation-',
  provisioningUser: 'okta-provisioning',
  keys: ['a'],
} as const;
