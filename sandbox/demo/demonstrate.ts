import { Browser } from '../journey/browser';
import { pickRole, whoOnPage } from '../journey/console';
import { postAssertion, rolesInAssertion, rolesOnPage } from '../journey/role-picker';
import { codeOf } from '../run/code';
import { openApp, SignInRefused, type SamlForm } from '../journey/sign-in';
import { assumeRoleWithSaml, callerArn } from '../journey/sts';
import { counted } from '../run/counted';
import type { Narrator } from '../run/narrator';
import { PASSWORD, type Person } from '../run/people';
import { groupId, userId } from '../run/okta-lookup';
import type { Sandbox } from '../run/sandbox';
import { roleOfArn, roleOfGroup } from '../stacks/rule-graph';
import { expectEqual } from './mismatch';
import type { Story } from './story';

/**
 * Walks the whole way of a login on an applied sandbox and checks each step against what the plan says.
 * @throws Mismatch at the first step that came out differently
 */
export async function demonstrate(sandbox: Sandbox, narrator: Narrator): Promise<Story> {
  const unsettled = await narrator.step(
    'Planning again: nothing may be left to change',
    () => sandbox.unsettled(),
    (stacks) => (stacks.length === 0 ? 'the plan is empty' : `${stacks.join(', ')} would change`),
  );
  expectEqual('stacks with a second plan that is not empty', unsettled, []);

  const { person, managementGroup, memberships } = await heroOf(sandbox);
  const expected = sandbox.graph.roleGroupsFor(memberships).map(roleOfGroup);
  const {
    browser,
    form,
    roles,
    console: arrived,
  } = await narrator.step(
    `Signing in at Okta as ${person.login} and clicking the AWS tile`,
    () => logIn(sandbox, person),
    (login) =>
      login.console === undefined
        ? `the role picker offers ${counted(login.roles.length, 'role')}`
        : 'there is one role',
  );
  expectEqual(`roles that ${person.login} is offered`, roles.map(roleOfArn), expected);

  const pairs = rolesInAssertion(form.samlResponse);
  const pair = pairs.find(([, role]) => role.endsWith('-Admin')) ?? pairs[0];
  if (!pair) throw new Error(`${person.login} has no role to assume.`);
  const [providerArn, roleArn] = pair;
  const console = await narrator.step(
    arrived === undefined ? `Picking ${roleArn}` : `Arriving as ${roleArn}, since there is no other to pick`,
    async () => arrived ?? whoOnPage((await pickRole(browser, form, roleArn)).html),
    (who) => `the console says ${who ?? 'nothing'}`,
  );
  const roleName = roleArn.split('/').pop() ?? '';
  expectEqual('whom the console greets', console?.split(' @ ')[0], `${roleName}/${person.login}`);

  const caller = await narrator.step(
    'Assuming the same role from a command line, with the same assertion',
    async () => {
      const { samlResponse } = form;
      const credentials = await assumeRoleWithSaml(sandbox.aws.stsUrl, { providerArn, roleArn, samlResponse });
      return callerArn(sandbox.aws.stsUrl, credentials, sandbox.aws.environment['AWS_REGION']);
    },
    (arn) => `STS says ${arn}`,
  );
  expectEqual('who STS says the credentials are', roleOfArn(caller.replace(/\/[^/]*$/, '')), roleOfArn(roleArn));

  const rest = memberships.filter((name) => name !== managementGroup);
  const after = await narrator.step(
    `Taking ${person.login} out of ${managementGroup} and signing in again`,
    async () => {
      await leave(sandbox, person, managementGroup);
      return rolesAfter(sandbox, person);
    },
    (left) => (left.length === 0 ? 'Okta has no role for them any more' : `${counted(left.length, 'role')} left`),
  );
  const remaining = sandbox.graph.roleGroupsFor(rest).map(roleOfGroup);
  expectEqual(`roles of ${person.login} outside ${managementGroup}`, after.map(roleOfArn), remaining);
  return {
    person,
    managementGroup,
    roles,
    console: console ?? '',
    caller,
    after,
    oktaByTerraform: sandbox.parts.oktaByTerraform,
    product: sandbox.parts.terraforming.binary.product,
  };
}

interface Hero {
  readonly person: Person;
  /** The group that the person will leave. */
  readonly managementGroup: string;
  /** All management groups that the person is in. */
  readonly memberships: readonly string[];
}

/** The first person, planned members before made-up ones, who is in a management group that leads to a role. */
async function heroOf(sandbox: Sandbox): Promise<Hero> {
  for (const person of sandbox.people) {
    const user = await userId(sandbox.api, person.login);
    const groups = (await sandbox.api.call('GET', `/users/${user}/groups`)) as { profile: { name: string } }[];
    const names = new Set(groups.map(({ profile }) => profile.name));
    const memberships = sandbox.graph.managementGroups.filter((name) => names.has(name));
    const managementGroup = memberships.find((name) => sandbox.graph.roleGroupsFor([name]).length > 0);
    if (managementGroup !== undefined) return { person, managementGroup, memberships };
  }
  throw new Error('No grant in this configuration leads anybody to a role, so there is nothing to show.');
}

interface Login {
  readonly browser: Browser;
  readonly form: SamlForm;
  /** ARNs that the role picker offered, or the only role, with which AWS does not ask. */
  readonly roles: readonly string[];
  /** Whom the console greeted where AWS did not ask. */
  readonly console?: string;
}

async function logIn(sandbox: Sandbox, { login }: Person): Promise<Login> {
  const browser = new Browser();
  const form = await openApp(browser, {
    oktaUrl: sandbox.okta.url,
    embedUrl: await sandbox.embedUrl(),
    login,
    password: PASSWORD,
    code: () => codeOf(sandbox.okta, login),
  });
  const { html } = await postAssertion(browser, form);
  const console = whoOnPage(html);
  if (console === undefined) return { browser, form, roles: rolesOnPage(html) };
  return { browser, form, roles: rolesInAssertion(form.samlResponse).map(([, arn]) => arn), console };
}

async function leave({ api }: Sandbox, { login }: Person, managementGroup: string): Promise<void> {
  await api.call('DELETE', `/groups/${await groupId(api, managementGroup)}/users/${await userId(api, login)}`);
}

/** The roles that are still offered; none where Okta refuses to open the app. */
async function rolesAfter(sandbox: Sandbox, person: Person): Promise<readonly string[]> {
  try {
    return (await logIn(sandbox, person)).roles;
  } catch (error) {
    if (error instanceof SignInRefused && error.page.status === 403) return [];
    throw error;
  }
}
