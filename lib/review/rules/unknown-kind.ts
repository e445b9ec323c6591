import { describesOnly, isJudged, isKnownKind, kindOf } from '../judged';
import { changedArguments, changedBlocks } from '../lookup';
import type { Rule, RuleSighting } from '../model';
import { effectOfKind } from '../named-kinds';
import type { Access } from '../../access';
import type { Block } from '../../documents';

export const unknownKind: Rule = {
  id: 'unknown-kind',
  severity: 'high',
  title: 'A resource of an unknown kind is added, changed or removed',
  why: 'It may be a key, a password, another entry point to an account, or a command that Terraform runs.',
  remedy: 'Review it manually; keep resources that are not part of the federation in another stack.',
  mayGiveAccess: true,
  check: ({ before, after }) => {
    const sight =
      (what: 'added' | 'removed') =>
      ({ address }: Block) => ({
        subject: address,
        address,
        evidence: `${kindOf(address)} ${what}`,
        mayGiveAccess: what === 'added',
      });
    // A kind with a name of its own has a rule of its own.
    const isUnknown = ({ address }: Block) => !isKnownKind(address) && effectOfKind(kindOf(address)) === undefined;
    // Without blocks on both sides (a plan against stacks) nothing can be said.
    const { added, removed, kept } = changedBlocks(before, after);
    // Rules read some of the arguments of these; this product makes none of them.
    const foreign = new Set(after.outside.filter(({ kind }) => kind === 'resource type').map((each) => each.address));
    const strange = added.filter(({ address }) => foreign.has(address) && isKnownKind(address));
    return [
      ...[...added.filter(isUnknown), ...strange].map(sight('added')),
      ...kept.flatMap((pair) => {
        if (!isUnknown(pair.now)) return [];
        const names = changedArguments(pair).filter((name) => !describesOnly(name));
        if (names.length === 0) return [];
        const { address: subject } = pair.now;
        return [{ subject, address: subject, evidence: `${kindOf(subject)} changed: ${names.join(', ')}` }];
      }),
      ...removed.filter(isUnknown).map(sight('removed')),
      ...otherApps(before, after),
    ];
  },
};

/** SAML apps that don't lead to AWS as far as anybody can read: no rule looks into them. */
function otherApps(before: Access, after: Access): RuleSighting[] {
  const read = new Set([...before.apps, ...after.apps].map(({ address }) => address));
  const isOther = ({ address }: Block) => kindOf(address) === 'okta_app_saml' && !read.has(address);
  const sight = ({ address }: Block, what: string): RuleSighting => ({
    ...{ subject: address, address, evidence: `an app that is not read: ${what}` },
    ...{ severity: 'medium', mayGiveAccess: false },
  });
  const { added, removed, kept } = changedBlocks(before, after);
  return [
    ...added.filter(isOther).map((block) => sight(block, 'added')),
    ...kept.flatMap((pair) => {
      if (!isOther(pair.now)) return [];
      const names = changedArguments(pair).filter((name) => isJudged(pair.now.address, name) && !describesOnly(name));
      return names.length === 0 ? [] : [sight(pair.now, `${names.join(', ')} changed`)];
    }),
    ...removed.filter(isOther).map((block) => sight(block, 'removed')),
  ];
}
