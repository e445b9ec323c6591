import { parse, parseDocument } from 'yaml';
import { readAccess } from '../../lib/access';
import { readPlanJson, type JsonObject } from '../../lib/documents';
import { loadConfig } from '../../lib/config/load';
import { plannedActions, withPlans } from '../../lib/cli/review/plans';
import type { Federation } from '../../lib/config/model';
import type { Edit, Finding, Report } from '../../lib/review/model';
import { review } from '../../lib/review/review';
import { document } from '../access/support/federation';
import { TODAY } from '../support/arbitrary-config';
import { synthesize } from '../support/synthesize';
import { planOf } from '../support/terraform-show/show';
import { withConfig } from '../support/write-config';

/**
 * A name that changes at once would take access away. The review finds that out of what both sides synthesize to, and its
 * remedy is text for a file of the configuration: written there, the change is one that nobody loses a role by.
 */

type Files = Readonly<Record<string, string>>;
const LAYOUTS = ['single', 'per-account'] as const;

const base = (layout: string): Files => ({
  'federation.yaml': `okta: {orgName: mueller-tech}
layout: ${layout}
roles:
  Admin: {policies: [AdministratorAccess], grantedTo: [Cloud Admins]}
  ReadOnly: {policies: [ReadOnlyAccess], grantedTo: [Cloud Admins, first]}
provisioningUser: {account: Tech, keys: [a]}
`,
  'management-groups.yaml': `Cloud Admins: {members: [james@mueller-tech.com]}
first: {name: First & second level}
`,
  'accounts/main-account.yaml': `id: '123456789012'
name: Tech
roles:
  Deploy: {policies: [PowerUserAccess], grantedTo: [first]}
`,
});

const replaced = (files: Files, file: string, from: string | RegExp, to: string): Files => {
  const text = (files[file] ?? '').replaceAll(from, to);
  if (text === files[file]) throw new Error(`${String(from)} is not in ${file}`);
  return { ...files, [file]: text };
};
const appended = (files: Files, file: string, text: string): Files => ({
  ...files,
  [file]: `${files[file] ?? ''}${text}`,
});

interface Change {
  readonly write: (files: Files) => Files;
  /** Layouts in which it is not safe at once. @default - both */
  readonly layouts?: readonly string[];
  readonly rule: string;
  readonly edit: (layout: string) => Edit;
}

const apart = (layout: string, line: string) => (layout === 'per-account' ? [line] : []);

const CHANGES: Readonly<Record<string, Change>> = {
  'the name of an account': {
    layouts: ['per-account'],
    write: (files) =>
      replaced(
        replaced(files, 'accounts/main-account.yaml', 'name: Tech', 'name: Lab'),
        'federation.yaml',
        'account: Tech',
        'account: Lab',
      ),
    rule: 'change-refused',
    edit: () => ({
      file: 'accounts/main-account.yaml',
      lines: ['name: Lab', 'formerly: Tech', 'switched: false'],
    }),
  },
  'the key of a role of the organization': {
    write: (files) => replaced(files, 'federation.yaml', 'ReadOnly:', 'Looker:'),
    rule: 'renamed-without-formerly',
    edit: (layout) => ({
      file: 'federation.yaml',
      lines: ['roles:', '  Looker:', '    formerly: ReadOnly', ...apart(layout, '    switched: false')],
    }),
  },
  'the key of a role of one account': {
    write: (files) => replaced(files, 'accounts/main-account.yaml', 'Deploy:', 'Ship:'),
    rule: 'renamed-without-formerly',
    edit: (layout) => ({
      file: 'accounts/main-account.yaml',
      lines: ['roles:', '  Ship:', '    formerly: Deploy', ...apart(layout, '    switched: false')],
    }),
  },
  'the key of a management group': {
    write: (files) =>
      replaced(
        replaced(files, 'management-groups.yaml', 'Cloud Admins:', 'Platform:'),
        'federation.yaml',
        /Cloud Admins/g,
        'Platform',
      ),
    rule: 'renamed-without-formerly',
    edit: () => ({ file: 'management-groups.yaml', lines: ['Platform:', '  formerly: Cloud Admins'] }),
  },
  'the key of a management group that has a name': {
    write: (files) => {
      const keyed = replaced(
        files,
        'management-groups.yaml',
        'first: {name: First & second level}',
        'helpdesk: {name: Helpdesk}',
      );
      const granted = replaced(keyed, 'federation.yaml', ', first]', ', helpdesk]');
      return replaced(granted, 'accounts/main-account.yaml', '[first]', '[helpdesk]');
    },
    rule: 'renamed-without-formerly',
    edit: () => ({ file: 'management-groups.yaml', lines: ['helpdesk:', '  formerly: first'] }),
  },
  'the name of the SAML provider': {
    write: (files) => appended(files, 'federation.yaml', 'identityProvider: Okta-Prod\n'),
    rule: 'change-refused',
    edit: () => ({
      file: 'federation.yaml',
      lines: ['identityProvider:', '  name: Okta-Prod', '  formerly: Okta', '  switched: false'],
    }),
  },
  'the form of the group rules': {
    write: (files) => appended(files, 'federation.yaml', 'groupRules: per-management-group\n'),
    rule: 'change-refused',
    edit: () => ({
      file: 'federation.yaml',
      lines: ['groupRules:', '  form: per-management-group', '  formerly: per-role-group'],
    }),
  },
  'the slot of the provisioning key': {
    write: (files) => replaced(files, 'federation.yaml', 'keys: [a]', 'keys: [b]'),
    rule: 'change-refused',
    edit: () => ({ file: 'federation.yaml', lines: ['provisioningUser:', '  keys: [a, b]'] }),
  },
  'a list of members that goes': {
    write: (files) =>
      replaced(
        files,
        'management-groups.yaml',
        'Cloud Admins: {members: [james@mueller-tech.com]}',
        'Cloud Admins: {}',
      ),
    rule: 'change-refused',
    edit: () => ({ file: 'management-groups.yaml', lines: ['Cloud Admins:', '  members: released'] }),
  },
  'a group that somebody else is to own': {
    write: (files) => replaced(files, 'management-groups.yaml', 'first: {name:', 'first: {existing: true, name:'),
    rule: 'change-refused',
    edit: () => ({ file: 'management-groups.yaml', lines: ['first:', '  existing: released'] }),
  },
};

const cases = Object.entries(CHANGES).flatMap(([name, change]) =>
  LAYOUTS.filter((layout) => change.layouts?.includes(layout) ?? true).map((layout) => [name, layout, change] as const),
);
const IDS = new Set(Object.values(CHANGES).map(({ rule }) => rule));

function load(files: Files): Federation {
  return withConfig(
    { files: new Map(Object.entries(files)) },
    (directory) => loadConfig(directory, { today: TODAY }).federation,
  );
}

const documentsOf = (files: Files) =>
  [...synthesize(load(files))].map(([name, json]) => document(json as unknown as JsonObject, name));

function ofStacks(before: Files, after: Files): Report {
  const [then, now] = [documentsOf(before), documentsOf(after)];
  return review({ before: readAccess(then), after: readAccess(now), today: TODAY });
}

function found({ findings }: Report): Finding[] {
  return findings.filter(({ id, isNew }) => isNew && IDS.has(id));
}

/** Writes the lines where they say, over what the file has there. */
function written(files: Files, { file, lines }: Edit): Files {
  const yaml = parseDocument(files[file] ?? '');
  const put = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) yaml.setIn(path, value);
    else {
      if (
        path.length > 0 &&
        !yaml.hasIn([...path, Object.keys(value)[0] ?? '']) &&
        typeof yaml.getIn(path) !== 'object'
      )
        yaml.setIn(path, yaml.createNode({}));
      for (const [key, inner] of Object.entries(value)) put(inner, [...path, key]);
    }
  };
  put(parse(lines.join('\n')), []);
  return { ...files, [file]: String(yaml) };
}

describe.each(cases)('%s, in the layout %s', (_, layout, { write, rule, edit }) => {
  const before = base(layout);
  const after = write(before);

  test('is reported with the lines to write, which are what the next change needs', () => {
    const findings = found(ofStacks(before, after));
    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([[rule, 'high']]);
    expect(findings.flatMap(({ edits = [] }) => edits)).toEqual([edit(layout)]);
    expect(found(ofStacks(before, written(after, edit(layout))))).toEqual([]);
  });

  // The model of plans knows neither another stack's state nor the secret of a key.
  if (rule === 'renamed-without-formerly' && layout === 'single')
    test('is reported the same with the plans of both sides, and by the plans alone without the file', () => {
      const withoutUser = (files: Files) => replaced(files, 'federation.yaml', /^provisioningUser.*\n/gm, '');
      const [was, is] = [withoutUser(before), withoutUser(after)];
      const stacks = (files: Files) => synthesize(load(files)) as unknown as ReadonlyMap<string, JsonObject>;
      const [then, now] = [stacks(was), stacks(is)];
      const plans = [...now].map(([name, json]) => ({
        path: `${name}.json`,
        name,
        json: JSON.parse(JSON.stringify(planOf(then.get(name), json))) as JsonObject,
      }));
      const side = (files: Files, which: 'before' | 'after') => withPlans(documentsOf(files), plans, which);
      const planned = readAccess(side(is, 'after'));
      const both = review({
        before: readAccess(side(was, 'before')),
        after: planned,
        today: TODAY,
        plan: plannedActions(planned),
      });
      expect(found(both).flatMap(({ edits = [] }) => edits)).toEqual([edit(layout)]);

      const alone = (which: 'before' | 'after') =>
        readAccess(plans.map(({ name, json }) => readPlanJson(json, { name, side: which })));
      const report = review({
        before: alone('before'),
        after: alone('after'),
        today: TODAY,
        plan: plannedActions(alone('after')),
      });
      expect(found(report).map(({ id }) => id)).toEqual([rule]);
    });
});

test('an account may have another name at once where Terraform keeps the order', () => {
  const change = CHANGES['the name of an account'] as Change;
  const report = ofStacks(base('single'), change.write(base('single')));
  expect(found(report)).toEqual([]);
  expect(report.findings.filter(({ id, isNew }) => isNew && id === 'rule-replaced')).toEqual([]);
  expect(report.losses).toEqual([]);
});
