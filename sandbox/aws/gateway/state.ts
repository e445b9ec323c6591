import { ReplayGuard } from '../saml/replay-guard';
import { AccessKeys } from './access-keys';

/** What the gateway knows and moto does not. Lives as long as the accounts. */
export class State {
  readonly accessKeys = new AccessKeys();
  readonly replayGuard = new ReplayGuard();
  /** ARN of a SAML provider → its tags. */
  readonly samlProviderTags = new Map<string, Map<string, string>>();
  /** Accounts that there are; an account alias is unique among all of them. */
  readonly accountIds = new Set<string>();
}
