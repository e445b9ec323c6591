import type { Json } from '../../documents';
import { type Context, type Judgement, refused, stateOnly } from './model';
import { textOf, textsOf } from './values';

/** What is attached to a role, as the plan reads it. */
export function judgeExclusiveList(was: Json | undefined, will: Json | undefined): Judgement {
  return compareLists(textsOf(was), textsOf(will));
}

/**
 * A list that is made and not imported: the plan shows what it attaches, and not a word of what it detaches. Only what is
 * live says it.
 */
export function judgeNewExclusiveList({ change, account, live }: Context): Judgement {
  const role = textOf(change.after, 'role_name');
  const inline = change.type === 'aws_iam_role_policies_exclusive';
  const will = textsOf(change.after?.[inline ? 'policy_names' : 'policy_arns']);
  if (role === undefined || account === undefined || live === undefined)
    return refused('detached-unseen', 'what it detaches is not in the plan (import it, or give --snapshot)');
  const found = live.role(account, role);
  if (found === undefined)
    return refused('detached-unseen', `what ${role} has is not known: ${live.gap(account) ?? 'there is no such role'}`);
  const gap = live.gap(account);
  if (gap !== undefined) return refused('detached-unseen', `what ${role} has is not known: ${gap}`);
  return compareLists(inline ? found.inline.map(({ name }) => name) : found.attached, will);
}

function compareLists(then: readonly string[], now: readonly string[]): Judgement {
  const lost = then.filter((each) => !now.includes(each));
  if (lost.length > 0) return refused('detached-unseen', `policies are taken from the role: ${lost.join(', ')}`);
  const added = now.filter((each) => !then.includes(each));
  return added.length === 0
    ? stateOnly('the list is what the role has')
    : refused('real-change', `policies are added to the role: ${added.join(', ')}`);
}
