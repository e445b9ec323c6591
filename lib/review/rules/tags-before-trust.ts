import { neededActions, neverMet, type Access, type App, type Role, type TrustStatement } from '../../access';
import type { Read } from '../../documents';
import { terraformAddress } from '../address';
import { appPairs, arnOf, type Pair, pairs as pairsOf } from '../lookup';
import { memoPair } from '../memo';
import type { Change, Rule } from '../model';
import { same } from '../order';
import { known } from '../read';
import { admitsSaml, statements } from '../trust';

export const tagsBeforeTrust: Rule = {
  id: 'tags-before-trust',
  severity: 'critical',
  title: 'Session tags or a source identity change in the app and in trust policies in the wrong order',
  why: 'A role whose trust policy does not allow what the app sends, or demands what it does not send, refuses the whole sign-in: its users are locked out.',
  remedy:
    'Apply trust policies that allow the actions in every account first, then send the attributes (sendSessionTags). To take tags away, delete the conditions on them and apply, then set sendSessionTags: false and apply, then delete the tags.',
  check: (change) => {
    const earlierApps = new Map(appPairs(change).map(({ then, now }) => [now, then]));
    // A role that stays as it is may be locked out by what the app sends.
    const pairs = pairsOf(change.before.roles, change.after.roles, arnOf);
    return change.after.apps.flatMap((app) => {
      const earlier = earlierApps.get(app);
      const question = { change, pairs, app, earlier };
      const found = [...allowedTooLate(question), ...forbiddenTooEarly(question), ...demandedAtOnce(question)];
      return found.map((evidence) => ({ subject: app.label, address: app.address, evidence }));
    });
  },
};

interface Question {
  readonly change: Change;
  readonly pairs: readonly Pair<Role>[];
  readonly app: App;
  readonly earlier: App | undefined;
}

/** What is sent and not allowed, or allowed by the same change only: the app may be updated before the role. */
function allowedTooLate({ change, pairs, app, earlier }: Question): string[] {
  const earlierRoles = new Map(pairs.map(({ then, now }) => [now, then]));
  const sent = new Set(actionsFor(earlier));
  return actionsFor(app).flatMap((action) => {
    const refusing = change.after.roles.filter((role) => {
      const then = earlierRoles.get(role);
      const late = !sent.has(action) && then !== undefined && lacks(then, action, app, change.before);
      return late || lacks(role, action, app, change.after);
    });
    return refusing.length === 0 ? [] : [`${action}: not allowed by ${list(refusing)}`];
  });
}

/** What the app sends until it is applied, and a role no longer allows: the role may be updated before the app. */
function forbiddenTooEarly({ change, pairs, app, earlier }: Question): string[] {
  const still = new Set(actionsFor(app));
  return actionsFor(earlier)
    .filter((action) => !still.has(action))
    .flatMap((action) => {
      const refusing = pairs.filter(
        ({ then, now }) => !lacks(then, action, app, change.before) && lacks(now, action, app, change.after),
      );
      if (refusing.length === 0) return [];
      return [`${action}: sent until the app is applied, no longer allowed by ${list(refusing.map(({ now }) => now))}`];
    });
}

/** A condition on a tag that begins or ends together with the tag: in between, nobody meets it. */
function demandedAtOnce({ change, pairs, app, earlier }: Question): string[] {
  const carried = (sender: App) => sender.attributes && known(sender.attributes);
  const [before, after] = [earlier && carried(earlier), carried(app)];
  if (!before || !after || same(before, after)) return [];
  const turns = pairs.flatMap(({ then, now }) => [
    ...newlyUnmet(samlStatements(now, app, change.after), after, before).map((key) => ({
      what: `${key}: not sent until the app is applied, demanded by`,
      role: now,
    })),
    ...newlyUnmet(samlStatements(then, app, change.before), before, after).map((key) => ({
      what: `${key}: no longer sent, demanded until it is applied by`,
      role: now,
    })),
  ]);
  const whats = [...new Set(turns.map(({ what }) => what))].sort();
  return whats.map((each) => `${each} ${list(turns.filter(({ what }) => what === each).map(({ role }) => role))}`);
}

/** Keys that keep people out with the other attributes, of a role that admits them with its own. */
function newlyUnmet(own: readonly TrustStatement[], met: readonly string[], other: readonly string[]): string[] {
  const unmet = ({ conditions }: TrustStatement, sent: readonly string[]) =>
    conditions.filter((condition) => neverMet(condition, sent));
  const admitting = own.filter((statement) => unmet(statement, met).length === 0);
  const refused = admitting.map((statement) => unmet(statement, other));
  if (refused.length === 0 || refused.some((conditions) => conditions.length === 0)) return [];
  return [...new Set(refused.flatMap((conditions) => conditions.map(({ key }) => key)))].sort();
}

function actionsFor(app: App | undefined): string[] {
  return neededActions((app?.attributes && known(app.attributes)) ?? []);
}

/** Whether the role admits sign-ins through the app's SAML provider, and none of its statements allows the action. */
function lacks(role: Role, action: string, app: App, access: Access): boolean {
  const fromApp = statementsFor(role, app, access);
  return fromApp.some(admitsSaml) && !fromApp.some(({ actions }) => actions.some((pattern) => allows(pattern, action)));
}

/** Those that let people sign in. */
function samlStatements(role: Role, app: App, access: Access): readonly TrustStatement[] {
  return statementsFor(role, app, access).filter(admitsSaml);
}

/** The role's statements that are for the app's SAML provider. */
function statementsFor(role: Role, app: App, access: Access): readonly TrustStatement[] {
  const others = providersOfOthers(access, app);
  return statements(role).filter(
    ({ effect, principals }) =>
      effect === 'Allow' && principals.some(({ type, value }) => isFederated(type) && !others.has(value)),
  );
}

const providersOfOthers = memoPair(
  (access: Access, app: App): ReadonlySet<string> =>
    new Set(
      access.samlProviders.flatMap(({ arn, metadata }) =>
        access.apps.some(({ address }) => address !== app.address && isAt(address, metadata)) ? (known(arn) ?? []) : [],
      ),
    ),
);

function isAt(address: string, metadata: Read<string>): boolean {
  return known(metadata) === terraformAddress(address);
}

function isFederated(type: string): boolean {
  return type === 'Federated' || type === '*';
}

/** IAM reads actions without regard to case, and `*` and `?` as wildcards. */
function allows(pattern: string, action: string): boolean {
  const form = pattern
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${form}$`, 'i').test(action);
}

const SHOWN = 3;

function list(roles: readonly Role[]): string {
  const names = roles.map(arnOf).sort();
  const more = names.length - SHOWN;
  return names.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
