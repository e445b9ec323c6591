import { isObject, type Json, property } from '../../documents';
import { type Context, harmless, type Judgement, refused, sameValue, stateOnly } from './model';
import { judgeAssignments } from './judge-assignments';
import { judgeExclusiveList } from './judge-exclusive-list';
import { judgeMembers } from './judge-members';
import { metadataDifferences } from './saml-metadata';
import { equalJson, parsed, textOf } from './values';

export interface ArgumentFact {
  readonly type: string;
  readonly argument: string;
  readonly judge: (was: Json | undefined, will: Json | undefined, context: Context) => Judgement;
  /** Where it is known from. */
  readonly source: string;
}

const MEASURED =
  'measured with okta 4.20.0 and 6.12.0 and aws 5.100.0: requests of the apply, and of the plan after it';

/**
 * What is known of arguments that differ in a plan that imports. An argument that is not in this table changes something
 * real, and nobody has proven that it is harmless.
 */
const ARGUMENT_FACTS: readonly ArgumentFact[] = [
  {
    type: 'okta_group_rule',
    argument: 'remove_assigned_users',
    source: `${MEASURED}; an update compares name, status, expression, targets and excluded users only`,
    judge: (was, _will, { change }) =>
      was === null || was === undefined
        ? stateOnly('Okta does not say it, and it counts once the rule is deleted')
        : change.importing === undefined
          ? refused('real-change', 'what happens to members when the rule is deleted changes')
          : stateOnly('it counts once the rule is deleted'),
  },
  {
    type: 'aws_iam_role',
    argument: 'force_detach_policies',
    source: `${MEASURED}; the provider reads it when it destroys the role`,
    judge: () => stateOnly('it counts once the role is destroyed'),
  },
  ...['aws_iam_role', 'aws_iam_policy', 'aws_iam_user', 'aws_iam_saml_provider'].flatMap((type): ArgumentFact[] =>
    ['tags', 'tags_all', 'description'].map((argument) => ({
      type,
      argument,
      source: 'IAM API: TagRole, UpdateRoleDescription and their like change nothing else',
      judge: (was, will) => tagsOrText(argument, was, will),
    })),
  ),
  ...['okta_group', 'okta_app_signon_policy'].map((type): ArgumentFact => ({
    type,
    argument: 'description',
    source: 'Okta API: a description decides nothing',
    judge: () => harmless('another description'),
  })),
  {
    type: 'okta_app_group_assignments',
    argument: 'group',
    source: `${MEASURED}: one PUT for each group, of the values that it has`,
    judge: judgeAssignments,
  },
  {
    type: 'okta_app_signon_policy',
    argument: 'catch_all',
    source: `${MEASURED}; the provider reads it when it makes the policy, and never again`,
    judge: judgeCatchAll,
  },
  {
    type: 'aws_iam_saml_provider',
    argument: 'saml_metadata_document',
    source: `${MEASURED}: the provider compares it as text`,
    judge: judgeMetadata,
  },
  ...['key_name', 'key_years_valid'].map((argument): ArgumentFact => ({
    type: 'okta_app_saml',
    argument,
    source: `${MEASURED}: the import does not read it, and the apply makes a new key, with which Okta signs at once`,
    judge: () =>
      refused(
        'new-signing-key',
        'the apply makes a new signing key that no account trusts: nobody could sign in (take "signingKey" out)',
      ),
  })),
  {
    type: 'okta_app_saml',
    argument: 'app_settings_json',
    source: `${MEASURED}: the whole object is sent, and what is not in it is gone`,
    judge: judgeSettings,
  },
  {
    type: 'aws_iam_role_policy_attachments_exclusive',
    argument: 'policy_arns',
    source: `${MEASURED}: what is not in the list is detached`,
    judge: judgeExclusiveList,
  },
  {
    type: 'aws_iam_role_policies_exclusive',
    argument: 'policy_names',
    source: `${MEASURED}: what is not in the list is deleted`,
    judge: judgeExclusiveList,
  },
  ...['users', 'track_all_users'].map((argument): ArgumentFact => ({
    type: 'okta_group_memberships',
    argument,
    source: 'measured: from 6.11.0 the import reads everybody, and the apply takes out who is not listed',
    judge: judgeMembers,
  })),
  ...(
    [
      ['aws_iam_role', 'assume_role_policy', 'who may assume the role'],
      ['aws_iam_role_policy', 'policy', 'what the role may do'],
      ['aws_iam_policy', 'policy', 'what everybody may do who has the policy'],
    ] as const
  ).map(([type, argument, what]): ArgumentFact => ({
    type,
    argument,
    source: 'IAM stores the document; JSON in another order says the same',
    judge: (was, will) =>
      equalJson(was, will) === true
        ? sameValue('the same document, written otherwise')
        : refused('real-change', `${what} changes`),
  })),
  ...(
    [
      ['okta_group', 'name', 'Okta finds roles by the names of groups: its members would lose one, or get another'],
      ['okta_group_rule', 'expression_value', 'other people are put into the role groups'],
      ['okta_group_rule', 'group_assignments', 'people are put into other groups'],
      ['okta_group_rule', 'users_excluded', 'other people are left out by the rule'],
      ['okta_group_rule', 'status', 'the rule stops or begins to put people into groups'],
      [
        'okta_group_rule',
        'name',
        'the provider stops the rule to rename it: its members would lose their roles meanwhile',
      ],
      ['okta_app_saml', 'authentication_policy', 'another sign-on policy decides who has to show a second factor'],
      ['okta_app_saml', 'user_name_template', 'people and their sessions in AWS get other names'],
      ['okta_app_saml', 'status', 'the app is switched on or off for everybody'],
      ['okta_app_saml', 'label', 'people would look for the app under its old name; scripts find it by it'],
      [
        'aws_iam_role',
        'max_session_duration',
        'sessions get another longest time, and sign-ins that ask for more fail',
      ],
      ['aws_iam_role', 'permissions_boundary', 'what the role may do changes'],
    ] as const
  ).map(([type, argument, consequence]): ArgumentFact => ({
    type,
    argument,
    source: 'reference of the provider',
    judge: () => refused('real-change', consequence),
  })),
];

const BY_NAME = new Map(ARGUMENT_FACTS.map((fact) => [`${fact.type}.${fact.argument}`, fact]));

/** What one differing argument does. */
export function judgeArgument(argument: string, context: Context): Judgement {
  const { change } = context;
  const [was, will] = [change.before, change.after].map((side) => property(side ?? undefined, argument));
  const unknown = isObject(change.unknown) && property(change.unknown, argument) !== undefined;
  if (unknown && will === undefined) return refused('unknown', `${argument}: the plan does not say what it becomes`);
  const fact = BY_NAME.get(`${change.type}.${argument}`);
  return fact === undefined
    ? refused('real-change', `${argument} changes, and it is not proven that nobody notices`)
    : fact.judge(was, will, context);
}

function tagsOrText(argument: string, was: Json | undefined, will: Json | undefined): Judgement {
  if (argument === 'description') return harmless('another description');
  // Policies can ask for tags (aws:PrincipalTag, aws:ResourceTag): only tags that are added change nobody's rights by removal.
  const [then, now] = [was, will].map((tags) => (isObject(tags) ? tags : {}));
  const lost = Object.keys(then ?? {}).filter((key) => property(now, key) !== property(then, key));
  return lost.length === 0
    ? harmless('tags are added')
    : refused('real-change', `tags that policies may ask for are removed or changed: ${lost.sort().join(', ')}`);
}

function judgeMetadata(was: Json | undefined, will: Json | undefined): Judgement {
  const differences = typeof was === 'string' && typeof will === 'string' ? metadataDifferences(was, will) : undefined;
  if (differences === undefined)
    return refused('unknown', 'the SAML metadata differs, and it can’t be read well enough to compare certificates');
  return differences.length === 0
    ? sameValue('the same metadata, written otherwise')
    : refused('metadata-differs', `the account would trust other SAML metadata: ${differences.join(', ')}`);
}

function judgeCatchAll(_was: Json | undefined, will: Json | undefined, { change, live }: Context): Judgement {
  const id = textOf(change.before, 'id') ?? change.importing;
  const rule = id === undefined ? undefined : live?.policy(id)?.rules.at(-1);
  const access = accessOf(rule?.actions);
  const planned = will === false ? 'DENY' : will === true ? 'ALLOW' : undefined;
  if (access === undefined || planned === undefined)
    return refused(
      'catch-all',
      'the plan says what the policy does with everybody else, the apply does not change it, and what Okta does is not known (give --snapshot)',
    );
  return access === planned
    ? sameValue('the last rule of the policy does that already')
    : refused(
        'catch-all',
        `the plan says ${planned} for everybody else, Okta's last rule says ${access}, and the apply leaves it so`,
      );
}

/** `actions.appSignOn.access` of a rule. */
function accessOf(actions: unknown): string | undefined {
  const signOn = isObject(actions) ? property(actions, 'appSignOn') : undefined;
  const access = isObject(signOn) ? property(signOn, 'access') : undefined;
  return typeof access === 'string' ? access : undefined;
}

function judgeSettings(was: Json | undefined, will: Json | undefined): Judgement {
  if (equalJson(was, will) === true) return sameValue('the same settings, written otherwise');
  const [then, now] = [parsed(was), parsed(will)];
  if (!isObject(then) || !isObject(now)) return refused('unknown', 'the app’s settings can’t be compared');
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])].sort();
  const blank = (value: Json | undefined) => value === undefined || value === null || value === '';
  const lost = names.filter((name) => !blank(property(then, name)) && blank(property(now, name)));
  const others = names.filter(
    (name) => !lost.includes(name) && JSON.stringify(property(then, name)) !== JSON.stringify(property(now, name)),
  );
  return refused(
    'real-change',
    [
      ...(lost.length === 0 ? [] : [`the app loses the settings ${lost.join(', ')}`]),
      ...(others.length === 0 ? [] : [`the app’s settings ${others.join(', ')} change`]),
    ].join('; ') || 'the app’s settings change',
  );
}
