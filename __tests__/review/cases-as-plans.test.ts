import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readAccess } from '../../lib/access';
import { readPlanJson } from '../../lib/documents';

/**
 * Federations of other people that once were misread, as plans by Terraform 1.11.4 with okta 6.12.0 and aws 5.100.0, cut
 * down to what is read.
 */
const FOLDER = join(__dirname, 'cases-as-plans');

interface Answer {
  readonly grants: readonly string[];
  /** What is broken, by the kind of link and whom it was meant for. */
  readonly broken: readonly string[];
  readonly unknown: readonly RegExp[];
}

const NIGHT_SHIFT: Answer = { grants: ['Night Shift → Operator'], broken: [], unknown: [] };
const nobody = (...unknown: RegExp[]): Answer => ({ grants: [], broken: [], unknown });

const ANSWERS: Readonly<Record<string, Answer>> = {
  // A first plan: nobody knows yet which groups are meant, but each role is in the last of two accounts.
  'chained-assume-role': nobody(/is known after apply/, /not a group of these documents/, /catch-all rule/),
  'filter-with-flag': nobody(/with flags may mean something else/),
  // What Terraform forgets stays in force.
  'forgotten-assignments': NIGHT_SHIFT,
  'forgotten-rule': NIGHT_SHIFT,
  'members-of-a-role-group-that-is-read': nobody(/who is in it is not known/),
  'only-management-groups-assigned': NIGHT_SHIFT,
  // Provider, assignments and a role are in modules, and what one part needs of the other is known after the apply.
  'parts-in-modules': nobody(
    /assume_role_policy is known after apply/,
    /expression_value is known after apply/,
    /to which app groups are assigned: .* is known after apply/,
    /saml_metadata_document is known after apply/,
  ),
  // The modules with the assignments and with the second role are not a part of the plan.
  'parts-without-modules': nobody(
    /assume_role_policy is known after apply/,
    /expression_value is known after apply/,
    /has no role Reader; .* covers a part of the stack only/,
    /saml_metadata_document is known after apply/,
  ),
  'picked-roles': nobody(/picked by name/),
  'retained-assignment': NIGHT_SHIFT,
  'role-group-of-a-directory': nobody(/which directory or app masters the group/),
  'role-group-that-is-read': { ...NIGHT_SHIFT, unknown: [/who is in it is not known/] },
  // The groups of the second org reach their own app, and the role does not trust it.
  'two-orgs-in-one-plan': { grants: ['Core Team → Operator'], broken: ['trust policy: Testers'], unknown: [] },
};

test('each plan has its answer', () => {
  expect(readdirSync(FOLDER).map((file) => basename(file, '.json'))).toEqual(Object.keys(ANSWERS));
});

test.each(Object.entries(ANSWERS))('%s: what is not known is neither broken nor absent', (name, answer) => {
  const plan = readFileSync(join(FOLDER, `${name}.json`), 'utf8');
  const { grants, broken, unknown } = readAccess([readPlanJson(plan)]);
  expect(grants.map(({ managementGroup, role }) => `${managementGroup} → ${role}`)).toEqual(answer.grants);
  expect(broken.map(({ kind, managementGroups }) => `${kind}: ${managementGroups.join()}`)).toEqual(answer.broken);
  expect(unknown.filter(({ reason }) => !answer.unknown.some((form) => form.test(reason)))).toEqual([]);
  expect(answer.unknown.filter((form) => !unknown.some(({ reason }) => form.test(reason)))).toEqual([]);
});

test('roles behind two roles that are assumed one after the other are in the account of the last one', () => {
  const { roles } = readAccess([readPlanJson(readFileSync(join(FOLDER, 'chained-assume-role.json'), 'utf8'))]);
  expect(roles.map(({ arn }) => arn)).toEqual([
    { known: 'arn:aws:iam::345678901234:role/Deploy' },
    { known: 'arn:aws:iam::345678901234:role/Look' },
  ]);
});
