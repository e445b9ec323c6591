/**
 * The one face of this room: what synthesized stacks, plans and states give people access to. `lib/review` and
 * `lib/cli` import nothing else of it.
 */
export { neededActions, neverMet } from './aws/session-keys';
export { glob } from './aws/trust-decision';
export { principalText } from './aws/trust-policy';
export {
  blocks,
  isObject,
  property,
  type ConfigurationDocument,
  type Document,
  type Json,
  type JsonObject,
} from './document/document';
export { decodeText } from './document/decode-text';
export { parseJsonObject } from './document/parse-json';
export { canonical, digestOf, sha256 } from './digest';
export { known } from './expression/read';
export { terraformAddress } from './expression/value';
export { UNREAD } from './grammar/evaluate';
export { isOwnArgument, isOwnType } from './grammar/table';
export { UnreadableDocument } from './document/unreadable-document';
export { keepForgotten } from './keep-forgotten';
export type * from './model';
export { groupFilter } from './okta/group-filter';
export { SIGN_ON_CONDITIONS } from './okta/sign-on-policy';
export { resourceChanges, type ResourceChange } from './plan/changes';
export { listedResources, type Listed } from './plan/containers';
export { readAccess } from './read-access';
export { parsePlan, readPlanJson, type PlanOptions } from './read-plan-json';
export { readSynthesized, type ReadOptions, type SharedStacks } from './read-synthesized';
export { readSnapshot } from './read-snapshot';
export { unescaped } from './text';
