import { blocks, isObject, type JsonObject, labelledBlocks, property } from './json/json';
import type { ConfigurationDocument, Document } from './model/document';

/**
 * The stacks after a change with what Terraform lets go of without deleting it: `removed` blocks with `destroy = false`,
 * assignments with `retain_assignment`, and exclusive lists of a role that stays: their deletion detaches nothing. It stays
 * in force, so nobody loses anything by it, and it is marked as left.
 */
export function keepForgotten(before: readonly Document[], after: readonly Document[]): Document[] {
  return after.map((document) => {
    const then = before.find(({ name }) => name === document.name);
    if (document.kind !== 'configuration' || then?.kind !== 'configuration') return document;
    const kept = leftBehind(then, document);
    if (kept.length === 0) return document;
    const resource = isObject(document.root['resource']) ? document.root['resource'] : {};
    const merged = kept.reduce<JsonObject>((all, { type, name, body }) => {
      const others = property(all, type);
      return { ...all, [type]: { ...(isObject(others) ? others : {}), [name]: body } };
    }, resource);
    return {
      ...document,
      root: { ...document.root, resource: merged },
      left: [...(document.left ?? []), ...kept.map(({ type, name }) => `${type}.${name}`)],
    };
  });
}

interface Kept {
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
}

function leftBehind(before: ConfigurationDocument, after: ConfigurationDocument): Kept[] {
  const forgotten = new Set(forgottenIn(after.root));
  const still = new Set(labelledBlocks(property(after.root, 'resource'), 2).map(([labels]) => labels.join('.')));
  return labelledBlocks(property(before.root, 'resource'), 2).flatMap(([[type = '', name = ''], body]): Kept[] => {
    const address = `${type}.${name}`;
    if (still.has(address)) return [];
    const retained = type === 'okta_app_group_assignment' && property(body, 'retain_assignment') === true;
    if (!retained && !forgotten.has(address) && !leavesPolicies(type, body, after, still)) return [];
    return isAdopted(type, body) ? [] : [{ type, name, body }];
  });
}

const EXCLUSIVE = /^aws_iam_role_polic(?:ies|y_attachments)_exclusive$/;
const NAME_OF_ROLE = /^\$\{(aws_iam_role\.[\w-]+)\.name\}$/;

/** Whether an exclusive list goes and its role stays, with no other list of this kind. */
function leavesPolicies(type: string, body: JsonObject, after: ConfigurationDocument, still: ReadonlySet<string>) {
  const role = property(body, 'role_name');
  if (!EXCLUSIVE.test(type) || typeof role !== 'string') return false;
  const [, address = ''] = NAME_OF_ROLE.exec(role) ?? [];
  const lists = labelledBlocks(property(after.root, 'resource'), 2).filter(([[kind]]) => kind === type);
  return still.has(address) && !lists.some(([, list]) => property(list, 'role_name') === role);
}

/** Addresses in `removed` blocks that keep the object. Terraform takes the string "false" as well. */
export function forgottenIn(root: JsonObject): string[] {
  return blocks(property(root, 'removed')).flatMap((body) => {
    const from = property(body, 'from');
    const kept = blocks(property(body, 'lifecycle')).some((lifecycle) => {
      const destroy = property(lifecycle, 'destroy');
      return destroy === false || destroy === 'false';
    });
    return typeof from === 'string' && kept ? [from] : [];
  });
}

/** What an adopted role trusts is read from a data source, which goes with its block. */
function isAdopted(type: string, body: JsonObject): boolean {
  const policy = property(body, 'assume_role_policy');
  return type === 'aws_iam_role' && typeof policy === 'string' && policy.includes('data.aws_iam_role.');
}
