import type { Block } from '../../access';
import { terraformAddress } from '../address';
import { changedArguments, pairs } from '../lookup';
import type { Rule, RuleSighting } from '../model';

/** Arguments that name another organization or account. */
const ORG = ['org_name', 'base_url'];

export const providerChanged: Rule = {
  id: 'provider-changed',
  severity: 'high',
  title: 'Terraform reaches an account or an org in another way',
  why: 'Which account, which org and as whom decides where everything else in this change takes effect.',
  remedy: 'Check that the account id, the role and the org are the ones that are meant.',
  mayGiveAccess: true,
  check: ({ before, after }) => {
    const [then, now] = [providers(before.blocks), providers(after.blocks)];
    const changed = pairs(then, now, ({ address }) => address).flatMap((pair) => {
      const names = changedArguments(pair);
      return names.length === 0 ? [] : [sight(pair.now, names.join(', '))];
    });
    return [...changed, ...otherOrgs(then, now)];
  },
};

/** A new provider block for Okta that names another org than all before it. */
function otherOrgs(then: readonly Block[], now: readonly Block[]): RuleSighting[] {
  const known = new Set(then.filter(isOkta).map(org));
  const old = new Set(then.map(({ address }) => address));
  if (known.size === 0) return [];
  return now
    .filter((block) => isOkta(block) && !old.has(block.address) && !known.has(org(block)))
    .map((block) => sight(block, 'another Okta org than before'));
}

function sight({ address }: Block, evidence: string): RuleSighting {
  return { subject: terraformAddress(address), address, evidence };
}

function providers(blocks: readonly Block[] = []): readonly Block[] {
  return blocks.filter(({ address }) => /:provider\./.test(address));
}

function isOkta({ address }: Block): boolean {
  return /:provider\.okta(\.|$)/.test(address);
}

function org({ arguments: args }: Block): string {
  return JSON.stringify(args.filter(([name]) => ORG.includes(name)));
}
