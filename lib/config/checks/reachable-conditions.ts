import type { SessionTags } from '../../naming/session-tags';
import type { Check } from '../check';
import { sortedEntries } from '../entries';
import { sessionTagsOf } from '../session-tags';
import { writtenAdopted, writtenRoles } from '../written-places';

interface Verdict {
  readonly requirement: string;
  readonly remedy: string;
}

/** A condition that no sign-in through the app can meet makes a role that nobody can assume. */
export const reachableConditions: Check = (draft, complain) => {
  const app = draft.federation.yaml.okta?.app ?? {};
  const session = sessionTagsOf(app);
  const sent = app.sendSessionTags === true ? session : undefined;
  for (const { file, path, value: role } of [...writtenRoles(draft), ...writtenAdopted(draft)])
    for (const [operator, keys] of sortedEntries(role.conditions))
      for (const [key, value] of sortedEntries(keys)) {
        const values = (typeof value === 'object' ? value : [value]).map(String);
        const verdict = verdictOn({ operator, key, values }, { session, sent });
        if (verdict) complain(file, [...path, 'conditions', operator, key], { value: key, ...verdict, on: 'key' });
      }
};

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

interface Known {
  /** What is configured, sent or not. */
  readonly session: SessionTags | undefined;
  readonly sent: SessionTags | undefined;
}

function verdictOn(condition: Condition, { session, sent }: Known): Verdict | undefined {
  const key = condition.key.toLowerCase();
  if (key === 'aws:multifactorauthpresent' || key === 'aws:multifactorauthage')
    return {
      requirement: 'AWS does not know whether Okta asked for a second factor, so no SAML sign-in has this key',
      remedy: 'require it in Okta: okta.app.signOnPolicy.mfaEvery',
    };
  if (key === 'sts:externalid' && !metWhenAbsent(condition))
    return { requirement: 'no SAML sign-in has an external id', remedy: 'delete it' };
  const need = needOf(key);
  if (need === undefined || metWhenAbsent(condition) || (sent !== undefined && need.given(sent))) return undefined;
  if (session !== undefined && need.given(session))
    return {
      requirement: `no sign-in can meet it until the app sends ${need.what}`,
      remedy: 'apply everywhere, then set okta.app.sendSessionTags, then add the condition',
    };
  return { requirement: `no sign-in can meet it: the app does not send ${need.what}`, remedy: need.remedy };
}

interface Need {
  readonly what: string;
  readonly remedy: string;
  readonly given: (session: SessionTags) => boolean;
}

/** What the app has to send for a key to be in the request; `undefined` for a key that other things decide. */
function needOf(key: string): Need | undefined {
  const tag = /^aws:(?:requesttag|principaltag)\/(.+)$/.exec(key)?.[1];
  if (tag !== undefined)
    return {
      what: `the session tag ${tag}`,
      remedy: 'add it to okta.app.sessionTags, or use a key of the assertion such as SAML:sub',
      given: ({ tags }) => [...tags.keys()].some((name) => name.toLowerCase() === tag),
    };
  if (key === 'aws:tagkeys')
    return {
      what: 'session tags',
      remedy: 'add okta.app.sessionTags, or delete it',
      given: ({ tags }) => tags.size > 0,
    };
  if (key === 'sts:transitivetagkeys')
    return {
      what: 'transitive tags',
      remedy: 'add okta.app.transitiveTags, or delete it',
      given: ({ transitive }) => transitive.length > 0,
    };
  if (key === 'sts:sourceidentity')
    return {
      what: 'a source identity',
      remedy: 'add okta.app.sourceIdentity, or use SAML:sub or sts:RoleSessionName',
      given: ({ sourceIdentity }) => sourceIdentity !== undefined,
    };
  return undefined;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function metWhenAbsent({ operator, values }: Condition): boolean {
  if (operator === 'Null') return values.includes('true');
  if (operator.endsWith('IfExists') || operator.startsWith('ForAllValues:')) return true;
  return /^(String|Arn|Numeric|Date)Not|^NotIpAddress/.test(operator);
}
