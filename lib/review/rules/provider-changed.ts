import type { Access } from '../../access';
import type { Block } from '../../documents';
import { terraformAddress } from '../address';
import { isAccompanying } from '../judged';
import { blocksIn, changedArguments, changedBlocks } from '../lookup';
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
    const { added, kept } = changedBlocks(before, after);
    const changed = kept
      .filter(({ now }) => isProvider(now))
      .flatMap((pair) => {
        const names = changedArguments(pair);
        return names.length === 0 ? [] : [sight(pair.now, names.join(', '))];
      });
    const elsewhere = kept
      .filter(({ now }) => !isAccompanying(now.address))
      .filter((pair) => changedArguments(pair).includes('provider'))
      .map(({ now }) => sight(now, 'it is made through another provider than before'));
    return [...changed, ...elsewhere, ...otherOrgs(before, added.filter(isOkta))];
  },
};

/** A new provider block for Okta that names another org than all before it. */
function otherOrgs(access: Access, added: readonly Block[]): RuleSighting[] {
  if (added.length === 0) return [];
  const known = new Set(blocksIn(access).filter(isOkta).map(org));
  if (known.size === 0) return [];
  return added.filter((block) => !known.has(org(block))).map((block) => sight(block, 'another Okta org than before'));
}

function sight({ address }: Block, evidence: string): RuleSighting {
  return { subject: terraformAddress(address), address, evidence };
}

function isProvider({ address }: Block): boolean {
  return /:provider\./.test(address);
}

function isOkta({ address }: Block): boolean {
  return /:provider\.okta(\.|$)/.test(address);
}

function org({ arguments: args }: Block): string {
  return JSON.stringify(args.filter(([name]) => ORG.includes(name)));
}
