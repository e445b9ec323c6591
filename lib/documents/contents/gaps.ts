import type { Document } from '../model/document';

/** Why what is missing from the documents may exist all the same. */
export interface Gaps {
  /** Of everything; `undefined` where nothing was left out. */
  readonly everywhere: string | undefined;
  /** Of one account, or of everything. */
  readonly ofAccount: (id: string) => string | undefined;
}

/** What is not read as a whole, and may hold or repeat objects of any kind. */
const UNREAD_KINDS = new Set(['file', 'repeated key', 'block type']);
/** Arguments that make several objects of one block. */
const REPEATS = /^(for_each|count)$/;
/** Types whose objects are written in a template or in another language. */
const MAKERS =
  /^(aws_cloudformation_(stack|stack_set)|aws_cloudcontrolapi_resource|aws_servicecatalog_provisioned_product|awscc_)/;
/** Lists of an account; without one of them nobody knows what it has. */
const LISTS = /^(iam:GetAccountAuthorizationDetails|iam:ListRoles|iam:ListSAMLProviders|sts:|account$)/;

/**
 * What the documents don't show. An object that is missing is proven to be missing only where everything was read that
 * could have held it.
 */
export function gapsIn(documents: readonly Document[]): Gaps {
  const found = documents.flatMap((document): { account?: string; reason: string }[] => {
    if (document.kind === 'configuration')
      return document.outside
        .filter(({ kind, name }) => UNREAD_KINDS.has(kind) || (kind === 'resource type' ? MAKERS : REPEATS).test(name))
        .map(({ address, name }) => ({ reason: `${name} at ${address} was not read` }));
    const { name, gap, unread = [], resources } = document;
    const makers = resources.filter(({ managed, type }) => managed && MAKERS.test(type));
    return [
      ...(gap === undefined ? [] : [{ reason: `${name}: ${gap}` }]),
      ...makers.map(({ address }) => ({ reason: `what ${address} makes is not in the documents` })),
      ...unread
        .filter(({ subject }) => name === 'okta' || LISTS.test(subject))
        .map(({ subject, reason }) => ({
          reason: `${subject} ${reason}`,
          ...(name === 'okta' ? {} : { account: name }),
        })),
    ];
  });
  const everywhere = found.find(({ account }) => account === undefined)?.reason;
  return {
    everywhere,
    ofAccount: (id) => everywhere ?? found.find(({ account }) => account === id)?.reason,
  };
}
