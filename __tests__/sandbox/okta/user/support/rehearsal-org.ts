import { createApp, replaceApp, setAppPolicy } from '../../../../../sandbox/okta/apps';
import { assignGroup } from '../../../../../sandbox/okta/assignments';
import { addEveryone, createGroup } from '../../../../../sandbox/okta/groups';
import { makeSigningKey } from '../../../../../sandbox/okta/keys';
import { addMember } from '../../../../../sandbox/okta/memberships';
import type { App, SigningKey, User } from '../../../../../sandbox/okta/model';
import { emptyOrg, type Org } from '../../../../../sandbox/okta/org';
import {
  addDefaultPolicies,
  createPolicy,
  createPolicyRule,
  replacePolicyRule,
  type PolicyRuleRequest,
} from '../../../../../sandbox/okta/policies';
import { createUser } from '../../../../../sandbox/okta/users';

export const PASSWORD = 'correct horse';
export const ADMIN_GROUP = 'aws#Mueller-Tech#Okta-Mueller-Tech-Admin#123456789012';
export const ADMIN_ROLE =
  'arn:aws:iam::123456789012:saml-provider/Okta,arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Admin';
export const CLIENT = '0oaCommandLine';

const SETTINGS = {
  useGroupMapping: true,
  joinAllRoles: true,
  groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`,
  roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
  webSSOAllowedClient: CLIENT,
};

/** An org with the federation's app, one role group, an administrator and somebody without roles. */
export interface RehearsalOrg {
  readonly org: Org;
  readonly app: App;
  readonly james: User;
  /** Assigned to the app by a group that leads to no role. */
  readonly ada: User;
  /** Not assigned to the app. */
  readonly kim: User;
  /** Sets the org's clock forward. */
  readonly pass: (minutes: number) => void;
  /** Changes app settings. */
  readonly configure: (settings: Readonly<Record<string, unknown>>, more?: Readonly<Record<string, unknown>>) => void;
  /** Gives the app a sign-on policy with these rules, in this order; the catch-all rule denies. */
  readonly signOnPolicy: (...rules: readonly PolicyRuleRequest[]) => void;
  /** Puts somebody into a new group, which is assigned to the app. */
  readonly join: (user: User, group: string) => void;
}

/** Made once a file: it takes a while. */
let key: Promise<SigningKey> | undefined;

export async function rehearsalOrg(): Promise<RehearsalOrg> {
  let ahead = 0;
  const org = emptyOrg({ name: 'mueller-tech', now: () => new Date(Date.now() + ahead) });
  addEveryone(org);
  addDefaultPolicies(org);
  const user = (login: string, firstName: string) =>
    createUser(org, { profile: { login, email: login, firstName, lastName: 'Example' }, password: PASSWORD });
  const [james, ada, kim] = [
    user('james@mueller-tech.com', 'James'),
    user('ada@mueller-tech.com', 'Ada'),
    user('kim@mueller-tech.com', 'Kim'),
  ];
  const request = { name: 'amazon_aws', label: 'AWS Account Federation', signOnMode: 'SAML_2_0' };
  const app = createApp(org, { ...request, settings: { app: SETTINGS } }, true, await (key ??= makeSigningKey(org)));
  const join = (member: User, name: string) => {
    const group = createGroup(org, { name });
    addMember(org, group.id, member.id);
    assignGroup(org, app.id, group.id, {});
  };
  join(james, ADMIN_GROUP);
  join(ada, 'Support');
  return {
    org,
    app,
    james,
    ada,
    kim,
    join,
    signOnPolicy(...rules) {
      const { id, rules: catchAll } = createPolicy(org, { type: 'ACCESS_POLICY', name: 'Two factors for AWS' });
      for (const { id: ruleId, name } of catchAll)
        replacePolicyRule(org, id, ruleId, { name, actions: { appSignOn: { access: 'DENY' } } });
      rules.forEach((rule, priority) => createPolicyRule(org, id, { priority, ...rule }));
      setAppPolicy(org, app.id, id);
    },
    pass: (minutes) => void (ahead += minutes * 60_000),
    configure: (settings, more = {}) =>
      void replaceApp(org, app.id, { ...request, ...more, settings: { app: { ...SETTINGS, ...settings } } }),
  };
}

/** A rule that asks for two factors, as the construct makes it. */
export function twoFactors(
  method: Readonly<Record<string, unknown>> = {},
  conditions: Readonly<Record<string, unknown>> = {},
): PolicyRuleRequest {
  const verificationMethod = { type: 'ASSURANCE', factorMode: '2FA', reauthenticateIn: 'PT1H', ...method };
  return { name: 'Two factors', conditions, actions: { appSignOn: { access: 'ALLOW', verificationMethod } } };
}
