import type { Access } from '../access';
import { type KeptValue, unescaped } from '../documents';
import { stackOf, terraformAddress } from './address';
import { missing } from './lookup';
import { memoPair } from './memo';
import type { Edit, RuleSighting } from './model';
import { joined } from './order';
import { accountFile, edit, FEDERATION, keyOfGroup, MANAGEMENT_GROUPS } from './places';
import { known } from './read';
import { yamlText } from './yaml';

interface Refused {
  readonly kept: KeptValue;
  readonly change: Change;
}

/** Values that the plan demands and that were not applied: Terraform will refuse the plan. */
const refusals = memoPair((before: Access, after: Access): readonly Refused[] => {
  // Nothing is known of what was applied, or what will be demanded.
  if (before.kept === undefined || after.kept === undefined) return [];
  const changed = missing(after.kept, before.kept, (kept) => kept);
  if (changed.length === 0) return [];
  const then = new Map(before.kept.map((kept) => [placeOf(kept), kept]));
  const stacks = new Set(before.stacks);
  return changed.flatMap((kept) => {
    const { address, demands } = kept;
    if (demands === undefined || !stacks.has(stackOf(address))) return [];
    const was = appliedBefore(kept, then);
    return was === undefined || was === demands.value ? [] : [{ kept, change: { was, is: demands.value } }];
  });
});

/** What will be refused, each change once: Okta's stack and those of the accounts refuse the same. */
export function findRefused(before: Access, after: Access): RuleSighting[] {
  const sightings = new Map<string, RuleSighting>();
  const found = refusals(before, after).map((each) => ({ ...each, ...whatToWrite(after, each.kept, each.change) }));
  const abouts = new Set(found.map(({ about }) => about));
  for (const { kept, change, about, edits, within = [] } of found) {
    if (sightings.has(about) || within.some((whole) => abouts.has(whole))) continue;
    sightings.set(about, { subject: about, address: kept.address, evidence: messageOf(kept, change), edits });
  }
  return [...sightings.values()];
}

/** Addresses of the values that the plan refuses. */
export function refusedValues(before: Access, after: Access): ReadonlySet<string> {
  return new Set(refusals(before, after).map(({ kept: { address } }) => address));
}

/** A value by its place in the state. */
function placeOf({ address, part = '' }: Pick<KeptValue, 'address' | 'part'>): string {
  return joined([address, part]);
}

/** The plan's own words, with what was applied in them. */
function messageOf({ part, demands }: KeptValue, { was }: Change): string {
  const text = demands?.message ?? '';
  if (part === undefined) return unescaped(text.replaceAll('${self.input}', () => was));
  return unescaped(text.replace(/\$\{join\(.*\)\}/s, () => `${part} = ${was}`));
}

/** What the state holds when the plan is made: what the side before demanded or wrote, or what this plan makes. */
function appliedBefore(now: KeptValue, then: ReadonlyMap<string, KeptValue>): string | undefined {
  const was = then.get(placeOf(now));
  if (was !== undefined) return was.demands?.value ?? known(was.value);
  if (now.allowedWith === undefined) return known(now.value);
  return then.has(placeOf({ address: now.allowedWith })) ? 'not allowed' : 'allowed';
}

interface Change {
  readonly was: string;
  readonly is: string;
}

interface Refusal {
  readonly about: string;
  /** What this is a part of: where that is refused, this says nothing more. */
  readonly within?: readonly string[];
  readonly edits?: readonly Edit[];
}

/** Constructs that keep a value, by their address, and the state in between that the configuration can say. */
const REFUSALS: readonly (readonly [
  RegExp,
  (access: Access, change: Change, part: string, of: KeptValue) => Refusal,
])[] = [
  [/^Account-(\d{12})_Name_/, renamedAccount],
  [/^Federation_Okta_Accounts_Name-(\d{12})_/, renamedAccount],
  [
    /^(?:Account-\d{12}|Federation_Okta)_IdentityProvider_/,
    (_, change) => ({ about: 'identityProvider', edits: [renaming(FEDERATION, ['identityProvider'], change)] }),
  ],
  [
    /^Federation_Okta_GroupRulesForm_/,
    (_, { was, is }) => ({
      about: 'groupRules',
      edits: [
        edit(
          FEDERATION,
          ['groupRules'],
          [
            ['form', is],
            ['formerly', was],
          ],
        ),
      ],
    }),
  ],
  [
    /^Account-(\d{12})_SamlProviderOwner_/,
    (access, _, id) => ({
      about: `SAML provider of account ${id}`,
      edits: [edit(accountFile(access, id), [], [['samlProvider', 'released']])],
    }),
  ],
  [
    /^(?:Federation_Okta_Accounts|Account-\d{12})_RoleNames-(\d{12})_/,
    (_access, _change, id, { part = '' }) => ({
      about: `role ${part.replace(/^(?:name|path)-/, '')} of account ${id}`,
      within: part.startsWith('name-') ? [`account ${id}`, 'identityProvider'] : [],
    }),
  ],
  [/^Federation_Okta_SigningKey_/, () => ({ about: 'okta.app.signingKey' })],
  [
    /^Account-\d{12}_ProvisioningUser_NewestKey_/,
    (_, { was, is }) => ({
      about: 'provisioningUser.keys',
      edits: [edit(FEDERATION, ['provisioningUser'], [['keys', `[${was}, ${is}]`]])],
    }),
  ],
  [
    /^ManagementGroup-([\w-]+)_People_/,
    (access, _, construct) => ({
      about: `members of ${groupAt(access, construct)}`,
      edits: [edit(MANAGEMENT_GROUPS, [keyOfGroup(access, groupAt(access, construct))], [['members', 'released']])],
    }),
  ],
  [
    /^ManagementGroup-([\w-]+)_Made_/,
    (access, { is }, construct) => {
      const name = groupAt(access, construct);
      const about = `management group ${name}`;
      if (!is.startsWith('owned')) return { about };
      return { about, edits: [edit(MANAGEMENT_GROUPS, [keyOfGroup(access, name)], [['existing', 'released']])] };
    },
  ],
];

function whatToWrite(access: Access, kept: KeptValue, change: Change): Refusal {
  const label = terraformAddress(kept.address).split('.').at(-1) ?? '';
  for (const [pattern, refusal] of REFUSALS) {
    const match = pattern.exec(label);
    if (match) return refusal(access, change, match[1] ?? '', kept);
  }
  return { about: label.replace(/_Applied_[0-9A-F]{8}$/, '') };
}

function renamedAccount(access: Access, change: Change, id: string): Refusal {
  return { about: `account ${id}`, edits: [renaming(accountFile(access, id), [], change)] };
}

/** The new name, prepared in AWS before Okta uses it. */
function renaming(file: string, path: readonly string[], { was, is }: Change): Edit {
  return edit(file, path, [
    ['name', yamlText(is)],
    ['formerly', yamlText(was)],
    ['switched', 'false'],
  ]);
}

/** Name of the group that a construct has made or looked up; the construct's own where it is in no document. */
function groupAt({ managementGroups }: Access, construct: string): string {
  const at = new RegExp(`[:.]ManagementGroup-${construct}_`);
  return managementGroups.find(({ address }) => at.test(address))?.name ?? construct;
}
