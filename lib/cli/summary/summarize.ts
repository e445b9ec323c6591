import { betweenStates } from '../../config/between';
import type { Federation } from '../../config/model';
import { nextStep, type NextStep } from '../../steps/between';
import { federatedRoles } from './federated-roles';
import { groupRuleCount } from './group-rules';
import { limitsOf, type Limit } from './limits';
import { oktaRequestsOf, type OktaRequests } from './okta-requests';

/** What a configuration amounts to. Plain data, printed by `validate --json` as it is. */
export interface Summary {
  readonly layout: string;
  readonly partition: string;
  readonly groupRules: string;
  readonly accounts: { readonly active: number; readonly retired: number };
  readonly managementGroups: { readonly made: number; readonly existing: number };
  /** Without those of retired accounts; `released` roles are being given back. */
  readonly roles: { readonly made: number; readonly adopted: number; readonly released: number };
  /** Pairs of a management group and a role, without expired ones. */
  readonly grants: number;
  readonly rules: number;
  /** Changes that are not finished, each with its step and what comes next. */
  readonly between: readonly NextStep[];
  readonly limits: readonly Limit[];
  /** Estimates; empty where somebody else runs the app. */
  readonly oktaRequests: readonly OktaRequests[];
}

/** Counts what a configuration makes, and what of Okta's and AWS's limits it uses. */
export function summarize(federation: Federation): Summary {
  const { accounts, managementGroups, groupRules, layout, partition } = federation;
  const active = accounts.filter(({ retired }) => !retired);
  const adopted = active.flatMap((account) => account.adopted);
  return {
    layout,
    partition,
    groupRules,
    accounts: { active: active.length, retired: accounts.length - active.length },
    managementGroups: {
      made: managementGroups.filter(({ existing }) => !existing).length,
      existing: managementGroups.filter(({ existing }) => existing).length,
    },
    roles: {
      made: active.flatMap(({ roles }) => roles).length,
      adopted: adopted.filter(({ release }) => release === undefined).length,
      released: adopted.filter(({ release }) => release !== undefined).length,
    },
    grants: active.flatMap(federatedRoles).reduce((sum, { grants }) => sum + grants.length, 0),
    rules: groupRuleCount(federation),
    between: betweenStates(federation).map(nextStep),
    limits: limitsOf(federation),
    oktaRequests: oktaRequestsOf(federation),
  };
}
