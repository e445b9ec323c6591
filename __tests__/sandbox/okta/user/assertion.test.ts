import { SAML } from '@node-saml/node-saml';
import { addKey, replaceApp, setAppStatus } from '../../../../sandbox/okta/apps';
import { makeSigningKey } from '../../../../sandbox/okta/keys';
import { currentKey } from '../../../../sandbox/okta/org';
import { entityId } from '../../../../sandbox/okta/saml-metadata';
import { openAwsApp } from '../../../../sandbox/okta/user/assertion';
import { ADMIN_GROUP, ADMIN_ROLE, rehearsalOrg, type RehearsalOrg } from './support/rehearsal-org';

const NAMES = 'https://aws.amazon.com/SAML/Attributes/';
const open = (rehearsal: RehearsalOrg, who: 'james' | 'ada' | 'kim') => {
  const { org, app } = rehearsal;
  return openAwsApp(org, org.apps.get(app.id) ?? app, rehearsal[who], org.now());
};
const samlOf = (opening: ReturnType<typeof openAwsApp>) => {
  if (opening.outcome !== 'assertion') throw new Error(opening.outcome);
  return opening;
};

/** Reads an assertion as AWS would: with the certificate that the app's metadata shows now. */
async function read({ org, app }: RehearsalOrg, samlResponse: string, certificate?: string) {
  const now = org.apps.get(app.id) ?? app;
  const saml = new SAML({
    idpCert: certificate ?? currentKey(now).certificate,
    issuer: 'any',
    callbackUrl: 'https://signin.aws.amazon.com/saml',
    audience: 'urn:amazon:webservices',
    idpIssuer: entityId(now),
  });
  const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: samlResponse });
  return profile?.['attributes'] as Record<string, unknown>;
}

test('says who the user is, their roles, and for how long, signed with the app’s key', async () => {
  const rehearsal = await rehearsalOrg();
  rehearsal.configure({ sessionDuration: 7200 });
  const { samlResponse, endpoint } = samlOf(open(rehearsal, 'james'));
  expect(endpoint.url).toBe('https://signin.aws.amazon.com/saml');
  expect(await read(rehearsal, samlResponse)).toEqual({
    [`${NAMES}Role`]: ADMIN_ROLE,
    [`${NAMES}RoleSessionName`]: 'james@mueller-tech.com',
    [`${NAMES}SessionDuration`]: '7200',
  });
});

test('a rotated key signs from the moment on that the app names it', async () => {
  const rehearsal = await rehearsalOrg();
  const { org, app } = rehearsal;
  const old = currentKey(app);
  const next = await makeSigningKey(org);
  addKey(org, app.id, next);
  const before = samlOf(open(rehearsal, 'james')).samlResponse;
  expect(await read(rehearsal, before, old.certificate)).toBeDefined();
  const { label, name, settings } = org.apps.get(app.id) ?? app;
  replaceApp(org, app.id, { label, name, settings, credentials: { signing: { kid: next.kid } } });
  const after = samlOf(open(rehearsal, 'james')).samlResponse;
  expect(await read(rehearsal, after, next.certificate)).toBeDefined();
  await expect(read(rehearsal, after, old.certificate)).rejects.toThrow(/signature/i);
});

test('a membership counts with the next assertion, gained or lost', async () => {
  const rehearsal = await rehearsalOrg();
  const { org, james, join } = rehearsal;
  join(james, ADMIN_GROUP.replace('Admin', 'ReadOnly'));
  const two = await read(rehearsal, samlOf(open(rehearsal, 'james')).samlResponse);
  expect(two[`${NAMES}Role`]).toEqual([ADMIN_ROLE, ADMIN_ROLE.replace('Admin', 'ReadOnly')]);
  for (const members of org.memberships.values()) members.delete(james.id);
  expect(open(rehearsal, 'james')).toEqual({ outcome: 'not assigned' });
});

test('distinguishes who is not assigned from who has no role', async () => {
  const rehearsal = await rehearsalOrg();
  expect(open(rehearsal, 'kim')).toEqual({ outcome: 'not assigned' });
  expect(open(rehearsal, 'ada')).toEqual({
    outcome: 'no roles',
    groups: [
      { group: 'Everyone', reason: 'does not match the group filter' },
      { group: 'Support', reason: 'does not match the group filter' },
    ],
  });
});

test('an inactive app is there for nobody', async () => {
  const rehearsal = await rehearsalOrg();
  setAppStatus(rehearsal.org, rehearsal.app.id, 'INACTIVE');
  expect(open(rehearsal, 'james')).toEqual({ outcome: 'not assigned' });
});

test('a setting that can’t be applied is named, and nobody is let in by a guess', async () => {
  const rehearsal = await rehearsalOrg();
  rehearsal.configure({ groupFilter: '^(a+)+$' });
  rehearsal.join(rehearsal.james, `${'a'.repeat(40)}!`);
  expect(open(rehearsal, 'james')).toEqual({
    outcome: 'misconfigured',
    reason: expect.stringContaining('Group filter ^(a+)+$: no answer within') as string,
  });
});
