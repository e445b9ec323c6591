import { ReplayGuard } from '../saml/replay-guard';
import type { OrganizationAccount } from '../accounts';
import { AccessKeys } from './access-keys';

/** One call, e.g. `iam`, `ListRoles`. */
export interface LoggedCall {
  readonly service: string;
  readonly action: string;
  readonly accountId: string;
}

/** What the gateway knows and moto does not. Lives as long as the accounts. */
export class State {
  readonly accessKeys = new AccessKeys();
  readonly replayGuard = new ReplayGuard();
  /** ARN of a SAML provider → its tags. */
  readonly samlProviderTags = new Map<string, Map<string, string>>();
  /** Accounts that there are; an account alias is unique among all of them. */
  readonly accountIds = new Set<string>();
  /** Accounts of the organization, by id. */
  readonly organization = new Map<string, OrganizationAccount>();
  /** Calls that came in, the oldest first. */
  readonly calls: LoggedCall[] = [];

  /** @param iamPageSize how much of a list IAM answers at once, whatever it is asked for */
  constructor(readonly iamPageSize = 1_000) {}
}
