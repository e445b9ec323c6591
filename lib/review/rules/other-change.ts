import type { Access } from '../../access';
import type { Block } from '../../documents';
import { stackOf, terraformAddress } from '../address';
import { guardsNothing, startsToGuard } from '../allowed-first';
import { isNewAndUnjudged, isJudged, isKept, isMissed, isOfSignOnRule, isReportedAsAKind } from '../judged';
import { rolesComeAndGo } from '../kept-together';
import { blocksIn, blocksOfStack, changedArguments, changedBlocks, hasComments } from '../lookup';
import type { Change, Rule } from '../model';
import { refusedValues } from '../refused';
import { signOnOfOtherApps } from '../sign-on-of-other-apps';

/** The last net: names, never values, since nobody knows which of them is a secret. */
export const otherChange: Rule = {
  id: 'other-change',
  severity: 'medium',
  title: 'An argument changes that no review rule judges',
  why: 'How Terraform reaches an account, what it imports and what it checks before an apply decide whether the rest of this report is true.',
  remedy: 'Compare these arguments in the synthesized JSON of both sides.',
  check: (sides) => {
    const { before, after } = sides;
    const { added: come, removed: gone, kept } = changedBlocks(before, after);
    const refused = refusedValues(before, after);
    const unreadable = new Set([...doubtful(before), ...doubtful(after)]);
    const signOn = changedSignOnRules(sides);
    const others = new Set(signOnOfOtherApps(before, after).map(({ address }) => address));
    const isNewStack = (address: string) => !before.stacks.includes(stackOf(address));
    return [
      ...kept.flatMap((pair) => {
        const { then: one, now: other } = pair;
        if (refused.has(other.address) || others.has(other.address) || isReportedAsAKind(other.address)) return [];
        const differing = changedArguments(pair)
          .filter((name) => !isJudged(other.address, name, unreadable.has(other.address)))
          .filter(
            (name) =>
              !(ROLE_NAMES.has(name) && isKept(other.address) && rolesComeAndGo(before, after).has(other.address)),
          )
          .filter((name) => !(signOn.has(other.address) && isOfSignOnRule(name)))
          .filter((name) => !(SENT.has(name) && isSentOtherwise(other.address, sides)))
          // Another layout refuses with other conditions what one apply can't change.
          .filter((name) => !(name === 'lifecycle' && isKept(other.address) && isNewStack(other.address)));
        if (differing.length === 0) return [];
        const [was, is] = [new Map(one.arguments), new Map(other.arguments)];
        const changes = differing.map((name) =>
          was.has(name) ? (is.has(name) ? name : `${name} (gone)`) : `${name} (new)`,
        );
        return [{ subject: other.address, address: other.address, evidence: changes.join(', ') }];
      }),
      ...come.flatMap(({ address, arguments: args }) => {
        const inPlan = !hasComments(after, address);
        const unjudged = args.map(([name]) => name).filter((name) => isNewAndUnjudged(address, name, inPlan));
        const evidence = unjudged.map((name) => `${name} (new)`).join(', ');
        return unjudged.length === 0 ? [] : [{ subject: address, address, evidence }];
      }),
      ...newlyForgotten(come, sides).map(({ address }) => ({
        subject: address,
        address,
        evidence: 'from (new): Terraform forgets what neither side declares',
      })),
      ...[...gone.filter(({ address }) => isMissed(address)), ...goneSafeguards(gone, sides)].map(({ address }) => ({
        subject: address,
        address,
        evidence: 'the block is gone',
      })),
    ];
  },
};

/** Arguments of the object that keeps the names of an account's roles. */
const ROLE_NAMES = new Set(['input', 'lifecycle', 'output']);

/** Arguments of the note that something is allowed, by which the plan refuses to send it before. */
const SENT = new Set(['input', 'lifecycle']);

function isSentOtherwise(address: string, { before, after }: Sides): boolean {
  return guardsNothing(address, after) || startsToGuard(address, before, after);
}

/** Sign-on rules that `sign-on-rule-changed` reports: of the policies that the apps use, with what they say now. */
function changedSignOnRules({ before, after }: Sides): ReadonlySet<string> {
  const then = new Map(signOnRules(before));
  return new Set(
    signOnRules(after).flatMap(([address, says]) => ((then.get(address) ?? says) === says ? [] : [address])),
  );
}

function signOnRules({ apps }: Access): [address: string, says: string][] {
  return apps.flatMap(
    ({ signOn }) => signOn?.rules.map(({ address, says }): [string, string] => [address, says]) ?? [],
  );
}

/** Addresses of what could not be read on a side: there, no other rule sees what a judged argument says. */
function doubtful({ unknown, roles, apps, rules }: Access): string[] {
  return [
    ...unknown,
    ...roles.filter(({ trust }) => 'unknown' in trust),
    ...apps.filter(({ settings }) => 'unknown' in settings),
    ...rules.filter(({ reads, targets }) => 'unknown' in reads || 'unknown' in targets),
  ].map(({ address }) => address);
}

/**
 * What goes while the object that it is about stays. Without its move, an object is made anew where that was not applied
 * yet; without what the state keeps, the plan no longer refuses a change that takes access away.
 */
function goneSafeguards(gone: readonly Block[], { after }: Sides): Block[] {
  const safeguards = gone.filter(
    ({ address }) => (isKept(address) && !guardsNothing(address, after)) || isAbout(address, 'moved'),
  );
  if (safeguards.length === 0) return [];
  const stacks = new Set(safeguards.map(({ address }) => stackOf(address)));
  const near = [...stacks].flatMap((stack) => blocksOfStack(after, stack));
  const declared = addresses(near);
  const others = near.filter(({ address }) => !isKept(address)).map(({ address }) => constructOf(address));
  const constructs = new Set([...others, ...others.map((construct) => `${stackOf(construct)}:Owner`)]);
  return safeguards.filter(({ address }) =>
    isKept(address) ? constructs.has(constructOf(address)) : declared.has(subjectOf(address, 'moved')),
  );
}

/** What is declared and then forgotten has a rule of its own; here it may be anything that is only in the state. */
function newlyForgotten(come: readonly Block[], { before, after }: Sides): Block[] {
  const forgotten = come.filter(({ address }) => isAbout(address, 'removed'));
  if (forgotten.length === 0) return [];
  const [then, now] = [addresses(blocksIn(before)), addresses(blocksIn(after))];
  const stacks = new Set([...then].map(stackOf));
  return forgotten.filter(({ address }) => {
    const subject = subjectOf(address, 'removed');
    return stacks.has(stackOf(address)) && !then.has(subject) && !now.has(subject);
  });
}

type Sides = Pick<Change, 'before' | 'after'>;

function addresses(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(blocks.map(({ address }) => address));
}

/** Whether a block says something of an object: that it moved, or that it is removed. */
function isAbout(address: string, what: 'moved' | 'removed'): boolean {
  return terraformAddress(address).startsWith(`${what}.`);
}

/** The object that such a block is about. */
function subjectOf(address: string, what: 'moved' | 'removed'): string {
  return `${stackOf(address)}:${terraformAddress(address).slice(what.length + 1)}`;
}

/**
 * Stack and construct that made a block: `federation:Account-123456789012`. A step in between ends with its step, and what is
 * kept of a group rule with the rule's name.
 */
function constructOf(address: string): string {
  const name = terraformAddress(address).split('.').at(-1) ?? '';
  return /_(Step|Targets)(_|-)/.test(name) ? address : `${stackOf(address)}:${name.split('_')[0] ?? ''}`;
}
