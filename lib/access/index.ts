/** The door of this room: what documents give people access to. Other rooms import nothing else of it. */
export { neededActions, neverMet } from './aws/session-keys';
export { glob, MAY_DENY } from './aws/trust-decision';
export { principalText } from './aws/trust-policy';
export type { Access } from './model/access';
export type { IamUser, Policy, Role, SamlProvider, TrustCondition, TrustPrincipal, TrustStatement } from './model/aws';
export type { BrokenLink, Grant, Link, LinkKind } from './model/grants';
export type { App, AssertedRole, GroupRule, ManagementGroup, RoleGroup, SignOn, SignOnRule } from './model/okta';
export { groupFilter } from './okta/group-filter';
export { SIGN_ON_CONDITIONS } from './okta/sign-on-policy';
export { readAccess } from './read-access';
