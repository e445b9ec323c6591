import type { Access } from '../access';
import { describesOnly, kindOf } from './judged';
import { appPairs, changedArguments, changedBlocks } from './lookup';
import { memoPair } from './memo';
import type { RuleSighting } from './model';

const KINDS = new Set(['okta_app_signon_policy', 'okta_app_signon_policy_rule']);

/**
 * Sign-on policies, and rules of them, that no app of the documents is known to use. An app outside of them may use the
 * policy, also the federation's own: nobody can say who gets in.
 */
export const signOnOfOtherApps = memoPair((before: Access, after: Access): readonly RuleSighting[] => {
  const { added, removed, kept } = changedBlocks(before, after);
  const compared = appPairs({ before, after }).flatMap(({ then, now }) =>
    then.signOn && now.signOn ? [then, now] : [],
  );
  const named = [...before.apps, ...after.apps].filter(({ signOnPolicy }) => signOnPolicy !== undefined);
  const used = new Set([
    ...named.map(({ signOnPolicy }) => signOnPolicy),
    ...[...compared, ...named].flatMap(({ signOn }) => signOn?.rules.map(({ address }) => address) ?? []),
  ]);
  const isOther = ({ address }: { readonly address: string }) => KINDS.has(kindOf(address)) && !used.has(address);
  const sight = ({ address }: { readonly address: string }, what: string): RuleSighting => {
    const evidence = `${what}; no app of the documents is known to use its policy`;
    return { subject: address, address, evidence };
  };
  return [
    ...added.filter(isOther).map((block) => sight(block, 'added')),
    ...kept.flatMap((pair) => {
      if (!isOther(pair.now)) return [];
      const names = changedArguments(pair).filter((name) => name !== 'name' && !describesOnly(name));
      return names.length === 0 ? [] : [sight(pair.now, `changed: ${names.join(', ')}`)];
    }),
    ...removed.filter(isOther).map((block) => sight(block, 'removed')),
  ];
});
