import {
  acceptances,
  compare,
  known,
  readNumber,
  readText,
  display,
  literal,
  type Value,
  adoptedTrust,
  type Read,
  type Resource,
  type Documents,
} from '../../documents';
import type { Policy, Role } from '../model/aws';
import { IdentityIndex, nameOf } from './identity';
import { attachPolicies, ownPolicies, type PolicyHolder, ROLE_POLICIES } from './policies';
import { readTrust, trustPolicy, type TrustPolicy } from './trust-policy';

/** A role with what its trust policy decides by. */
export interface ReadRole extends PolicyHolder {
  readonly role: Role;
  readonly trust: TrustPolicy;
  /** Unknown where an adopted role has one already, and nothing in the documents demands which. */
  readonly path: Read<string>;
  /** The documents only read the role, they don't make it. */
  readonly existing: boolean;
  readonly partition?: string;
}

/** Seconds, where a role says nothing. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const DEFAULT_SESSION_SECONDS = 3600;
/** The attribute that an adopted role's own statements come from. */
const PATH_CONDITION = /^\$\{data\.aws_iam_role\.[\w-]+\.path == "([^"\\$%]*)"\}$/;
const OWN_TRUST = /data\.aws_iam_role\..*\.assume_role_policy$/;

/** Every role that the documents make or adopt; of roles that they only read, those that nothing makes. */
export function roles(documents: Documents): ReadRole[] {
  const index = new IdentityIndex<ReadRole>(documents);
  const trustOf = trustReader();
  const made = documents.ofType('aws_iam_role').map((resource) => readRole(resource, documents, trustOf, index));
  const read = documents.ofType('data.aws_iam_role').map((resource) => readRole(resource, documents, trustOf));
  const keyOf = ({ role }: ReadRole) => `${JSON.stringify(role.accountId)}/${role.name}`;
  const keys = new Set(read.length === 0 ? [] : made.map(keyOf));
  const existing = read.filter((role) => !keys.has(keyOf(role)));
  attachPolicies(documents, index, ROLE_POLICIES);
  // Said of every role: a first plan may show no grant that could say it.
  for (const { role, unknownPolicies } of made)
    for (const reason of unknownPolicies) documents.report(role.address, `policies: ${reason}`, role.name);
  return [...made, ...existing].map(withPolicies).sort((a, b) => (a.role.address < b.role.address ? -1 : 1));
}

/** Each policy once: a state lists what is attached in the role's own block as well. */
function withPolicies(read: ReadRole): ReadRole {
  const inOrder = read.policies.every(({ name }, i) => i === 0 || (read.policies[i - 1]?.name ?? '') < name);
  if (inOrder) return { ...read, role: { ...read.role, policies: read.policies } };
  const own = read.role.address;
  const sorted = [...read.policies].sort((a, b) => compare(a.name, b.name) || compare(order(a, own), order(b, own)));
  const policies = new Map(sorted.map((policy) => [policy.name, policy]));
  return { ...read, role: { ...read.role, policies: [...policies.values()] } };
}

/** Of two with one name the one that stands apart from the role and has a document comes last. */
function order({ address, document }: Policy, own: string): string {
  return JSON.stringify([address !== own, document !== undefined, address]);
}

/** Roles of one account have the same trust policy as a rule, so each text is read once. */
function trustReader(): (policy: Value) => TrustPolicy {
  const known = new Map<string, TrustPolicy>();
  return (policy) => {
    if (typeof policy !== 'string') return trustPolicy(policy);
    const trust = known.get(policy) ?? trustPolicy(policy);
    known.set(policy, trust);
    return trust;
  };
}

function readRole(
  resource: Resource,
  documents: Documents,
  trustOf: (policy: Value) => TrustPolicy,
  index?: IdentityIndex<ReadRole>,
): ReadRole {
  const { address, argument, managed } = resource;
  const name = nameOf(resource, documents);
  const policy = argument('assume_role_policy');
  const adopted = resource.origins('assume_role_policy').some((origin) => OWN_TRUST.test(origin));
  const trust = trustOf(policy ?? {});
  const account = documents.accountOf(resource);
  const path = adopted && argument('path') === undefined ? demandedPath(resource) : readText(argument('path'), '/');
  const session = readNumber(argument('max_session_duration'), DEFAULT_SESSION_SECONDS);
  const report = (what: string, read: Read<unknown>) => {
    if ('unknown' in read) documents.report(address, `${what}: ${read.unknown}`, name);
  };
  const read = managed ? readTrust(trust, adopted) : { unknown: 'the role is made elsewhere' };
  if (managed) {
    report('account', account.id);
    // Of an adopted role it matters where a chain leads there, and is reported there.
    if (!adopted) report('path', path);
    report('longest session', session);
    report('trust policy', read);
    for (const reason of strangeOrigins(resource, name, documents)) report('adoption', { unknown: reason });
    if ('known' in read && !adopted)
      for (const { reason } of trust.more) report('statements of the trust policy', { unknown: reason });
  }
  const boundary = argument('permissions_boundary');
  // In a plan or state, the AWS provider says "" for none.
  const bounded = boundary !== undefined && boundary !== '';
  const role: Role = {
    address,
    accept: acceptances(resource),
    name,
    path: known(path) ?? '/',
    accountId: account.id,
    arn: documents.arnOf(resource, path),
    maxSessionSeconds: known(session) ?? DEFAULT_SESSION_SECONDS,
    ...(bounded ? { permissionsBoundary: display(boundary) } : {}),
    trust: read,
    adopted,
    ...(adopted ? { adoption: keptBy(resource) } : {}),
    preventDestroy: resource.preventDestroy,
    ...(resource.ignoresChanges.length > 0 ? { ignoresChanges: resource.ignoresChanges } : {}),
    policies: [],
  };
  const found: ReadRole = {
    role,
    trust,
    path,
    existing: !managed,
    policies: [],
    unknownPolicies: [],
    partition: account.partition,
  };
  if (index) {
    index.add(resource, found);
    ownPolicies(documents, resource, found);
  }
  return found;
}

/** An adopted role keeps statements; they have to be its own, and it has to be the one that is imported. */
function strangeOrigins(resource: Resource, name: string, documents: Documents): string[] {
  const { address } = resource;
  const kept = resource.origins('assume_role_policy').flatMap((origin) => {
    const source = documents.at(origin.replace(/\.assume_role_policy$/, ''));
    if (!OWN_TRUST.test(origin) || !source) return [];
    const other = display(source.argument('name') ?? '');
    if (other !== name) return [`it keeps the trust statements of the role ${other}`];
    const [there, here] = [source, resource].map((one) => documents.accountOf(one).id);
    return JSON.stringify(there) === JSON.stringify(here)
      ? []
      : ['it keeps the trust statements of a role in another account'];
  });
  const imported = documents.imports.flatMap(({ address: to, id }) =>
    to === address && display(id) !== name ? [`it imports the role ${display(id)}, which would be replaced`] : [],
  );
  return [...kept, ...imported];
}

/** An adopted role has a path already; a precondition on it is as good as saying it. */
function demandedPath({ preconditions }: Resource): Read<string> {
  const demanded = preconditions.flatMap((condition) => PATH_CONDITION.exec(condition)?.[1] ?? []);
  const [path] = demanded;
  if (path !== undefined) return { known: path };
  return { unknown: 'the role was adopted, and its path is not in the documents' };
}

/** What keeps the role's own statements. The statement that is added is read and judged as one of the trust policy. */
function keptBy(resource: Resource): string {
  const text = resource.source('assume_role_policy');
  if (text === undefined) return resource.origins('assume_role_policy').join(', ');
  const trust = adoptedTrust(text);
  if (trust === undefined) return text;
  const { data, without, statement } = trust;
  const all = `the statements of data.aws_iam_role.${data} without ${without}`;
  if (statement === undefined || statement['Sid'] === without) return all;
  return `${all}, and with a statement whose Sid is ${display(literal(statement['Sid'] ?? null))}`;
}
