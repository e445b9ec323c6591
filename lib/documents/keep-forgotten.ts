import { blocks, type JsonObject, objectAt, property, text, typedBlocks } from './json/json';
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
    const resource = kept.reduce<JsonObject>(
      (all, { type, name, body }) => ({ ...all, [type]: { ...objectAt(all, type), [name]: body } }),
      objectAt(document.root, 'resource'),
    );
    return {
      ...document,
      root: { ...document.root, resource },
      left: [...(document.left ?? []), ...kept.map(({ address }) => address)],
    };
  });
}

function leftBehind(before: ConfigurationDocument, after: ConfigurationDocument) {
  const forgotten = new Set(forgottenIn(after.root));
  const still = new Set(typedBlocks(after.root, 'resource').map(({ address }) => address));
  return typedBlocks(before.root, 'resource').filter(({ address, type, body }) => {
    if (still.has(address) || isAdopted(type, body)) return false;
    const retained = type === 'okta_app_group_assignment' && property(body, 'retain_assignment') === true;
    return retained || forgotten.has(address) || leavesPolicies(type, body, after, still);
  });
}

const EXCLUSIVE = /^aws_iam_role_polic(?:ies|y_attachments)_exclusive$/;
const NAME_OF_ROLE = /^\$\{(aws_iam_role\.[\w-]+)\.name\}$/;

/** Whether an exclusive list goes and its role stays, with no other list of this kind. */
function leavesPolicies(type: string, body: JsonObject, after: ConfigurationDocument, still: ReadonlySet<string>) {
  const role = text(body, 'role_name');
  if (!EXCLUSIVE.test(type) || role === undefined) return false;
  const [, address = ''] = NAME_OF_ROLE.exec(role) ?? [];
  const lists = typedBlocks(after.root, 'resource').filter((other) => other.type === type);
  return still.has(address) && !lists.some((list) => property(list.body, 'role_name') === role);
}

/** Addresses in `removed` blocks that keep the object. Terraform takes the string "false" as well. */
export function forgottenIn(root: JsonObject): string[] {
  return blocks(property(root, 'removed')).flatMap((body) => {
    const from = text(body, 'from');
    const kept = blocks(property(body, 'lifecycle')).some((lifecycle) => {
      const destroy = property(lifecycle, 'destroy');
      return destroy === false || destroy === 'false';
    });
    return from !== undefined && kept ? [from] : [];
  });
}

/** What an adopted role trusts is read from a data source, which goes with its block. */
function isAdopted(type: string, body: JsonObject): boolean {
  return type === 'aws_iam_role' && text(body, 'assume_role_policy')?.includes('data.aws_iam_role.') === true;
}
