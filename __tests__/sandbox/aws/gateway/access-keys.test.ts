import { AccessKeys } from '../../../../sandbox/aws/gateway/access-keys';

const now = new Date('2026-11-25T12:00:00Z');
const holder = { accountId: '123456789012', arn: 'arn:aws:sts::123456789012:assumed-role/Admin/james' };

test('a session’s key is good until its end', () => {
  const keys = new AccessKeys();
  keys.add('ASIA1', { ...holder, expiration: new Date('2026-11-25T12:00:01Z') });
  expect(keys.holderOf('ASIA1', now)).toMatchObject(holder);
  expect(() => keys.holderOf('ASIA1', new Date('2026-11-25T12:00:01Z'))).toThrow('expired');
});

test('a user’s key does not end, but can be switched off and deleted', () => {
  const keys = new AccessKeys();
  keys.add('AKIA1', holder);
  expect(keys.holderOf('AKIA1', new Date('2036-01-01'))).toMatchObject(holder);
  keys.setActive('AKIA1', false);
  expect(() => keys.holderOf('AKIA1', now)).toThrow('security token included in the request is invalid');
  keys.setActive('AKIA1', true);
  keys.remove('AKIA1');
  expect(() => keys.holderOf('AKIA1', now)).toThrow('security token included in the request is invalid');
});
