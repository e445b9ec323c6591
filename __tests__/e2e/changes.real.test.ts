import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from 'yaml';
import type { RuleTimingOptions } from '../../sandbox/okta/rule-timing';
import { runCli } from '../cli/support/run-cli';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { watchRoles } from '../support/role-sampler';
import { Accounts, Estate, TODAY } from './support/estate';

const MINUTES = 60_000;
const JAMES = 'james@mueller-tech.com';
const SUE = 'sue@mueller-tech.com';

/** One apply: what its author writes before it. */
type Step = readonly [what: string, write: (estate: Estate) => void];

/** A change that takes access from nobody: the applies that it needs, and which role of now is which of before. */
interface Change {
  readonly name: string;
  readonly steps: Readonly<Record<Layout, readonly Step[]>>;
  /** Former and new names of the same thing. */
  readonly renamed?: readonly (readonly [former: string, now: string])[];
}

const LAYOUTS = ['single', 'per-account'] as const;
type Layout = (typeof LAYOUTS)[number];

const inFile =
  (file: string, change: (document: Document) => void) =>
  (estate: Estate): void =>
    estate.edit(file, change);
const federation = (change: (document: Document) => void) => inFile('federation.yaml', change);
const groups = (change: (document: Document) => void) => inFile('management-groups.yaml', change);

const set = (path: readonly string[], value: unknown) => (document: Document) => document.setIn(path, value);
const unset = (path: readonly string[]) => (document: Document) => document.deleteIn(path);
const all =
  (...changes: readonly ((document: Document) => void)[]) =>
  (document: Document): void =>
    changes.forEach((change) => change(document));
/** Gives what is at `path` another key. */
const rekey =
  (path: readonly string[], key: string, more: Readonly<Record<string, unknown>>) => (document: Document) => {
    const value = document.toJS() as Record<string, unknown>;
    const at = path.reduce<unknown>((inner, part) => (inner as Record<string, unknown>)[part], value);
    document.deleteIn(path);
    document.setIn([...path.slice(0, -1), key], { ...(at as object), ...more });
  };

/** Both names exist, then Okta uses the new one, then the former one goes; in one stack the first two are one apply. */
const inSteps = (
  file: (change: (document: Document) => void) => (estate: Estate) => void,
  path: readonly string[],
  begin: (more: Readonly<Record<string, unknown>>) => (document: Document) => void,
): Change['steps'] => {
  const over: Step = ['the former name goes', file(unset([...path, 'formerly']))];
  return {
    single: [['both names exist, and Okta uses the new one', file(begin({}))], over],
    'per-account': [
      ['the new name is prepared in AWS', file(begin({ switched: false }))],
      ['Okta uses the new name', file(unset([...path, 'switched']))],
      over,
    ],
  };
};
const account = (change: (document: Document) => void) => inFile('accounts/tech.yaml', change);

/** The account is called by its name in federation.yaml, too. */
const rename = (name: string, more: Readonly<Record<string, unknown>>) => (estate: Estate) => {
  federation(set(['provisioningUser', 'account'], name))(estate);
  account(all(set(['name'], name), ...Object.entries(more).map(([key, value]) => set([key], value))))(estate);
};
const same = (...steps: readonly Step[]): Change['steps'] => ({ single: steps, 'per-account': steps });

const CHANGES: readonly Change[] = [
  {
    name: 'the name of a management group',
    steps: same(['in place', groups(set(['Support', 'name'], 'First level'))]),
  },
  {
    name: 'the key of a management group',
    steps: same(
      [
        'the group keeps its members',
        (estate) => {
          groups(rekey(['Support'], 'Helpdesk', { formerly: 'Support' }))(estate);
          federation(set(['roles', 'ReadOnly', 'grantedTo'], ['Cloud Admins', 'Helpdesk']))(estate);
        },
      ],
      ['formerly goes', groups(unset(['Helpdesk', 'formerly']))],
    ),
  },
  {
    name: 'members who move from the file to Okta',
    steps: same(
      ['Terraform forgets them', groups(set(['Cloud Admins', 'members'], 'released'))],
      ['the key goes', groups(unset(['Cloud Admins', 'members']))],
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
    name: 'the name of a role',
    steps: inSteps(federation, ['roles', 'Boss'], (more) =>
      rekey(['roles', 'Admin'], 'Boss', { formerly: 'Admin', ...more }),
    ),
    renamed: [['-Admin', '-Boss']],
  },
  {
    name: 'the name of an account',
    steps: {
      single: [['the new roles are made first', rename('Lab', {})]],
      'per-account': [
        ['the new roles are prepared in AWS', rename('Lab', { formerly: 'Tech', switched: false })],
        ['Okta uses the new name', account(unset(['switched']))],
        ['the former roles go', account(unset(['formerly']))],
      ],
    },
    renamed: [['-Tech-', '-Lab-']],
  },
  {
    name: 'the name of an account with both names in between',
    steps: {
      single: [
        ['both names exist, and Okta uses the new one', rename('Dev', { formerly: 'Lab' })],
        ['the former roles go', account(unset(['formerly']))],
      ],
      'per-account': [
        ['the new roles are prepared', rename('Dev', { formerly: 'Lab', switched: false })],
        ['the change is turned round', rename('Lab', { formerly: 'Dev', switched: true })],
        ['the prepared roles go', account(all(unset(['formerly']), unset(['switched'])))],
      ],
    },
    renamed: [['-Lab-', '-Dev-']],
  },
  {
    name: 'the name of the SAML provider',
    steps: same(
      [
        'both providers exist, and every role trusts both',
        federation(set(['identityProvider'], { name: 'Okta-Prod', formerly: 'Okta', switched: false })),
      ],
      ['Okta uses the new one', federation(unset(['identityProvider', 'switched']))],
      ['the former one goes', federation(set(['identityProvider'], 'Okta-Prod'))],
    ),
    renamed: [['/Okta-', '/Okta-Prod-']],
  },
  {
    name: 'the slot of the provisioning user’s key',
    steps: same(
      ['both keys exist', federation(set(['provisioningUser', 'keys'], ['a', 'b']))],
      ['the former key goes', federation(set(['provisioningUser', 'keys'], ['b']))],
    ),
  },
];

interface World {
  readonly layout: Layout;
  readonly okta: string;
  readonly ruleTiming: RuleTimingOptions;
  /** Terraform is stopped half-way before each apply. */
  readonly stopped: boolean;
}

const AT_ONCE: RuleTimingOptions = { delaySeconds: 0, deletedRules: 'keep' };
const LATE_AND_STRICT: RuleTimingOptions = { delaySeconds: 1, deletedRules: 'remove' };
/** The two that differ in everything; FEDERATION_CHANGES=all tries each layout with each provider and each org. */
const WORLDS: readonly World[] =
  process.env['FEDERATION_CHANGES'] === 'all'
    ? LAYOUTS.flatMap((layout) =>
        ['4.20.0', '6.12.0'].flatMap((okta) =>
          [AT_ONCE, LATE_AND_STRICT].map((ruleTiming) => ({
            layout,
            okta,
            ruleTiming,
            stopped: ruleTiming !== AT_ONCE,
          })),
        ),
      )
    : [
        { layout: 'single', okta: '4.20.0', ruleTiming: AT_ONCE, stopped: false },
        { layout: 'per-account', okta: '6.12.0', ruleTiming: LATE_AND_STRICT, stopped: true },
      ];

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'a change that takes access from nobody', () => {
  let accounts: Accounts;
  beforeAll(async () => (accounts = await Accounts.start()), 5 * MINUTES);
  afterAll(() => accounts.stop());

  describe.each(WORLDS)('layout $layout, okta $okta, rules $ruleTiming, stopped half-way: $stopped', (world) => {
    let estate: Estate;
    beforeAll(async () => (estate = await Estate.start(organization(accounts, world))), 5 * MINUTES);
    afterAll(() => estate.stop());

    test.each(CHANGES.map((change) => [change.name, change] as const))(
      '%s: nobody lacks a role at any moment, and the next plan is empty',
      async (_, { steps, renamed = [] }) => {
        const sameRole = (arn: string) => renamed.reduce((text, [former, now]) => text.replace(now, former), arn);
        for (const [what, write] of steps[world.layout]) {
          write(estate);
          const applied = await estate.applyWatching({ sameRole, ...(world.stopped ? { stopAfter: 2 } : {}) });
          expect({ what, gaps: applied.gaps, lost: applied.lost }).toEqual({ what, gaps: [], lost: [] });
          expect(applied.looks).toBeGreaterThan(applied.milliseconds / 100);
          expect({ what, planned: await estate.planned() }).toEqual({ what, planned: [] });
        }
      },
      10 * MINUTES,
    );

    test(
      'another layout and another backend: the state is moved, the next plan is empty, and nobody lacks a role',
      async () => {
        const before = join(estate.directory, 'before');
        cpSync(estate.config, before, { recursive: true });
        const backend = { local: { directory: join(estate.directory, 'elsewhere') } };
        const layout = world.layout === 'single' ? 'per-account' : 'single';
        federation(all(set(['layout'], layout), set(['backend'], backend)))(estate);
        const { gaps, lost } = await watchRoles(estate.sampler, async () => {
          const env = { ...process.env, ...estate.environment } as Record<string, string>;
          const args = ['move-state', '--config', estate.config, '--from', before, '--yes'];
          const { code, err } = await runCli(args, { cwd: estate.directory, env: { ...env, FEDERATION_TODAY: TODAY } });
          expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('error') as string });
        });
        expect({ gaps, lost }).toEqual({ gaps: [], lost: [] });
        expect(await estate.planned()).toEqual([]);
      },
      10 * MINUTES,
    );
  });

  test(
    'what would take access away in passing is refused by the plan, which says what to write instead',
    async () => {
      const [world] = WORLDS as [World];
      const estate = await Estate.start(organization(accounts, { ...world, layout: 'single' }));
      try {
        const refused = async (change: (document: Document) => void): Promise<string> => {
          const before = readFileSync(join(estate.config, 'federation.yaml'), 'utf8');
          federation(change)(estate);
          const text = await estate.refusal();
          estate.write('federation.yaml', before);
          return text;
        };
        const several = await refused(
          all(
            set(['groupRules'], 'per-management-group'),
            set(['okta', 'app', 'signingKey', 'name'], 'leaked'),
            set(['identityProvider'], 'Okta-Prod'),
            set(['provisioningUser', 'keys'], ['b']),
          ),
        );
        expect(several).toContain('groupRules: {form: per-management-group, formerly: per-role-group}');
        expect(several).toContain('nobody could sign in until every account was applied');
        expect(several).toContain('formerly: Okta');
        expect(several).toContain("Okta's key would be deleted before the new one is entered");
        groups(unset(['Cloud Admins', 'members']))(estate);
        expect(await estate.refusal()).toContain('members: released');
        groups(set(['Cloud Admins', 'members'], [JAMES]))(estate);

        const state = join(estate.state, readdirSync(estate.state)[0] ?? '');
        federation(set(['okta', 'orgName'], 'mueller-dev'))(estate);
        const [other] = await estate.synthesize();
        const theirs = other?.json.terraform?.backend?.['local']?.['path'];
        expect([typeof theirs, existsSync(String(theirs))]).toEqual(['string', false]);
        cpSync(state, String(theirs));
        expect(await estate.refusal()).toContain('This state belongs to mueller-tech.okta.com/aws');
      } finally {
        await estate.stop();
      }
    },
    10 * MINUTES,
  );
});

function organization(accounts: Accounts, { layout, okta, ruleTiming }: World) {
  const files = {
    'federation.yaml': `
okta: {orgName: mueller-tech}
layout: ${layout}
roles:
  Admin: {policies: [AdministratorAccess], grantedTo: [Cloud Admins]}
  ReadOnly: {policies: [ReadOnlyAccess], grantedTo: [Cloud Admins, Support]}
provisioningUser: {account: Tech}
`,
    'management-groups.yaml': `
Cloud Admins: {members: [${JAMES}]}
Support: {description: First level}
`,
    'accounts/tech.yaml': `
id: '${accounts.next()}'
name: Tech
adopt: {legacy-deployer: {grantedTo: [Cloud Admins]}}
`,
  };
  return { accounts, files, people: { [JAMES]: [], [SUE]: ['Support'] }, okta, ruleTiming };
}
