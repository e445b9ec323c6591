import { parseXml } from '../../../../sandbox/aws/query/xml';
import { readAssertion } from '../../../../sandbox/aws/saml/assertion';
import { ConsoleSessions } from '../../../../sandbox/aws/sign-in/console-sessions';
import { assertionXml, facts } from '../support/signed-by-hand';

const expiration = new Date('2026-11-25T13:00:00Z');
const session = {
  accessKeyId: 'ASIA1',
  secretAccessKey: 's',
  sessionToken: 't',
  expiration,
  arn: 'arn:aws:sts::123456789012:assumed-role/Admin/james',
  assumedRoleId: 'AROA1:james',
  assertion: readAssertion(parseXml(assertionXml(facts({ issuer: 'okta', roles: [] })))),
  nameQualifier: 'q',
  roleArn: 'arn:aws:iam::123456789012:role/Admin',
};

test('a session is found by its id until it ends', () => {
  const sessions = new ConsoleSessions();
  const id = sessions.open(session);
  expect(sessions.find(id, new Date('2026-11-25T12:59:59Z'))).toBe(session);
  expect(sessions.find(id, expiration)).toBeUndefined();
  expect(sessions.find(id, new Date('2026-11-25T12:00:00Z'))).toBeUndefined();
});

test('a session that was closed is gone, and each has an id of its own that is hard to guess', () => {
  const sessions = new ConsoleSessions();
  const ids = [sessions.open(session), sessions.open(session)] as const;
  expect(ids[0]).not.toBe(ids[1]);
  expect(Buffer.from(ids[0], 'base64url').length).toBeGreaterThanOrEqual(16);
  sessions.close(ids[0]);
  expect(ids.map((id) => sessions.find(id, new Date('2026-11-25T12:00:00Z')))).toEqual([undefined, session]);
});
