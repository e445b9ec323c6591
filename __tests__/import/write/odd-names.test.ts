import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readAccess } from '../../../lib/access';
import { readLiveStates } from '../../../lib/documents';
import { loadConfig } from '../../../lib/config/load';
import { compareGrants } from '../../../lib/import/compare-grants';
import { reportMarkdown } from '../../../lib/import/report-text';
import { writeImport } from '../../../lib/import/write/write-import';
import { asStates } from '../../../lib/live/as-states';
import type { Snapshot } from '../../../lib/live/snapshot';
import { synthesize, type StackJson } from '../../support/synthesize';
import { ADMIN_GROUP, handMade, SUPPORT, type HandMade } from '../support/hand-made';
import { ACCOUNT, group, groupId, METADATA, role, rule, trust } from '../support/live';
import { snapshotOfStacks } from '../support/snapshot-of-stacks';

const ODD = [
  `a "b" 'c'`,
  'tab\tx',
  '${aws_iam_role.x.arn}',
  '%{ if true }',
  'Ünïcödé 日本 🎉',
  '# no: yaml',
  '- x',
  'null',
  '1e3',
  '__proto__',
  'constructor',
  'R&D',
  'RD',
  'Support\\',
  'back`tick',
];
const roles = [role('Admin', { trust: trust({ provider: 'OKTA' }) })];
const id = '0oa7k2m9xqTfVb3Rc5d7';

/** Takes it over in memory, and says what the configuration would make of it. */
function takenOver(given: HandMade): {
  before: Snapshot;
  stack: StackJson;
  report: ReturnType<typeof writeImport>['report'];
} {
  const before = handMade({ roles, ...given, app: { id, ...given.app } });
  const { files, report } = writeImport(before);
  const directory = mkdtempSync(join(tmpdir(), 'federation-odd-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    const stacks = synthesize(loadConfig(directory, { today: '2026-06-01' }).federation);
    const after = snapshotOfStacks(stacks, before.okta.apps[0]?.settings);
    const names = new Map(before.okta.groups.map((each) => [each.id, each.name]));
    const access = (snapshot: Snapshot) => readAccess(readLiveStates(asStates(snapshot)));
    expect(compareGrants(access(before), access(after), names)).toMatchObject({
      missing: [],
      added: [],
      different: [],
    });
    return { before, stack: stacks.get('federation') ?? {}, report };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const blocks = (stack: StackJson, type: string) => Object.values(stack.resource?.[type] ?? {});
const plain = (text: unknown) => String(text).replaceAll('$${', '${').replaceAll('%%{', '%{');

test('groups of any name that a rule reads are looked up by id, and the rule stays to the letter', () => {
  const groups = ODD.map((name) => group(name));
  const expression = groups.map((each) => `isMemberOfGroup("${each.id}")`).join(' OR ');
  const { stack } = takenOver({
    groups,
    rules: [rule(`"all" of 'them'`, { expression, targets: [groupId(ADMIN_GROUP)] })],
  });
  const [written] = blocks(stack, 'okta_group_rule');
  expect(plain(written?.['name'])).toBe(`"all" of 'them'`);
  const ids = new Map(Object.entries(stack.data?.['okta_group'] ?? {}).map(([name, block]) => [name, block['id']]));
  const resolved = plain(written?.['expression_value']).replace(
    /\$\{data\.okta_group\.([\w-]+)\.id\}/g,
    (_, name: string) => String(ids.get(name)),
  );
  expect(resolved).toBe(expression);
});

test('groups of any name stay assigned', () => {
  const groups = ODD.map((name) => group(name));
  const { stack } = takenOver({ groups, assigned: ['Support', ADMIN_GROUP, ...ODD] });
  const [assignments] = blocks(stack, 'okta_app_group_assignments');
  expect(assignments?.['group']).toHaveLength(ODD.length + 2);
});

test('a description, a rule or a condition with Terraform’s own signs means what it meant', () => {
  const description = 'costs ${x} and %{y}, "quoted" \\ back';
  const condition = { StringLike: { 'SAML:sub': '${saml:x}*', 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
  const [statement] = trust({ provider: 'OKTA' }).Statement;
  const document = { Version: '2012-10-17', Statement: [{ ...statement, Condition: condition }] };
  const { stack } = takenOver({
    roleGroups: [group(ADMIN_GROUP, { description })],
    roles: [role('Admin', { trust: document, description: 'a b' })],
    rules: [rule('percent', { expression: 'user.x=="%{y}"', targets: [groupId(ADMIN_GROUP)] })],
  });
  expect(blocks(stack, 'okta_group').map((block) => plain(block['description']))).toEqual([description]);
  expect(JSON.parse(plain(blocks(stack, 'aws_iam_role')[0]?.['assume_role_policy']))).toEqual(document);
  expect(plain(blocks(stack, 'okta_group_rule')[0]?.['expression_value'])).toBe('user.x=="%{y}"');
});

test('a rule that holds the sign for a management group cannot be said, and is left as it is', () => {
  const odd = rule('odd', { expression: 'user.x=="${y}"', targets: [groupId(ADMIN_GROUP)] });
  const { stack, report } = takenOver({ rules: [odd] });
  expect(blocks(stack, 'okta_group_rule')).toEqual([]);
  expect(report).toContainEqual(
    expect.objectContaining({ outcome: 'cannot be said', kind: 'group rule', name: 'odd' }),
  );
});

test('tags that AWS sets itself are left out: nobody else may write them', () => {
  const tags = { 'aws:cloudformation:stack-name': 'prod', team: 'ops' };
  const { stack, report } = takenOver({
    roles: [role('Admin', { trust: trust({ provider: 'OKTA' }), tags })],
    account: {
      samlProviders: [
        {
          arn: `arn:aws:iam::${ACCOUNT}:saml-provider/OKTA`,
          metadata: METADATA,
          tags: { 'AWS:cloudformation:x': 'y' },
        },
      ],
    },
  });
  expect(blocks(stack, 'aws_iam_role')[0]?.['tags']).toEqual({ team: 'ops' });
  expect(report).toContainEqual(expect.objectContaining({ outcome: 'imported', kind: 'SAML provider' }));
  expect(report.find(({ kind }) => kind === 'role')?.because).toContain('tags that AWS sets itself');
});

test('a group that counts as a role group and leads to no role stays assigned as it is', () => {
  const retired = `aws_${ACCOUNT}_Retired`;
  const { stack, report } = takenOver({ groups: [group(retired)], assigned: ['Support', ADMIN_GROUP, retired] });
  expect(report).toContainEqual(expect.objectContaining({ outcome: 'left alone', kind: 'group', name: retired }));
  const [assignments] = blocks(stack, 'okta_app_group_assignments');
  expect(assignments?.['group']).toHaveLength(3);
  expect(JSON.stringify(stack.data?.['okta_group'])).toContain(groupId(retired));
});

test('no name becomes a line, a cell or a control of its own in the report', () => {
  const name = 'Evil | [x](y)\n# heading \u001b[31m\u202e';
  const entries = [{ outcome: 'left alone', kind: 'group', where: 'okta', name } as const];
  const text = reportMarkdown({ entries, others: [], problems: [], removed: '', takenAt: '2026-06-01' });
  const line = text.split('\n').find((each) => each.includes('Evil')) ?? '';
  expect(line).not.toMatch(/\p{C}/u);
  expect(line.match(/(?<!\\)\|/g)).toHaveLength(5);
  expect(SUPPORT.name).toBe('Support');
});
