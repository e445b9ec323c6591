import type { Grant, Policy, Role } from '../../access';
import { canonical, same } from '../order';
import { parseDocument, type Statement } from '../policies/statement';
import { known } from '../read';
import { either, listDifference, narrower, wider, type Difference } from './difference';

/** What the role's policies give more or less: by name, and by statement where the document stands in the documents. */
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
    if (!then || same(then.document, policy.document)) return [];
    const [was, is] = [statementsOf(then), statementsOf(policy)];
    if (!was || !is) return [either(`policy ${policy.name} changed, its contents are not all known`)];
    const { added, gone } = statementDifference(was, is);
    // Equal statements in another form or order: the same power.
    if (added.length + gone.length === 0) return [];
    return [changed(policy.name, added, gone)];
  });
}

/** More allowances or fewer denials widen; the reverse narrows; anything else may do both. */
function changed(name: string, added: readonly Statement[], gone: readonly Statement[]): Difference {
  const more = [...added.map(({ effect }) => effect === 'Allow'), ...gone.map(({ effect }) => effect === 'Deny')];
  if (more.every(Boolean)) return wider(`policy ${name} allows more`);
  if (!more.some(Boolean)) return narrower(`policy ${name} allows less`);
  return either(`policy ${name} changed`);
}

function statementDifference(before: readonly Statement[], after: readonly Statement[]) {
  const [then, now] = [before, after].map((list) => new Map(list.map((item) => [meaning(item), item])));
  const only = (a?: ReadonlyMap<string, Statement>, b?: ReadonlyMap<string, Statement>) =>
    [...(a ?? [])].filter(([key]) => !b?.has(key)).map(([, statement]) => statement);
  return { added: only(now, then), gone: only(then, now) };
}

function meaning({ actions, resources, ...rest }: Statement): string {
  const folded = [...new Set(actions.map((action) => action.toLowerCase()))].sort();
  return canonical({ ...rest, actions: folded, resources: [...new Set(resources)].sort() });
}

function statementsOf({ document }: Policy): readonly Statement[] | undefined {
  return document === undefined ? undefined : known(parseDocument(document));
}

/** AWS's own policies that deny and allow nothing. */
const MANAGED_DENIALS = /^arn:[^:]+:iam::aws:policy\/(?:.*\/)?(AWSDenyAll|AWSCompromisedKeyQuarantine(V\d+)?)$/;

function onlyDenies(policy: Policy | undefined, name: string): boolean {
  if (MANAGED_DENIALS.test(name)) return true;
  const statements = policy && statementsOf(policy);
  return statements !== undefined && statements.length > 0 && statements.every(({ effect }) => effect === 'Deny');
}

/** A policy may have denied something: its document says so, or nobody can read it. AWS's managed policies allow. */
function mayDeny(policy: Policy | undefined, name: string): boolean {
  if (/^arn:[^:]+:iam::aws:policy\//.test(name)) return false;
  const statements = policy && statementsOf(policy);
  return statements === undefined ? name.startsWith('arn:') : statements.some(({ effect }) => effect === 'Deny');
}
