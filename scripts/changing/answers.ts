/** What happens in Okta and AWS when a key is changed, and how that is arranged. */
export type How =
  'nothing' | 'in place' | 'access' | 'one apply' | 'steps' | 'refused' | 'move' | 'as its keys' | 'cannot happen';

/** Each way in the words of docs/changing.md. */
export const HOW: Readonly<Record<How, string>> = {
  nothing: 'nothing in Okta or AWS is changed',
  'in place': 'the object is updated where it is; nobody gains or loses a role',
  access: 'the change itself gives or takes access; nobody else is touched',
  'one apply': 'what is new is made, then used, and then what is old is removed, in one apply',
  steps: 'more than one apply, with a state in between that the configuration names',
  refused: 'validation or the plan refuses it, and says the way out',
  move: '`federation move-state`, which changes nothing in Okta and AWS',
  'as its keys': 'see the keys below it',
  'cannot happen': 'the key is required',
};

export interface Answer {
  readonly how: How;
  /** What exactly, where the way alone does not say it. A sentence without its full stop. */
  readonly what?: string;
}

/** The three things that can happen to a key. */
export interface Answers {
  readonly changes: Answer;
  readonly appears: Answer;
  readonly goes: Answer;
}

const answer = (how: How, what?: string): Answer => (what === undefined ? { how } : { how, what });
/** One answer for all three. */
const always = (how: How, what?: string): Answers => {
  const same = answer(how, what);
  return { changes: same, appears: same, goes: same };
};
const required = (changes: Answer): Answers => {
  const never = answer('cannot happen');
  return { changes, appears: never, goes: never };
};
const each = (changes: Answer, appears: Answer, goes: Answer): Answers => ({ changes, appears, goes });

const OTHER_ORG = answer(
  'refused',
  'another org is another federation, whose state is a different one: nothing that exists is touched, and its names are taken in AWS. Give it a configuration of its own beside this one',
);
const APP_OWNER = answer(
  'refused',
  'the accounts would trust another app at once: set up a second federation with an `identityProvider` of its own, move people there, then retire the accounts here',
);
const REACH = answer('nothing', 'Terraform reaches the account by the new way from the next plan on; test it first');
const FORMERLY: Answers = each(
  answer('refused', 'write the name that was applied last'),
  answer('steps', 'the former name stays beside the new one'),
  answer('steps', 'the last step: what has the former name is removed'),
);
const SWITCHED: Answers = each(
  answer(
    'steps',
    '`false` prepares the new name, `true` (or no key) lets Okta use it; refused where nothing was prepared',
  ),
  answer('steps', 'see its value'),
  answer('steps', 'Okta uses the new name from this apply on'),
);
const NOTE = always('nothing', 'the review shows it');
const ACCEPT = always('nothing', 'the review accepts the finding, or no longer does');
const TAGS = always('in place');

/** How a role and its group are called. */
const NAMES: Readonly<Record<string, Answers>> = {
  groupName: always(
    'in place',
    'the group is renamed; group filter and role value pattern are proven to lead from both names to the role',
  ),
  groupDescription: always('in place'),
  group: each(
    answer('as its keys'),
    answer('access', 'the group that was made here is removed, and members of the other one get the role'),
    answer('access', 'a group is made, and members of the other one lose the role'),
  ),
  'group.id': required(answer('access', 'members of the other group get the role')),
  path: always(
    'refused',
    'IAM moves no role: add a role with the new path, move the grants, apply, delete the old one',
  ),
  unreachable: each(
    answer('cannot happen'),
    answer('nothing', 'the plan proves that Okta no longer leads to the role'),
    answer('nothing', 'the plan proves that Okta leads to the role'),
  ),
};

/** Of a role, in federation.yaml and in an account file. */
const ROLE: Readonly<Record<string, Answers>> = {
  '': each(
    answer(
      'steps',
      'another key is another role: write `formerly` beside it, or the former role is removed with its access',
    ),
    answer('access', 'a role and its role group are made'),
    answer('access', 'the role group goes first, then the role'),
  ),
  formerly: FORMERLY,
  switched: SWITCHED,
  description: always('in place'),
  policies: always('access', 'what the role may do; sessions that exist get it at once'),
  grantedTo: always('access', 'one group rule is updated in place; members of other groups keep the role meanwhile'),
  'grantedTo[].group': required(answer('access', 'as a grant that is removed and one that is added, in one update')),
  'grantedTo[].until': always('access', 'the grant ends with the first apply after that day'),
  'grantedTo[].reason': NOTE,
  'policies[].file': required(
    answer('access', 'the inline policy gets the name of the new file; the new one is made first'),
  ),
  sessionDuration: always('in place', 'sessions that exist keep their length'),
  ...NAMES,
  roleName: each(
    answer(
      'refused',
      'in the layout `per-account`: IAM renames no role, so add a role with another key and the new name, apply, move the grants, apply, delete the former role. In `single`, one apply: the new role is made before Okta points to it; a name that another role of the account has until then stops the apply (AWS refuses it, and nobody loses a role), so give that role its other name first',
    ),
    answer('refused', 'as where it changes: the role has had the name that its key makes'),
    answer('refused', 'as where it changes'),
  ),
  trust: each(
    answer('as its keys'),
    answer('access', 'every principal that the document admits, in place of our statement'),
    answer('access', 'our statement alone: everybody else whom the document admits is left out'),
  ),
  'trust.file': required(answer('access', 'in place, in the trust policy')),
  permissionsBoundary: always('access', 'in place; a boundary that goes may give more than before'),
  conditions: always('access', 'in place, in the trust policy: who signs in from the next sign-in on'),
  tags: TAGS,
  accept: ACCEPT,
};

const CONNECT: Readonly<Record<string, Answers>> = {
  '': always('nothing', REACH.what),
  assumeRole: always('nothing', REACH.what),
  externalId: always('nothing', REACH.what),
  profile: always('nothing', REACH.what),
};

const BACKEND: Readonly<Record<string, Answers>> = {
  '': always('move', 'without it the new state is empty, and a plan would make everything again'),
  local: always('move'),
  'local.directory': always('move'),
  s3: always('move'),
  's3.bucket': required(answer('move')),
  's3.region': required(answer('move', 'the bucket of that region has to be another one')),
  's3.prefix': always('move'),
  's3.kmsKeyId': always('nothing', 'the state is encrypted with the new key when it is written next'),
  's3.profile': always('nothing', 'Terraform reaches the bucket by the new way; run `terraform init -reconfigure`'),
  cloud: always('move'),
  'cloud.organization': required(answer('move')),
  'cloud.hostname': always('move'),
  'cloud.workspacePrefix': always('move'),
};

/** By file and path of the key; `<name>` stands for a name that the author chooses, `[]` for an item of a list. */
export const ANSWERS: ReadonlyMap<string, ReadonlyMap<string, Answers>> = new Map([
  [
    'federation.yaml',
    new Map([
      ['okta', required(answer('as its keys'))],
      ['okta.orgName', required(OTHER_ORG)],
      ['okta.baseUrl', always('refused', OTHER_ORG.what)],
      ['okta.shards', always('move', 'every object keeps its address; the rules must have at least as many `parts`')],
      ['okta.app', always('as its keys')],
      [
        'okta.app.assign',
        always(
          'in place',
          'management groups stay assigned, so everybody keeps the app; the list of assigned groups gets longer or shorter',
        ),
      ],
      [
        'okta.app.id',
        each(
          answer(
            'in place',
            'the app stays the one that was taken over, and gets what the other one has besides our settings: never change it',
          ),
          answer('in place', 'with `imports.yaml`, the app is taken over; without, a second app would be made'),
          answer('in place', 'settings that the configuration does not write are removed from the app'),
        ),
      ],
      [
        'okta.app.groupFilter',
        always(
          'access',
          'groups that one of both forms does not match do not count as roles meanwhile: names and filter change in no order that Terraform knows: write a pattern that matches both forms, apply, give the groups their new names by `groupName`, apply, then write the form and delete `groupName`',
        ),
      ],
      [
        'okta.app.groupFilter.pattern',
        required(answer('in place', 'it is proven to match every role group and no other group')),
      ],
      ['okta.app.roleValuePattern', always('in place', 'it is proven to lead from every role group to its role')],
      ['okta.app.joinAllRoles', always('access', 'roles that were picked by hand in Okta count, or no longer do')],
      ['okta.app.appFilter', always('access', 'groups of another origin count, or no longer do')],
      ['okta.app.loginUrl', always('in place', 'from the next sign-in on')],
      [
        'okta.app.assignedTo',
        always('access', 'members of the group get or lose the app; which roles they have is not changed'),
      ],
      ['okta.app.assignedTo[].id', required(answer('access', 'another group has the app'))],
      [
        'okta.app.assignedTo[].name',
        required(answer('refused', 'the plan compares it with the group that has the id')),
      ],
      [
        'okta.app.groupPrefix',
        always(
          'refused',
          'another first part is another app: give it a configuration of its own, whose state is a different one, beside this one',
        ),
      ],
      ['okta.app.label', always('in place', 'the tile on people’s dashboard has the new name')],
      ['okta.app.sessionDuration', always('in place', 'from the next sign-in on')],
      [
        'okta.app.metadataFile',
        each(
          answer('in place', 'the accounts must trust the new certificate before the app signs with it (rotation.md)'),
          APP_OWNER,
          APP_OWNER,
        ),
      ],
      [
        'okta.app.signingKey',
        each(
          answer('as its keys'),
          answer('refused', 'it would be a new key: see its name'),
          answer('nothing', 'the app keeps the key that it has'),
        ),
      ],
      [
        'okta.app.signingKey.name',
        required(
          answer(
            'refused',
            'Okta would sign with a key that no account trusts yet: rotate as rotation.md says; only a leaked key is replaced at once, with `emergency`',
          ),
        ),
      ],
      ['okta.app.signingKey.yearsValid', always('nothing', 'counts when the next key is made')],
      [
        'okta.app.signingKey.emergency',
        each(
          answer('cannot happen'),
          answer(
            'steps',
            'a new name then locks everybody out until every account was applied; with the old name nothing happens',
          ),
          answer('nothing'),
        ),
      ],
      [
        'okta.app.rotationMetadataFile',
        each(
          answer('in place', 'keep the certificate that signs now in it'),
          answer('steps', 'first step of a rotation: the accounts trust both certificates'),
          answer('steps', 'last step of a rotation: the accounts trust the app’s own certificate only'),
        ),
      ],
      [
        'okta.app.signOnPolicy',
        each(
          answer('as its keys'),
          answer('access', 'two factors are needed from the next sign-in on'),
          answer('access', 'the org’s default policy decides from the next sign-in on'),
        ),
      ],
      ['okta.app.signOnPolicy.mfaEvery', required(answer('in place', 'from the next sign-in on'))],
      ['okta.app.signOnPolicy.id', always('access', 'that policy decides from the next sign-in on')],
      [
        'okta.app.userName',
        always(
          'in place',
          'sessions have another name from the next sign-in on; trust policies that name people must allow it first',
        ),
      ],
      [
        'okta.app.sessionTags',
        always(
          'steps',
          'trust policies first: with `sendSessionTags: false` apply all accounts, then send; to remove tags, apply without the conditions on them, then with `sendSessionTags: false`, then delete them; the review reports another order',
        ),
      ],
      ['okta.app.transitiveTags', always('steps', 'as `sessionTags`')],
      ['okta.app.sourceIdentity', always('steps', 'as `sessionTags`')],
      [
        'okta.app.sendSessionTags',
        always(
          'steps',
          '`true` only once every account was applied: a role whose trust policy does not allow the tags refuses the sign-in. The plan refuses `true` at once',
        ),
      ],
      ['okta.app.webSsoClientId', always('in place', 'login clients need the new one')],
      [
        'identityProvider',
        always(
          'steps',
          'both providers exist, then Okta uses the new one, then the former one goes; refused without `formerly`',
        ),
      ],
      ['identityProvider.name', required(answer('steps', 'see `identityProvider`'))],
      ['identityProvider.formerly', FORMERLY],
      ['identityProvider.switched', SWITCHED],
      [
        'partition',
        always('refused', 'another partition is another federation: give it a configuration and a state of its own'),
      ],
      [
        'signInRegions',
        always(
          'in place',
          'trust policies accept every region of the list, and Okta sends people to the first: add a region at the end, apply all stacks, then make it the first; remove one the other way round. A first region that was not accepted before is refused',
        ),
      ],
      [
        'rolePath',
        always(
          'refused',
          'roles cannot change their path: set up a second federation, move people there, then retire the accounts here',
        ),
      ],
      ...under('connect', CONNECT),
      ['layout', always('move', 'every object keeps its address')],
      ...under('backend', BACKEND),
      [
        'groupRules',
        always(
          'steps',
          'rules of both forms exist, then the former ones go and keep their members; refused without `formerly`',
        ),
      ],
      ['groupRules.form', required(answer('steps', 'see `groupRules`'))],
      [
        'groupRules.parts',
        always(
          'steps',
          'rules of both cuts exist, then the former ones go and keep their members: write `formerly: per-management-group` and `formerParts` beside the new number; refused without',
        ),
      ],
      [
        'groupRules.formerParts',
        each(
          answer('refused', 'write the number that was applied last'),
          answer('steps', 'as `formerly`'),
          answer('steps', 'as `formerly`'),
        ),
      ],
      [
        'groupRules.formerly',
        each(
          answer('refused', 'write the form that was applied last'),
          answer('steps', 'the rules of the new form are made beside the former ones'),
          answer('steps', 'the former rules go; the people they served are served by the new ones'),
        ),
      ],
      ['keptRules', always('as its keys')],
      [
        'keptRules.<name>',
        each(
          answer('access', 'another key is another rule'),
          answer('access', 'the rule puts people into its groups; with `imports.yaml` it is the one that exists'),
          answer('access', 'people that only this rule puts into its groups leave them'),
        ),
      ],
      ['keptRules.<name>.name', always('in place')],
      [
        'keptRules.<name>.expression',
        required(answer('access', 'in place; people whom it no longer means leave its groups')),
      ],
      [
        'keptRules.<name>.targets',
        required(
          answer(
            'access',
            'Okta makes another rule: give it another `name`, too, and the new rule is made before the old one goes; refused under the same name',
          ),
        ),
      ],
      ['keptRules.<name>.targets[].account', always('access', 'as `targets`')],
      ['keptRules.<name>.targets[].role', always('access', 'as `targets`')],
      ['keptRules.<name>.targets[].id', always('access', 'as `targets`')],
      ['keptRules.<name>.exceptUsers', always('access', 'in place')],
      [
        'provisioningUser',
        each(
          answer('as its keys'),
          answer('in place', 'the user and its key are made; enter the key in Okta (handover)'),
          answer('in place', 'the user and its keys are removed; switch API integration off in Okta first'),
        ),
      ],
      [
        'provisioningUser.account',
        required(answer('one apply', 'another user with another key: enter it in Okta; nobody’s access depends on it')),
      ],
      [
        'provisioningUser.existing',
        each(
          answer('cannot happen'),
          answer(
            'access',
            'a user that was made here is removed with its keys: switch API integration off in Okta first',
          ),
          answer('in place', 'a user of ours is made; enter its key in Okta'),
        ),
      ],
      ['provisioningUser.name', always('in place', 'the user is renamed and keeps its keys; its policy is replaced')],
      [
        'provisioningUser.keys',
        always(
          'steps',
          'the new slot beside the old one, then Okta gets the new key, then the old one goes; refused at once',
        ),
      ],
      [
        'provisioningUser.pgpKey',
        always('one apply', 'the key in each slot is replaced: use an empty slot for the new one, as for a rotation'),
      ],
      ...under('roles.<name>', {
        ...ROLE,
        groupName: always('refused', 'it is the name of one group: write it in the account files'),
      }),
      ['roles', always('as its keys')],
      ['tags', TAGS],
      ['accept', ACCEPT],
    ]),
  ],
  [
    'management-groups.yaml',
    new Map([
      [
        '<name>',
        each(
          answer(
            'steps',
            'another key is another group: write `formerly` beside it, or the group is deleted with its members',
          ),
          answer('access', 'an empty group is made'),
          answer('access', 'rules that read it are changed first, then it is deleted with its memberships'),
        ),
      ],
      ['<name>.name', always('in place', 'the group keeps its id and its members')],
      [
        '<name>.formerly',
        each(
          answer('refused', 'write the key that was applied last'),
          answer('one apply', 'the group, its members and its rules keep their ids under the new key'),
          answer('nothing', 'it is needed for one apply only'),
        ),
      ],
      ['<name>.description', always('in place')],
      [
        '<name>.existing',
        always(
          'steps',
          '`released` lets Terraform forget the group with everybody in it, then `true` reads it; refused at once',
        ),
      ],
      ['<name>.id', always('in place', 'another group is read from then on; the review reports it as other people')],
      ['<name>.type', always('in place', 'the group is looked up among those of that kind')],
      [
        '<name>.members',
        each(
          answer('access', 'who is listed is added; who is listed no more is removed'),
          answer('access', 'the people are added; others who are in the group stay'),
          answer('steps', '`released` leaves them in the group, `[]` removes them; refused without one of them'),
        ),
      ],
    ]),
  ],
  [
    'accounts/<name>.yaml',
    new Map([
      [
        '',
        each(
          answer('nothing', 'the file may have any name'),
          answer('access', 'a new account gets its SAML provider, its roles and their groups'),
          answer('refused', 'its provider block would be missing: write `retired: true`, apply, then remove the file'),
        ),
      ],
      ['id', required(answer('refused', 'another id is another account: add a file for it, and retire this one'))],
      [
        'name',
        required(
          answer(
            'steps',
            'new roles first, then Okta points to them, then the former ones go: one apply in the layout `single`; refused without `formerly` in `per-account`',
          ),
        ),
      ],
      ['formerly', FORMERLY],
      ['switched', SWITCHED],
      [
        'samlProvider',
        each(
          answer('nothing', 'from `released` to `existing`, once `released` was applied'),
          answer(
            'steps',
            '`released` lets Terraform forget the provider, then `existing` reads it; refused at once, because it would be destroyed',
          ),
          answer('one apply', 'a provider is made; import one of this name by `imports.yaml`, or it cannot be made'),
        ),
      ],
      [
        'alias',
        each(
          answer('one apply', 'the sign-in address of the account changes; sign-in by Okta does not depend on it'),
          answer('in place', 'an alias that the account has already is replaced'),
          answer('in place', 'the account has no alias any more; sign-in by Okta does not depend on it'),
        ),
      ],
      ...under('connect', CONNECT),
      ...under('roles.<name>', ROLE),
      ['roles', always('as its keys')],
      ['without', always('access', 'as a role that goes or is added')],
      ['adopt', always('as its keys')],
      [
        'adopt.<name>',
        each(
          answer('access', 'another key is another role'),
          answer('access', 'one statement is added to its trust policy; everything else stays'),
          answer(
            'access',
            'Terraform destroys the role itself, and the review reports it: write `release` first, which gives it back',
          ),
        ),
      ],
      ...under('adopt.<name>', NAMES),
      ['adopt.<name>.grantedTo', ROLE['grantedTo'] as Answers],
      ['adopt.<name>.grantedTo[].group', ROLE['grantedTo[].group'] as Answers],
      ['adopt.<name>.grantedTo[].until', ROLE['grantedTo[].until'] as Answers],
      ['adopt.<name>.grantedTo[].reason', NOTE],
      ['adopt.<name>.conditions', ROLE['conditions'] as Answers],
      [
        'adopt.<name>.release',
        always(
          'steps',
          '`true` takes our statement out, then `forget` lets Terraform forget the role; the role itself stays',
        ),
      ],
      ['adopt.<name>.accept', ACCEPT],
      [
        'retired',
        each(
          answer('access', '`true` removes everything of the account on both sides, `false` makes it again'),
          answer('access', 'see its value'),
          answer('access', 'as `false`'),
        ),
      ],
      ['accept', ACCEPT],
    ]),
  ],
]);

function under(path: string, answers: Readonly<Record<string, Answers>>): [string, Answers][] {
  return Object.entries(answers).map(([key, value]) => [key === '' ? path : `${path}.${key}`, value]);
}
