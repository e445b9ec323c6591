import { account, federation, groups, rekey, set, unset, type Edit } from './edits';
import type { Estate } from '../support/estate';
import type { Layout } from './worlds';

/** One apply: what its author writes before it. */
export type Step = readonly [what: string, write: (estate: Estate) => void];

/** A change that takes access from nobody: the applies that it needs, and which role of now is which of before. */
export interface Change {
  readonly name: string;
  readonly steps: Readonly<Partial<Record<Layout, readonly Step[]>>>;
  /** Former and new names of the same thing. */
  readonly renamed?: readonly (readonly [former: string, now: string])[];
  /** Layout in which it is tried without FEDERATION_CHANGES=all. @default - in both */
  readonly usually?: Layout;
  /**
   * Whether Terraform may be stopped half-way. Okta's provider makes a sign-on policy with two requests; stopped in between, it
   * leaves one that is not in the state. @default true
   */
  readonly stops?: boolean;
  /** Whether it holds where Okta removes people whom another rule serves. @default true */
  readonly strict?: boolean;
}

type More = Readonly<Record<string, unknown>>;

const same = (...steps: readonly Step[]): Change['steps'] => ({ single: steps, 'per-account': steps });

/** Both names exist, then Okta uses the new one, then the former one goes; in one stack the first two are one apply. */
function inSteps(
  file: (...edits: Edit[]) => (estate: Estate) => void,
  path: readonly string[],
  begin: (more: More) => Edit,
): Change['steps'] {
  const over: Step = ['the former name goes', file(unset(...path, 'formerly'))];
  return {
    single: [['both names exist, and Okta uses the new one', file(begin({}))], over],
    'per-account': [
      ['the new name is prepared in AWS', file(begin({ switched: false }))],
      ['Okta uses the new name', file(unset(...path, 'switched'))],
      over,
    ],
  };
}

/** The account is called by its name in federation.yaml, too. */
const called = (name: string, more: More) => (estate: Estate) => {
  federation(set(['provisioningUser', 'account'], name))(estate);
  account(set(['name'], name), ...Object.entries(more).map(([key, value]) => set([key], value)))(estate);
};

/** In this order: each begins with what the one before it has left. */
export const CHANGES: readonly Change[] = [
  {
    name: 'the name of a management group',
    usually: 'single',
    steps: same(['in place', groups(set(['Support', 'name'], 'First level'))]),
  },
  {
    name: 'the key of a management group',
    usually: 'per-account',
    steps: same(
      [
        'the group keeps its members',
        (estate) => {
          groups(rekey(['Support'], 'Helpdesk', { formerly: 'Support' }))(estate);
          federation(set(['roles', 'ReadOnly', 'grantedTo'], ['Cloud Admins', 'Helpdesk']))(estate);
        },
      ],
      ['formerly goes', groups(unset('Helpdesk', 'formerly'))],
    ),
  },
  {
    name: 'members who move from the file to Okta',
    usually: 'single',
    steps: same(
      ['Terraform forgets them', groups(set(['Cloud Admins', 'members'], 'released'))],
      ['the key goes', groups(unset('Cloud Admins', 'members'))],
    ),
  },
  {
    name: 'the form of the group rules',
    steps: same(
      [
        'rules of both forms exist',
        federation(set(['groupRules'], { form: 'per-management-group', formerly: 'per-role-group' })),
      ],
      ['the former rules go', federation(set(['groupRules'], 'per-management-group'))],
    ),
  },
  {
    name: 'another role, where a rule serves all roles of a management group',
    usually: 'single',
    strict: false,
    steps: same([
      'the new rule exists before the old one goes',
      federation(set(['roles', 'Audit'], { policies: ['SecurityAudit'], grantedTo: ['Cloud Admins'] })),
    ]),
  },
  {
    name: 'the name of a role',
    steps: inSteps(federation, ['roles', 'Boss'], (more) =>
      rekey(['roles', 'Admin'], 'Boss', { formerly: 'Admin', ...more }),
    ),
    renamed: [['-Admin', '-Boss']],
  },
  {
    name: 'the whole name of a role, in one stack',
    steps: {
      single: [
        ['it is written', federation(set(['roles', 'ReadOnly', 'roleName'], 'Legacy-Reader'))],
        ['it is another one', federation(set(['roles', 'ReadOnly', 'roleName'], 'Older-Reader'))],
        ['the role has the name that its key makes', federation(unset('roles', 'ReadOnly', 'roleName'))],
      ],
    },
    renamed: [
      ['Okta-Tech-ReadOnly', 'Legacy-Reader'],
      ['Okta-Tech-ReadOnly', 'Older-Reader'],
    ],
  },
  {
    name: 'the name of an account, turned round half-way',
    usually: 'per-account',
    steps: {
      single: [
        ['both names exist, and Okta uses the new one', called('Dev', { formerly: 'Tech' })],
        ['Okta uses the old one again', called('Tech', { formerly: 'Dev' })],
        ['the roles of the new one go', account(unset('formerly'))],
      ],
      'per-account': [
        ['the new name is prepared in AWS', called('Dev', { formerly: 'Tech', switched: false })],
        ['the old name is the new one', called('Tech', { formerly: 'Dev', switched: true })],
        ['the prepared roles go', account(unset('formerly'), unset('switched'))],
      ],
    },
    renamed: [['-Tech-', '-Dev-']],
  },
  {
    name: 'the name of an account',
    steps: {
      single: [['the new roles are made first', called('Lab', {})]],
      'per-account': [
        ['the new name is prepared in AWS', called('Lab', { formerly: 'Tech', switched: false })],
        ['Okta uses the new name', account(unset('switched'))],
        ['the former roles go', account(unset('formerly'))],
      ],
    },
    renamed: [['-Tech-', '-Lab-']],
  },
  {
    name: 'the name of the SAML provider',
    usually: 'per-account',
    steps: same(
      [
        'both providers exist, and every role trusts both',
        federation(set(['identityProvider'], { name: 'Okta-Prod', formerly: 'Okta', switched: false })),
      ],
      ['Okta uses the new one', federation(unset('identityProvider', 'switched'))],
      ['the former one goes', federation(set(['identityProvider'], 'Okta-Prod'))],
    ),
    renamed: [['/Okta-', '/Okta-Prod-']],
  },
  {
    name: 'the slot of the provisioning user’s key',
    usually: 'single',
    steps: same(
      ['both keys exist', federation(set(['provisioningUser', 'keys'], ['a', 'b']))],
      ['the former key goes', federation(set(['provisioningUser', 'keys'], ['b']))],
    ),
  },
  {
    name: 'the sign-on policy',
    usually: 'single',
    stops: false,
    steps: same(
      ['it is added', federation(set(['okta', 'app', 'signOnPolicy'], { mfaEvery: '8h' }))],
      ['it is changed', federation(set(['okta', 'app', 'signOnPolicy', 'mfaEvery'], '4h'))],
      ['it is removed', federation(unset('okta', 'app'))],
    ),
  },
  {
    name: 'optional keys that are added, and removed again',
    usually: 'per-account',
    steps: same(
      [
        'they are added',
        (estate) => {
          federation(
            set(['okta', 'app', 'label'], 'AWS'),
            set(['okta', 'app', 'sessionDuration'], '45m'),
            set(['okta', 'app', 'webSsoClientId'], '0oa1234567890abcdefg'),
            set(['roles', 'ReadOnly', 'description'], 'Looks, and changes nothing'),
            set(['roles', 'ReadOnly', 'sessionDuration'], '2h'),
            set(['roles', 'ReadOnly', 'permissionsBoundary'], 'arn:aws:iam::aws:policy/PowerUserAccess'),
            set(['roles', 'ReadOnly', 'tags'], { owner: 'support' }),
            set(['signInRegions'], ['us-east-1', 'eu-central-1']),
            set(['tags'], { team: 'platform' }),
          )(estate);
          groups(set(['Cloud Admins', 'description'], 'Runs the platform'))(estate);
          account(set(['alias'], `alias-of-${estate.accountIds.join('-')}`))(estate);
        },
      ],
      [
        'they are removed, and the provisioning user with them',
        (estate) => {
          federation(
            unset('okta', 'app'),
            ...['description', 'sessionDuration', 'permissionsBoundary', 'tags'].map((key) =>
              unset('roles', 'ReadOnly', key),
            ),
            unset('signInRegions'),
            unset('tags'),
            unset('provisioningUser'),
          )(estate);
          groups(unset('Cloud Admins', 'description'))(estate);
          account(unset('alias'))(estate);
        },
      ],
    ),
  },
  {
    name: 'the SAML provider, which somebody else is to own, and back',
    usually: 'single',
    steps: same(
      ['Terraform forgets it', account(set(['samlProvider'], 'released'))],
      ['it is looked up', account(set(['samlProvider'], 'existing'))],
      [
        'it is imported again',
        (estate) => {
          account(unset('samlProvider'))(estate);
          const [id = ''] = estate.accountIds;
          const samlProvider = `arn:aws:iam::${id}:saml-provider/${estate.identityProvider}`;
          estate.write('imports.yaml', JSON.stringify({ accounts: { [id]: { samlProvider } } }));
        },
      ],
      ['the import is over', (estate) => estate.remove('imports.yaml')],
    ),
  },
];
