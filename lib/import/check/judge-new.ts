import { isObject, property } from '../../documents';
import type { LiveIndex } from '../live/live-index';
import { judgeNewExclusiveList } from './judge-exclusive-list';
import { judgeNewMembers } from './judge-members';
import { type Context, harmless, type Judgement, refused, stateOnly } from './model';
import { textOf } from './values';

interface NewFact {
  /** What there is already in its place; undefined where there is none. */
  readonly existing: (context: Context, live: LiveIndex, account: string) => string | undefined;
  /** What it does where nothing is in its place. */
  readonly otherwise: Judgement;
}

const gained = (what: string): Judgement => refused('role-gained', what);

/** Objects that a plan makes, by type. What is not in this table is refused. */
const NEW_IN_OKTA: Readonly<Record<string, NewFact>> = {
  okta_app_saml: {
    existing: ({ change }, live) => live.appLabelled(textOf(change.after, 'label') ?? '')?.label,
    otherwise: gained('a second app is made, with keys that no account trusts'),
  },
  okta_group: {
    existing: ({ change }, live) => live.groupsNamed(textOf(change.after, 'name') ?? '')[0]?.name,
    otherwise: harmless('a new group without members'),
  },
  okta_group_rule: {
    existing: ({ change }, live) => live.ruleNamed(textOf(change.after, 'name') ?? '')?.name,
    otherwise: gained('a new group rule puts people into groups'),
  },
  okta_app_group_assignments: {
    existing: ({ change }, live) => live.app(textOf(change.after, 'app_id') ?? '')?.label,
    otherwise: gained('groups are assigned to an app that is not known'),
  },
  okta_app_signon_policy: {
    existing: ({ change }, live) => live.policyNamed(textOf(change.after, 'name') ?? '')?.name,
    otherwise: harmless('a new sign-on policy that no app has yet'),
  },
  okta_app_signon_policy_rule: {
    existing: ({ change }, live) =>
      live
        .policy(textOf(change.after, 'policy_id') ?? '')
        ?.rules.find(({ name }) => name === textOf(change.after, 'name'))?.name,
    otherwise: refused('real-change', 'a new rule decides who has to show a second factor'),
  },
};

const NEW_IN_AWS: Readonly<Record<string, NewFact>> = {
  aws_iam_role: {
    existing: ({ change }, live, account) => live.role(account, textOf(change.after, 'name') ?? '')?.arn,
    otherwise: gained('a new role that people may assume'),
  },
  aws_iam_role_policy: {
    existing: ({ change }, live, account) =>
      live
        .role(account, textOf(change.after, 'role') ?? '')
        ?.inline.find(({ name }) => name === textOf(change.after, 'name'))?.name,
    otherwise: refused('real-change', 'a role gets another policy'),
  },
  aws_iam_saml_provider: {
    existing: ({ change }, live, account) =>
      live.account(account)?.samlProviders.find(({ arn }) => arn.endsWith(`/${textOf(change.after, 'name') ?? ''}`))
        ?.arn,
    otherwise: gained('the account trusts another SAML provider'),
  },
  aws_iam_account_alias: {
    // Whichever alias there is: an account has one, and it is replaced.
    existing: (_, live, account) => live.account(account)?.alias,
    otherwise: harmless('an alias for an account that has none'),
  },
  aws_iam_user: {
    existing: ({ change }, live, account) => live.user(account, textOf(change.after, 'name') ?? '')?.arn,
    otherwise: harmless('a new user without keys'),
  },
  aws_iam_policy: {
    existing: ({ change }, live, account) =>
      live.account(account)?.policies.find(({ arn }) => arn.endsWith(`/${textOf(change.after, 'name') ?? ''}`))?.arn,
    otherwise: harmless('a new policy that nobody has yet'),
  },
  aws_iam_user_policy_attachment: {
    existing: ({ change }, live, account) =>
      live
        .user(account, textOf(change.after, 'user') ?? '')
        ?.attached.find((arn) => arn === textOf(change.after, 'policy_arn')),
    otherwise: refused('real-change', 'a user gets another policy'),
  },
};

/** An object that the plan makes: something that is there already, or something new. */
export function judgeNew(context: Context): Judgement {
  const { change, account, live } = context;
  const { type } = change;
  if (type === 'terraform_data') return stateOnly('a note in the state');
  if (type === 'okta_group_memberships') return judgeNewMembers(context);
  if (type.startsWith('aws_iam_role_') && type.endsWith('_exclusive')) return judgeNewExclusiveList(context);
  if (type === 'aws_iam_access_key')
    return refused('real-change', 'a new access key is made, and the one that Okta has stays as it is');
  const inOkta = property(NEW_IN_OKTA, type);
  const fact = inOkta ?? property(NEW_IN_AWS, type);
  if (fact === undefined) return refused('unknown', `an object of a type that this check does not know: ${type}`);
  const where = inOkta === undefined ? account : 'okta';
  if (live === undefined || where === undefined)
    return refused('exists-already', 'it is made, and whether it exists already is not known (give --snapshot)');
  if (isObject(change.unknown) && property(change.unknown, 'name') === true)
    return refused('exists-already', 'it is made under a name that is not known yet');
  const existing = fact.existing(context, live, where);
  if (existing !== undefined) return refused('exists-already', `it is made, and exists already: ${existing}`);
  const gap = live.gap(where);
  return gap === undefined
    ? fact.otherwise
    : refused('exists-already', `it is made, and whether it exists already is not known: ${gap}`);
}
