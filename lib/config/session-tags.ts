import type { SessionTags } from '../naming/session-tags';
import type { Partially, FederationYaml } from './draft';
import { sortedEntries } from './entries';

type App = NonNullable<NonNullable<Partially<FederationYaml>['okta']>['app']>;

/** What the app is to say about people, as far as it is written; `undefined` where nothing is. */
export function sessionTagsOf({ sessionTags, transitiveTags = [], sourceIdentity }: App): SessionTags | undefined {
  const tags = new Map(sortedEntries(sessionTags));
  if (tags.size === 0 && sourceIdentity === undefined) return undefined;
  return {
    tags,
    transitive: transitiveTags.filter((key) => key !== undefined).sort(),
    sourceIdentity,
  };
}
