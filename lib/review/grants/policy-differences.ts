import type { Grant, Policy, Role } from '../../access';
import { canonical, same } from '../order';
import { coveredBy } from '../policies/covers';
import { isManagedDenial } from '../policies/managed-level';
import { parseDocument, type Statement } from '../policies/statement';
import { known } from '../read';
import { either, listDifference, narrower, wider, type Difference } from './difference';

/** What the role's policies give more or less: by name, and by statement where the documents hold it. */
export function policyDifferences(
  before: { readonly grant: Grant; readonly role?: Role },
  after: { readonly grant: Grant; readonly role?: Role },
): Difference[] {
  const [then, now] = [known(before.grant.policies), known(after.grant.policies)];
  if (!then && !now) return documentDifferences(before.role?.policies ?? [], after.role?.policies ?? []);
  if (!then) return [either('policies that were unknown are known now')];
  if (!now) return [either('policies are unknown now')];
  const { added, gone } = listDifference(then, now);
  const find = (role: Role | undefined, name: string) => role?.policies.find((policy) => policy.name === name);
  return [
    ...added.map((name) =>
      onlyDenies(find(after.role, name), name)
        ? narrower(`policy ${name} added, which only denies`)
        : wider(`policy ${name} added`),
    ),
    ...gone.map((name) =>
      onlyDenies(find(before.role, name), name)
        ? wider(`policy ${name} removed, which only denied`)
        : mayDeny(find(before.role, name), name)
          ? either(`policy ${name} removed`)
          : narrower(`policy ${name} removed`),
    ),
    ...documentDifferences(before.role?.policies ?? [], after.role?.policies ?? []),
  ];
}

/** Policies of the same name on both sides whose documents differ. */
function documentDifferences(before: readonly Policy[], after: readonly Policy[]): Difference[] {
  const earlier = new Map(before.map((policy) => [policy.name, policy]));
  return after.flatMap((policy) => {
    const then = earlier.get(policy.name);
    return then ? documentDifference(`policy ${policy.name}`, then, policy) : [];
  });
}

/** What the document of one policy gives more or less; nothing for the same statements in another form or order. */
export function documentDifference(what: string, before: Policy, after: Policy): Difference[] {
  if (same(before.document, after.document)) return [];
  const [was, is] = [statementsOf(before), statementsOf(after)];
  if (!was || !is) return [either(`${what} changed, its contents are not all known`)];
  const { added, gone } = statementDifference(was, is);
  return added.length + gone.length === 0 ? [] : [changed(what, added, gone)];
}

/** More allowances or fewer denials widen; the reverse narrows; anything else may do both. */
function changed(what: string, added: readonly Statement[], gone: readonly Statement[]): Difference {
  const more = [...added.map(({ effect }) => effect === 'Allow'), ...gone.map(({ effect }) => effect === 'Deny')];
  if (more.every(Boolean)) return wider(`${what} allows more`);
  if (!more.some(Boolean)) return narrower(`${what} allows less`);
  return either(`${what} changed`);
}

function statementDifference(before: readonly Statement[], after: readonly Statement[]) {
  const [then, now] = [before, after].map((list) => new Map(list.map((item) => [meaning(item), item])));
  const only = (a?: ReadonlyMap<string, Statement>, b?: ReadonlyMap<string, Statement>) =>
    [...(a ?? [])].filter(([key]) => !b?.has(key)).map(([, statement]) => statement);
  const uncovered = (these: readonly Statement[], others: readonly Statement[]) =>
    these.filter((statement) => !coveredBy(others, statement));
  // What a wider statement of the other side says as well is neither added nor gone.
  return { added: uncovered(only(now, then), before), gone: uncovered(only(then, now), after) };
}

/** A policy by what it says: equal for every order of statements and lists, and for one value written as a list. */
export function policyMeaning(policy: Policy): string {
  const statements = statementsOf(policy);
  return canonical([policy.name, statements ? [...new Set(statements.map(meaning))].sort() : policy.document]);
}

function meaning({ actions, resources, ...rest }: Statement): string {
  const folded = [...new Set(actions.map((action) => action.toLowerCase()))].sort();
  return canonical({ ...rest, actions: folded, resources: [...new Set(resources)].sort() });
}

function statementsOf({ document }: Policy): readonly Statement[] | undefined {
  return document === undefined ? undefined : known(parseDocument(document));
}

function onlyDenies(policy: Policy | undefined, name: string): boolean {
  if (isManagedDenial(name)) return true;
  const statements = policy && statementsOf(policy);
  return statements !== undefined && statements.length > 0 && statements.every(({ effect }) => effect === 'Deny');
}

/** A policy may have denied something: its document says so, or nobody can read it. AWS's managed policies allow. */
function mayDeny(policy: Policy | undefined, name: string): boolean {
  if (/^arn:[^:]+:iam::aws:policy\//.test(name)) return false;
  const statements = policy && statementsOf(policy);
  return statements === undefined ? name.startsWith('arn:') : statements.some(({ effect }) => effect === 'Deny');
}
