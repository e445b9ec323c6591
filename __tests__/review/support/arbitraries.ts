import fc from 'fast-check';
import type { Access } from '../../../lib/access/model/access';
import type { Grant } from '../../../lib/access/model/grants';
import type { Change } from '../../../lib/review/model';
import { anyCharacter } from '../../support/any-character';
import {
  access,
  ADMINISTRATOR,
  allow,
  app,
  AUDIENCE,
  grant,
  groupRule,
  managementGroup,
  policy,
  READ_ONLY,
  role,
  roleGroup,
  samlProvider,
  TODAY,
  user,
} from './builders';

const policies = fc.subarray([
  policy(READ_ONLY),
  policy(ADMINISTRATOR),
  policy('deploy', allow('s3:*')),
  policy('deny', allow('*', '*', { Effect: 'Deny' })),
]);

const roles = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('Okta-Tech-Admin', 'Okta-Tech-Deploy', 'Okta-Tech-ReadOnly', 'legacy'),
    policies,
    maxSessionSeconds: fc.constantFrom(3600, 7200, 43200),
    adopted: fc.boolean(),
  }),
  { selector: ({ name }) => name, maxLength: 4 },
);

/** An Access in which every part may be there or not; names are as given. */
export function accesses(
  names: fc.Arbitrary<string> = fc.constantFrom('Support', 'Cloud Admins', 'Auditors'),
): fc.Arbitrary<Access> {
  return fc
    .record({
      roles: roles.map((list) => list.map((parts) => role(parts))),
      groups: fc.uniqueArray(names, { maxLength: 3 }),
      members: fc.subarray(['ada@mueller-tech.com', 'james@mueller-tech.com']),
      existing: fc.boolean(),
      mfa: fc.boolean(),
      metadata: fc.constantFrom('okta_app_saml.app', 'sha256:9f86d081'),
      conditions: fc.subarray([{ operator: 'IpAddress', key: 'aws:SourceIp', values: ['192.0.2.0/24'] }]),
      audiences: fc.subarray([AUDIENCE, 'https://eu-central-1.signin.aws.amazon.com/saml']),
      until: fc.option(fc.constantFrom('2026-01-01', '2027-01-01'), { nil: undefined }),
      reason: fc.option(names, { nil: undefined }),
      pick: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      broken: names,
    })
    .map((given) => {
      const { conditions, audiences, until, reason, pick } = given;
      const grants: Grant[] = given.groups.flatMap((name, i) =>
        given.roles
          .filter((_, j) => pick[i * 4 + j])
          .map((it) =>
            grant(
              {
                managementGroup: name,
                conditions,
                audiences,
                ...(until === undefined ? {} : { until }),
                ...(reason === undefined ? {} : { reason }),
              },
              it,
            ),
          ),
      );
      return access({
        managementGroups: given.groups.map((name) =>
          managementGroup({ name, existing: given.existing, members: given.members }),
        ),
        roles: given.roles,
        rules: given.groups.map((name) => groupRule({ name })),
        roleGroups: given.roles.map(({ name }) => roleGroup({ role: name })),
        apps: [app({ mfa: { known: given.mfa } })],
        samlProviders: [samlProvider({ metadata: { known: given.metadata } })],
        users: [user()],
        grants,
        broken: [
          {
            kind: 'role',
            address: 'federation:x',
            subject: given.broken,
            reason: `no role ${given.broken}`,
            managementGroups: given.groups,
          },
        ],
        unknown: [{ address: 'federation:y', subject: given.broken, reason: 'a variable' }],
      });
    });
}

export function changes(names?: fc.Arbitrary<string>): fc.Arbitrary<Change> {
  const plan = fc.option(
    fc.array(
      fc.record({
        address: names ?? fc.constantFrom('aws_iam_role.a', 'okta_group.b'),
        type: fc.constantFrom('aws_iam_role', 'okta_group', 'okta_group_rule'),
        actions: fc.constantFrom(
          ['create'],
          ['delete'],
          ['update'],
          ['delete', 'create'],
          ['no-op'],
          ['read'],
          ['forget'],
        ),
      }),
      { maxLength: 4 },
    ),
    { nil: undefined },
  );
  return fc
    .record({ before: accesses(names), after: accesses(names), plan })
    .map(({ plan: planned, ...sides }) => ({ ...sides, today: TODAY, ...(planned ? { plan: planned } : {}) }));
}

/** Names that try to be something else: markup, mentions, links, fences, turned and hidden characters. */
export const hostileNames = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(1)>',
    '<!-- ',
    '--> <b>',
    '@octocat',
    '@everyone, look',
    '| a | b |',
    'x\\|y',
    '`code`',
    '```',
    '``` \n# Heading',
    '[link](https://evil.example)',
    '![x](https://evil.example/x.png)',
    'https://evil.example/login',
    'www.evil.example',
    '**bold** _it_ ~~gone~~',
    '#123 GH-1 a/b#2 0123456789abcdef',
    ':tada:',
    '</details>',
    '- [x] done',
    '1. first\n2. second',
    '"]; click g0 href "https://evil.example" %%',
    'a"]-->b["c',
    'subgraph x\nend',
    '#quot;#60;b#62;',
    '\u202egnp.exe',
    'Ad\u200bmin',
    'a\u2028b\u0000c\u001b[31m',
    '\ud800',
    '${__proto__}',
    '__proto__',
    'constructor',
    ' leading  and trailing ',
    '&lt;b&gt; &#64; &amp;',
    '$$x^2$$',
    '\\',
    '$`x`$',
  ),
  fc.string({ unit: anyCharacter, minLength: 1, maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('`|<>[]()*_~#@!\\\n\r\t-+=:&"\'$ax ')),
    minLength: 1,
    maxLength: 20,
  }),
);
