import type { JsonObject } from '../../lib/documents/json/json';
import type { Access } from '../../lib/access/model/access';
import { readAccess } from '../../lib/access/read-access';
import { loadConfig } from '../../lib/config/load';
import { review } from '../../lib/review/review';
import { synthesize } from '../support/synthesize';
import { withConfig } from '../support/write-config';
import { document } from './support/federation';
import { mutations } from './support/mutate';

const TODAY = '2026-06-15';
/** One of everything that decides about access. */
const FILES = new Map<string, object | string>([
  [
    'federation.yaml',
    {
      okta: { orgName: 'mueller-tech', app: { signOnPolicy: { mfaEvery: '12h' } } },
      provisioningUser: { account: 'Tech' },
    },
  ],
  [
    'management-groups.yaml',
    { 'Cloud Admins': { members: ['ada@mueller-tech.com'] }, Support: {}, Auditors: { existing: true } },
  ],
  [
    'policies/read.json',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::logs/*"}]}',
  ],
  [
    'accounts/tech.yaml',
    {
      id: '123456789012',
      name: 'Tech',
      roles: {
        Deploy: {
          policies: ['PowerUserAccess', { file: 'policies/read.json' }],
          grantedTo: ['Cloud Admins', 'Support', 'Auditors'],
          sessionDuration: '4h',
          permissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
          conditions: { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] } },
        },
      },
      adopt: { 'legacy-deployer': { grantedTo: ['Support'] } },
    },
  ],
]);

/** Fields in which a change changes nobody's access, and why. */
const NO_ACCESS: readonly (readonly [field: RegExp, why: string])[] = [
  [/^(\/\/|terraform|output)(\.|$)/, 'describes the stack, or what is printed after an apply'],
  [/\.\/\/(\.|$)/, 'where CDKTF made the block; what reviewers read of it has tests of its own'],
  [/\.(description|tags|depends_on)(\.|$)/, 'words, and the order of an apply'],
  [/\.priority$/, 'with group mapping Okta lists the role of every group, whatever their order'],
  [
    /(okta_group_rule|okta_app_signon_policy|okta_app_signon_policy_rule)\.\*\.name$/,
    'what rules and policies are called',
  ],
  [/\.Sid$/, 'what a statement is called'],
];

/** Changes into a value that means the same, and why. */
const SAME: readonly (readonly [title: RegExp, why: string])[] = [
  [/\.status: "(ACTIVE|Active)" → \(gone\)$/, 'rules, apps and keys are active unless they say otherwise'],
  [/aws_iam_role\..*\.path: "\/" → \(gone\)$/, 'the default'],
  [
    /aws_iam_\w*policy\..*\.Effect: "Allow" → "allow"$/,
    'IAM refuses it; until then it is read as what it was meant to be',
  ],
  [/\.Action(\.\d+)?: "(\w)(\w+:\w+)" → "(?!\2)\w\3"$/, 'IAM compares actions without case'],
];

/** Without the digests of blocks, which differ whatever a change means. */
function meaning(access: Access): string {
  return JSON.stringify(Object.entries(access).filter(([name]) => name !== 'blocks'));
}

function told(before: Access, after: Access): string {
  const { gains, losses, broken, unknown, findings, members } = review({ before, after, today: TODAY });
  return JSON.stringify([gains, losses, broken, unknown, findings, members]);
}

test('no change of a value that decides about access passes as no change', () => {
  const { federation } = withConfig({ files: FILES }, (directory) => loadConfig(directory, { today: TODAY }));
  const stack = JSON.parse(JSON.stringify(synthesize(federation).get('federation'))) as JsonObject;
  const before = readAccess([document(stack)]);
  expect({ grants: before.grants.length, broken: before.broken, unknown: before.unknown }).toEqual({
    grants: 4,
    broken: [],
    unknown: [],
  });
  const nothing = { meaning: meaning(before), told: told(before, before) };
  const used = new Set<RegExp>();
  const missed: string[] = [];
  const score = { mutations: 0, read: 0, told: 0 };
  for (const { title, field, stack: changed } of mutations(stack)) {
    const allowed = [...NO_ACCESS.filter(([form]) => form.test(field)), ...SAME.filter(([form]) => form.test(title))];
    for (const [form] of allowed) used.add(form);
    if (allowed.length > 0) continue;
    const after = readAccess([document(changed)]);
    score.mutations += 1;
    if (meaning(after) !== nothing.meaning) score.read += 1;
    if (told(before, after) !== nothing.told) score.told += 1;
    else missed.push(title);
  }
  const percent = (part: number) => `${((100 * part) / score.mutations).toFixed(1)} %`;
  console.info(
    [
      `${score.mutations} mutations of values that decide about access:`,
      `told by the review: ${score.told} (${percent(score.told)})`,
      `of these by what the change means to somebody, not as a block that differs: ${score.read} (${percent(score.read)})`,
      ...missed.map((title) => `missed: ${title}`),
      'left out, since nobody’s access hangs on them:',
      ...NO_ACCESS.map(([form, why]) => `  ${form.source}: ${why}`),
      ...SAME.map(([form, why]) => `  ${form.source}: ${why}`),
    ].join('\n'),
  );
  expect(missed).toEqual([]);
  // An exception that excuses nothing would hide the next thing that it happens to match.
  expect([...NO_ACCESS, ...SAME].filter(([form]) => !used.has(form))).toEqual([]);
});
