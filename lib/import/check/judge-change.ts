import { isObject, type Json, property, type ResourceChange } from '../../documents';
import { judgeArgument } from './argument-facts';
import { judgeNew } from './judge-new';
import { type Context, type JudgedChange, type Judgement, refused, stateOnly, type Verdict } from './model';
import { equal } from './values';

const ORDER: readonly Verdict[] = ['state only', 'same value', 'real'];

/** What one entry of a plan does; undefined where it does nothing at all. */
export function judgeChange(stack: string, context: Context): JudgedChange | undefined {
  const { change } = context;
  const action = actionOf(change);
  if (action === undefined) return undefined;
  const names = action === 'update' || action === 'import and update' ? differingArguments(change) : [];
  return {
    address: `${stack}:${change.address}${change.deposed === undefined ? '' : ' (deposed)'}`,
    type: change.type,
    action,
    arguments: names,
    ...judge(action, names, context),
  };
}

function judge(action: JudgedChange['action'], names: readonly string[], context: Context): Judgement {
  switch (action) {
    case 'delete':
      return refused('destroyed', 'it is destroyed');
    case 'replace': {
      const { replacePaths } = context.change;
      const why = replacePaths.length === 0 ? '' : `, because of ${replacePaths.join(', ')}`;
      return refused('replaced', `it is destroyed and made again${why}`);
    }
    case 'forget':
      return refused('forgotten', 'Terraform lets go of it: nobody manages it any more');
    case 'create':
      return judgeNew(context);
    case 'import':
      return stateOnly('taken over as it is');
    case 'move':
      return stateOnly('another address in the state');
    case 'update':
    case 'import and update':
      return worst(names.map((name) => judgeArgument(name, context)));
  }
}

function worst(judgements: readonly Judgement[]): Judgement {
  // Terraform says that it updates something, and shows no difference: that is not "nothing".
  if (judgements.length === 0) return refused('unknown', 'the plan changes it, and does not show what');
  const [verdict = 'real'] = judgements.map((each) => each.verdict).sort((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a));
  return {
    verdict,
    because: [...new Set(judgements.map(({ because }) => because))].join('; '),
    refusals: judgements
      .flatMap(({ refusals }) => refusals)
      .filter(
        ({ rule, evidence }, i, all) =>
          all.findIndex((other) => other.rule === rule && other.evidence === evidence) === i,
      ),
  };
}

function actionOf({ actions, importing, previousAddress }: ResourceChange): JudgedChange['action'] | undefined {
  const has = (action: string) => actions.includes(action);
  if (has('delete')) return has('create') ? 'replace' : 'delete';
  if (has('forget')) return 'forget';
  if (has('create')) return 'create';
  if (has('update')) return importing === undefined ? 'update' : 'import and update';
  // Whatever a later Terraform calls it, it is not nothing.
  if (actions.some((action) => action !== 'no-op' && action !== 'read')) return 'update';
  if (importing !== undefined) return 'import';
  return previousAddress === undefined ? undefined : 'move';
}

/** Names of the arguments that differ, or of which only the apply knows what they become. */
function differingArguments({ before, after, unknown }: ResourceChange): string[] {
  const [then, now] = [before ?? {}, after ?? {}];
  const open = isObject(unknown) ? Object.keys(unknown).filter((name) => isOpen(property(unknown, name))) : [];
  const names = [...new Set([...Object.keys(then), ...Object.keys(now), ...open])];
  return names.filter((name) => open.includes(name) || !equal(property(then, name), property(now, name))).sort();
}

function isOpen(mark: Json | undefined): boolean {
  if (typeof mark === 'object' && mark !== null) return Object.values<Json>(mark).some(isOpen);
  return mark === true;
}
