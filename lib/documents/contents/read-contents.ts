import { known } from '../expression/read';
import { display, terraformAddress } from '../expression/value';
import { STACK_FILE } from '../grammar/table';
import type { AccountAlias, Contents, TextForPeople } from '../model/contents';
import type { Document } from '../model/document';
import type { Outside } from '../model/outside';
import type { PlanFacts } from '../model/plan';
import { sortedBy } from '../order';
import { orderOfOutside, outsideIn } from '../outside';
import type { Documents } from '../resources/world';
import { blocksOf } from './blocks';
import { cannotAnswer } from './cannot-answer';
import { betweenIn, writtenIn } from './comments';
import { keptValues } from './kept-values';
import { movesIn } from './moves';
import { takenOver } from './taken-over';
import { textsForPeople } from './texts';
import { unidentified } from './unidentified';

/** What documents hold besides the resources that decide who gets in. */
export function readContents(sources: readonly Document[], documents: Documents): Contents {
  const aliases = accountAliases(documents);
  const [between, taken, moves] = [betweenIn(sources), takenOver(documents, sources), movesIn(sources)];
  for (const each of unidentified(sources)) documents.report(each.address, each.reason, each.subject);
  let texts: TextForPeople[] | undefined;
  return {
    blocks: blocksOf(sources),
    stacks: documents.stacks,
    connectedAccounts: documents.connectedAccounts,
    assumedRoles: documents.assumedRoles,
    ...(aliases.length > 0 ? { accountAliases: aliases } : {}),
    forgotten: documents.forgotten,
    ...(between.length > 0 ? { between } : {}),
    written: writtenIn(sources),
    kept: keptValues(sources),
    ignored: ignoredIn(documents),
    outside: outsideOf(documents, sources),
    ...planParts(sources),
    ...(taken.length > 0 ? { takenOver: taken } : {}),
    ...(moves.length > 0 ? { moves } : {}),
    /** They are many, and only a comparison of two sides looks at them: they are made when they are asked for. */
    get texts() {
      return (texts ??= textsForPeople(sources));
    },
  };
}

function accountAliases(documents: Documents): AccountAlias[] {
  const found = documents.ofType('aws_iam_account_alias').map((resource): AccountAlias => {
    const { address, argument } = resource;
    const accountId = known(documents.accountOf(resource).id) ?? terraformAddress(address);
    return { address, name: display(argument('account_alias') ?? ''), accountId };
  });
  return sortedBy(found, ({ address }) => address);
}

function ignoredIn(documents: Documents): NonNullable<Contents['ignored']> {
  return sortedBy(documents.ignoring, ({ address }) => address).map(({ address, ignoresChanges }) => ({
    address,
    arguments: ignoresChanges,
  }));
}

/** What plans do, and what plans and states can't say. */
function planParts(sources: readonly Document[]): Pick<Contents, 'plans' | 'withoutComments' | 'cannotAnswer'> {
  const plans = sources.flatMap(({ plan }: { readonly plan?: PlanFacts }) => plan ?? []);
  const values = sources.filter(({ kind }) => kind !== 'configuration');
  return {
    ...(plans.length === 0 ? {} : { plans }),
    ...(values.length === 0
      ? {}
      : { withoutComments: values.map(({ name }) => name).sort(), cannotAnswer: cannotAnswer(values) }),
  };
}

/** What is outside the grammar, in each document and where one reads another. */
function outsideOf(documents: Documents, sources: readonly Document[]): Outside[] {
  const states = documents
    .ofType('data.terraform_remote_state')
    .filter((state) => !documents.isOwnState(state))
    .map(({ address, stack, type, argument }) =>
      outsideIn(stack, `stacks/${stack}/${STACK_FILE}`)(
        terraformAddress(address),
        'remote state',
        type,
        'a state that is not of a stack of this configuration',
        display(argument('config') ?? null),
      ),
    );
  return sortedBy([...sources.flatMap(({ outside }) => outside), ...states], orderOfOutside);
}
