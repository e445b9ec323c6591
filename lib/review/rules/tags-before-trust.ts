import { neededActions, type Access, type App, type Role } from '../../access';
import { appPairs, arnOf, rolePairs } from '../lookup';
import type { Rule } from '../model';
import { known } from '../read';
import { admitsSaml, statements } from '../trust';

export const tagsBeforeTrust: Rule = {
  id: 'tags-before-trust',
  severity: 'critical',
  title: 'The app sends session tags or a source identity before every trust policy allows them',
  why: 'A role whose trust policy does not allow sts:TagSession or sts:SetSourceIdentity refuses the whole sign-in: its users are locked out.',
  remedy:
    'Apply trust policies that allow the actions in every account first, then send the attributes (sendSessionTags).',
  check: (change) => {
    const earlierApps = new Map(appPairs(change).map(({ then, now }) => [now, then]));
    const earlierRoles = new Map(rolePairs(change).map(({ then, now }) => [now, then]));
    return change.after.apps.flatMap((app) => {
      const sent = new Set(actionsFor(earlierApps.get(app)));
      return actionsFor(app).flatMap((action) => {
        const refusing = change.after.roles.filter((role) => {
          const then = earlierRoles.get(role);
          // In one change the app may be updated before the role: what the role allowed before counts.
          const late = !sent.has(action) && then !== undefined && lacks(then, action, app, change.before);
          return late || lacks(role, action, app, change.after);
        });
        if (refusing.length === 0) return [];
        return [{ subject: app.label, address: app.address, evidence: `${action}: not allowed by ${list(refusing)}` }];
      });
    });
  },
};

function actionsFor(app: App | undefined): string[] {
  return neededActions((app?.attributes && known(app.attributes)) ?? []);
}

/** Whether the role admits sign-ins through the app's SAML provider, and none of its statements allows the action. */
function lacks(role: Role, action: string, app: App, access: Access): boolean {
  const others = new Set(
    access.samlProviders.flatMap(({ arn, metadata }) =>
      access.apps.some(({ address }) => address !== app.address && isAt(address, metadata)) ? (known(arn) ?? []) : [],
    ),
  );
  const fromApp = statements(role).filter(
    ({ effect, principals }) =>
      effect === 'Allow' && principals.some(({ type, value }) => isFederated(type) && !others.has(value)),
  );
  return fromApp.some(admitsSaml) && !fromApp.some(({ actions }) => actions.some((pattern) => allows(pattern, action)));
}

function isAt(address: string, metadata: string): boolean {
  return metadata === address.slice(address.indexOf(':') + 1);
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
