/**
 * The door of this room: own stacks, plans and states as resources with arguments. Other rooms import nothing
 * else of it.
 */
export { acceptances, grantNotes } from './contents/comments';
export { type Gaps, gapsIn } from './contents/gaps';
export { readContents } from './contents/read-contents';
export { canonical, digestOf, sha256 } from './digest';
export { type Elements, elements, known, readBoolean, readNumber, readText } from './expression/read';
export {
  Attribute,
  OpenJson,
  Symbolic,
  Text,
  Unresolved,
  type Value,
  decode,
  display,
  firstReason,
  isList,
  isOpen,
  isValueObject,
  literal,
  terraformAddress,
} from './expression/value';
export { UNREAD } from './grammar/evaluate';
export { adoptedTrust } from './grammar/form';
export { isOwnArgument, isOwnType } from './grammar/table';
export { decodeText } from './json/decode-text';
export { type Json, type JsonObject, blocks, isObject, property } from './json/json';
export { parseJsonObject } from './json/parse-json';
export { UnreadableDocument } from './json/unreadable-document';
export { keepForgotten } from './keep-forgotten';
export { memo } from './memo';
export type { Address, Read, Unknown } from './model/address';
export type { Block, BlocksOfDocument, Contents, KeptValue, TakenOver, TextForPeople } from './model/contents';
export type { ConfigurationDocument, Document } from './model/document';
export type { Acceptance, BetweenNote, GrantNote } from './model/notes';
export type { Outside } from './model/outside';
export { append, compare, sortedBy, unique } from './order';
export { type ResourceChange, resourceChanges } from './plan/changes';
export { type Listed, listedResources } from './plan/containers';
export { parsePlan, readPlanJson } from './read-plan-json';
export { readLiveStates } from './read-live-states';
export { type SharedStacks, readSynthesized } from './read-synthesized';
export type { Resource } from './resources/resource';
export { Documents } from './resources/world';
export { unescaped } from './text';
