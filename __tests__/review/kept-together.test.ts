import { type JsonObject, readPlanJson } from '../../lib/documents';
import { readAccess } from '../../lib/access';
import { rolesComeAndGo } from '../../lib/review/kept-together';
import { review } from '../../lib/review/review';
import { document } from '../access/support/federation';
import { account, federation, role } from '../support/federation';
import { synthesize } from '../support/synthesize';
import { planOf } from '../support/terraform-show/show';

type Layout = 'single' | 'per-account';
const NAME = { single: 'federation', 'per-account': 'okta' } as const;

/** The stack that keeps the names of the roles. */
function keeping(layout: Layout, ...roles: string[]): JsonObject {
  const config = federation({ layout, accounts: [account('Tech', { roles: roles.map((name) => role(name)) })] });
  const stack = synthesize(config).get(NAME[layout]);
  return JSON.parse(JSON.stringify(stack)) as JsonObject;
}

const read = (stack: JsonObject) => readAccess([document(stack)]);
/** What is reported of the kept names. */
function reported(before: JsonObject, after: JsonObject): string[] {
  const { findings } = review({ before: read(before), after: read(after), today: '2026-06-15' });
  return findings
    .filter(({ id, address }) => ['other-change', 'change-refused'].includes(id) && address.includes('RoleNames'))
    .map(({ evidence }) => evidence);
}

/** The stack with another text in the object that keeps the names. */
function tampered(stack: JsonObject, change: (block: string) => string): JsonObject {
  const kept = (stack['resource'] as Record<string, Record<string, object>>)['terraform_data'] ?? {};
  const [label = '', block] = Object.entries(kept).find(([name]) => name.includes('RoleNames')) ?? [];
  const text = JSON.stringify(block);
  const changed = change(text);
  expect(changed).not.toBe(text);
  const resource = {
    ...(stack['resource'] as object),
    terraform_data: { ...kept, [label]: JSON.parse(changed) as object },
  };
  return { ...stack, resource } as unknown as JsonObject;
}

describe.each(['single', 'per-account'] as const)('the kept names of roles, in the layout %s', (layout) => {
  const [one, two] = [keeping(layout, 'Reader'), keeping(layout, 'Reader', 'Support')];

  test('are not reported where a role comes or goes', () => {
    expect(reported(one, two)).toEqual([]);
    expect(reported(two, one)).toEqual([]);
  });

  test('are not reported in a plan where a role comes', () => {
    const json = JSON.parse(JSON.stringify(planOf(one, two))) as JsonObject;
    const side = (which: 'before' | 'after') => readAccess([readPlanJson(json, { side: which, name: 'plan' })]);
    const [before, after] = [side('before'), side('after')];
    expect(before.kept).toHaveLength(2);
    expect(rolesComeAndGo(before, after).size).toBe(1);
    expect(review({ before, after, today: '2026-06-15' }).findings.map(({ id }) => id)).not.toContain('other-change');
  });

  test.each<readonly [string, (block: string) => string]>([
    ['a path is not demanded any more', (block) => block.replace('"input.path-Reader",', '')],
    ['nothing is compared', (block) => block.replace(/"condition":"(?:[^"\\]|\\.)*"/, '"condition":"${true}"')],
    ['the path of the new role is not demanded', (block) => block.replace(',"input.path-Support"', '')],
    [
      'a role that stays is left out',
      (block) => block.replaceAll(/(?:\\?"),?(?:name|path)-Reader\\?":\\?"[^"\\]*\\?",?/g, ''),
    ],
    ['the refusal says something else', (block) => block.replace('IAM renames and moves no role', 'IAM renames roles')],
    ['a kept value is another', (block) => block.replaceAll('Okta-Tech-Reader', 'Okta-Tech-Other')],
  ])('are reported where %s', (_, change) => {
    expect(reported(one, tampered(two, change))).toHaveLength(1);
  });
});
