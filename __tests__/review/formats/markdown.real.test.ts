import fc from 'fast-check';
import type { Grant } from '../../../lib/access/model/grants';
import { MARKER, MAX_CHARACTERS, toMarkdown } from '../../../lib/review/formats/markdown';
import type { Change } from '../../../lib/review/model';
import { review } from '../../../lib/review/review';
import { visible } from '../../../lib/review/visible';
import { changes, hostileNames } from '../support/arbitraries';
import {
  access,
  ADMINISTRATOR,
  change,
  grant,
  granted,
  managementGroup,
  policy,
  principalOf,
  READ_ONLY,
  role,
  roleGroup,
  statement,
  TODAY,
} from '../support/builders';
import { startMarkdownRenderer, type MarkdownRenderer } from '../support/markdown-renderer';

const report = (given: Change) => toMarkdown(review(given));

let renderer: MarkdownRenderer;
beforeAll(() => {
  renderer = startMarkdownRenderer();
});
afterAll(() => renderer.stop());

test('says plainly that nothing changes', () => {
  const text = toMarkdown(review(change(granted(), granted()), []));
  expect(text).toContain('## ✅ Access review: unchanged');
  expect(text).toContain('There will be no access changes.');
  expect(text.startsWith(MARKER)).toBe(true);
});

const stranger = statement({
  principals: [principalOf('AWS:arn:aws:iam::444455556666:root')],
  actions: ['sts:AssumeRole'],
});

test('no verdict on grants hides that a stranger may become a role', () => {
  const text = report(change(granted(), granted({ trust: { known: [statement(), stranger] } })));
  expect(text).toContain('## ⛔ Access review: broadened, dangerous');
  expect(text).toContain('**Somebody may get access that no grant shows: 1 finding below.');
});

test('what can wait is folded to one line, and what is dangerous never', () => {
  const text = report(change({}, granted({ policies: [policy(ADMINISTRATOR)] }, { reason: '' })));
  const open = text.replace(/<details>[\s\S]*?<\/details>/g, '');
  expect(text).toContain('<summary>⚪ A grant has no reason (low, grant-without-reason): 1</summary>');
  expect(open).not.toContain('grant-without-reason');
  expect(open).toContain('**Members of a management group are administrators** (critical');
});

test('says that nothing needs attention where only older findings are left', () => {
  const before = granted({}, { reason: '' });
  expect(report(change(before, before))).toContain('### Needs attention\n\nNothing that this change brings.');
});

test('shows verdict, attention, gains, matrix, plan and manual steps in this order', () => {
  const plan = [{ address: 'aws_iam_role.x', type: 'aws_iam_role', actions: ['delete'] }];
  const text = report(change({}, granted({ policies: [policy(ADMINISTRATOR)] }), plan));
  const order = [
    'Access review: broadened',
    'Needs attention',
    'Gains and losses',
    'Access matrix',
    'Terraform',
    'Manual steps',
  ];
  expect(order.map((title) => text.indexOf(title))).toEqual(
    order.map((title) => text.indexOf(title)).toSorted((a, b) => a - b),
  );
  expect(order.every((title) => text.includes(title))).toBe(true);
});

test('what could not be analysed, and what may give access, come before any other finding', () => {
  const before = granted();
  const after = {
    ...granted({ policies: [policy(ADMINISTRATOR)], trust: { known: [statement(), stranger] } }),
    unknown: [{ address: 'a:b', subject: 'x', reason: 'cannot be read' }],
  };
  const text = report(change(before, after));
  const order = ['Not analysed: it may give access', 'may give access, `trust-', '`administrator-grant`'];
  const places = order.map((part) => text.indexOf(part));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('what was there before is counted by rule', () => {
  const before = granted({ policies: [policy(ADMINISTRATOR)] });
  const text = report(change(before, before));
  expect(text).toContain('- 🔴 `administrator-grant`: 1 (Members of a management group are administrators)');
  expect(text).not.toContain('Support → Mueller-Tech');
});

test('a change of a role in many accounts is one line, and its findings are one line for each rule', () => {
  const roles = (name: string) =>
    Array.from({ length: 12 }, (_, i) => {
      const id = String(100_000_000_000 + i);
      const arn = `arn:aws:iam::${id}:role/Okta-A${i}-Ops`;
      return role({
        name: `Okta-A${i}-Ops`,
        address: `federation:aws_iam_role.r${i}`,
        accountId: { known: id },
        arn: { known: arn },
        policies: [policy(name)],
      });
    });
  const side = (name: string) => ({
    roles: roles(name),
    grants: roles(name).flatMap((it, i) =>
      ['A', 'B', 'C'].map((managementGroup) =>
        grant(
          {
            managementGroup,
            accountName: `A${i}`,
            accountId: String(100_000_000_000 + i),
            policies: { known: [name] },
          },
          it,
        ),
      ),
    ),
  });
  const text = report(change(side(READ_ONLY), side(ADMINISTRATOR)));
  expect(text).toContain(
    'get more and less of `Ops` in 12 accounts (`A0`, `A1`, `A10`, `A11` and 8 more): `ReadOnlyAccess` → `AdministratorAccess`, **administrator**',
  );
  const open = text.replace(/<details>[\s\S]*?<\/details>/g, '');
  expect(open.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(3);
  expect(open.length).toBeLessThan(2_500);
});

test('a deletion is named, a creation is counted', () => {
  const action = (address: string, ...actions: string[]) => ({ address, type: 'aws_iam_role', actions });
  const text = report(change({}, {}, [action('aws_iam_role.new', 'create'), action('aws_iam_role.old', 'delete')]));
  expect(text).toContain('❌ 1 to delete · ➕ 1 to create');
  expect(text).toContain('- **delete** `aws_iam_role.old`');
  expect(text).not.toContain('aws_iam_role.new');
});

test('an accepted finding is shown with its reason, and not folded away', () => {
  const accept = [{ rule: 'administrator-grant', reason: 'break glass' }];
  const text = report(change({}, granted({ policies: [policy(ADMINISTRATOR)], accept })));
  expect(text.replace(/<details>[\s\S]*?<\/details>/g, '')).toContain('because `break glass`');
});

/** `n` roles, each granted to four groups of `size` characters. */
function large(n: number, size: number): Change {
  const roles = Array.from({ length: n }, (_, i) =>
    role({ name: `Role-${i}-${'x'.repeat(size)}`, policies: [policy(ADMINISTRATOR)] }),
  );
  const grants = roles.flatMap((it) =>
    ['A', 'B', 'C', 'D'].map((name): Grant =>
      grant({ managementGroup: name.repeat(size), reason: 'because '.repeat(size) }, it),
    ),
  );
  return {
    before: access(),
    after: access({
      roles,
      grants,
      unknown: grants.map(({ role: subject }) => ({ address: 'a:b', subject, reason: 'r'.repeat(size) })),
    }),
    today: TODAY,
  };
}

test.each([
  [1, 1],
  [50, 10],
  [300, 20],
  [300, 250],
  [2000, 60],
])('%d roles with names of %d characters stay below the limit', (n, size) => {
  const text = report(large(n, size));
  expect(text.length).toBeLessThanOrEqual(MAX_CHARACTERS);
  expect(text).toContain(`${4 * n} gains`);
});

test('what does not fit is left out in a fixed order, and said', () => {
  expect(report(large(20, 5))).not.toContain('Left out');
  const [some, more] = [report(large(60, 30)), report(large(400, 60))];
  expect(some).toContain('> Left out, to stay below 65000 characters: ');
  expect(more).toContain('the matrix, ');
  // What needs attention is the last to go.
  for (const text of [some, more])
    expect(text).toContain('**Members of a management group are administrators** (critical');
});

test('whatever the names, what is rendered has the structure that plain names have', async () => {
  await fc.assert(
    fc.asyncProperty(hostileNames, async (name) => {
      const [hostile, plain] = await Promise.all([name, 'plain'].map((it) => renderedWith(it)));
      expect(skeleton(hostile ?? '')).toEqual(skeleton(plain ?? ''));
      const outside = textOutsideCode(hostile ?? '');
      expect(outside).not.toMatch(/@\w|:\/\/|www\.|#\d/);
      expect(outside).not.toMatch(/[^\P{C}\n]/u);
    }),
    { numRuns: 300 },
  );
});

test('a name is shown as it is, apart from what cannot be seen', async () => {
  await fc.assert(
    fc.asyncProperty(hostileNames, async (name) => {
      const html = await renderer.render(
        report(
          change({}, { managementGroups: [managementGroup({ name })], ...granted({}, { managementGroup: name }) }),
        ),
      );
      // A table's code is the only one that writes a bar after a back-slash in another way.
      expect(codes(html)).toContain(visible(name));
    }),
    { numRuns: 200 },
  );
});

test('a long comment with hostile names is valid too', async () => {
  await fc.assert(
    fc.asyncProperty(changes(hostileNames), async (given) => {
      const html = await renderer.render(report(given));
      expect(html).not.toMatch(
        /<(?!\/?(h2|h3|p|ul|ol|li|strong|code|pre|table|thead|tbody|tr|th|td|details|summary|blockquote|input)\b|!-- okta-aws-federation: access review -->)/,
      );
      expect(html).not.toMatch(/<a |<img|<del|<em/);
    }),
    { numRuns: 100 },
  );
});

/** One change whose every name is the same. */
function renderedWith(name: string): Promise<string> {
  const it = role({
    name,
    address: 'federation:aws_iam_role.x',
    policies: [policy(ADMINISTRATOR), policy(`inline ${name}`)],
  });
  const one = grant(
    { managementGroup: name, accountName: name, roleGroup: name, reason: name, until: '2027-01-31' },
    it,
  );
  const gone = role({ name: 'Other', address: 'federation:aws_iam_role.y' });
  const given = change(
    { roles: [gone], grants: [grant({ managementGroup: name }, gone)] },
    {
      roles: [it],
      grants: [one],
      managementGroups: [managementGroup({ name, address: 'federation:okta_group.m', members: [name] })],
      roleGroups: [roleGroup({ name, address: 'federation:okta_group.r', assigned: false })],
      broken: [
        { kind: 'role', address: 'a:b', subject: name, reason: `${name} is not there`, managementGroups: [name] },
      ],
      unknown: [{ address: 'a:b', subject: name, reason: `${name} is unknown` }],
    },
    [
      { address: name, type: name, actions: ['delete'] },
      { address: name, type: name, actions: ['create'] },
    ],
  );
  // The rules on odd names and on blank reasons speak up for some of them only.
  const full = review(given);
  const findings = full.findings.filter(({ id }) => id !== 'confusable-name' && id !== 'grant-without-reason');
  return renderer.render(toMarkdown({ ...full, findings }));
}

/** The tags in their order; how many words of a sentence are code depends on the words. */
function skeleton(html: string): string[] {
  return (html.match(/<[^>]+>/g) ?? []).filter((tag) => !/^<\/?code/.test(tag));
}

function textOutsideCode(html: string): string {
  return html.replace(/<code[^>]*>[\s\S]*?<\/code>/g, '').replace(/<[^>]+>/g, '');
}

function codes(html: string): string[] {
  return [...html.matchAll(/<code>([\s\S]*?)<\/code>/g)].map(([, text = '']) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}
