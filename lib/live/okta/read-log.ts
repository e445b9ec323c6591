import { z } from 'zod';
import type { LiveLogEntry, Unread } from '../snapshot';
import type { OktaClient } from './client';
import { unreadOf } from './unread';

/** Okta keeps its log for 90 days. */
const DAYS = 90;
/** Of 1,000 entries each; more memberships than that change in no org that anybody reviews. */
const PAGES = 20;
const EVENTS = { 'group.user_membership.add': 'added', 'group.user_membership.remove': 'removed' } as const;

const ENTRY = z.object({
  published: z.string(),
  eventType: z.enum(['group.user_membership.add', 'group.user_membership.remove']),
  actor: z.object({ alternateId: z.string().nullish(), displayName: z.string().nullish() }).nullish(),
  target: z.array(z.object({ id: z.string(), type: z.string() })).nullish(),
});

/** Who was put into the groups, or taken out of them, in the last 90 days; `undefined`: it could not be read. */
export async function readLog(
  client: OktaClient,
  groups: ReadonlySet<string>,
  now: Date,
  unread: Unread[],
): Promise<readonly LiveLogEntry[] | undefined> {
  const path = '/api/v1/logs';
  const query = new URLSearchParams({
    since: new Date(now.getTime() - DAYS * 86_400_000).toISOString(),
    until: now.toISOString(),
    filter: Object.keys(EVENTS)
      .map((event) => `eventType eq "${event}"`)
      .join(' or '),
    sortOrder: 'DESCENDING',
    limit: '1000',
  });
  try {
    const { items, more } = await client.pages(`${path}?${query.toString()}`, PAGES);
    if (more)
      unread.push({ where: 'okta', what: `GET ${path}`, reason: `only the newest ${String(items.length)} entries` });
    const entries = z
      .array(ENTRY)
      .parse(items)
      .flatMap((entry) => entryOf(entry, groups));
    return entries.sort((a, b) => (a.at + a.group + a.person < b.at + b.group + b.person ? -1 : 1));
  } catch (error) {
    unread.push(unreadOf(path, error));
    return undefined;
  }
}

function entryOf(
  { published, eventType, actor, target }: z.infer<typeof ENTRY>,
  groups: ReadonlySet<string>,
): LiveLogEntry[] {
  const [person, group] = ['User', 'UserGroup'].map((type) => target?.find((one) => one.type === type)?.id);
  if (person === undefined || group === undefined || !groups.has(group)) return [];
  const by = actor?.alternateId ?? actor?.displayName ?? 'unknown';
  return [{ at: published, event: EVENTS[eventType], person, group, by }];
}
