import { ownerOf, ownerStatementId, ownerText, workspaceName } from '../../lib/naming/owner';

const usual = ownerOf({ orgName: 'mueller-tech', partition: 'aws' });
const second = ownerOf({ orgName: 'mueller-tech', partition: 'aws', groupPrefix: 'us-gov' });

test('a second app of an org has a state and a statement of its own', () => {
  expect(ownerText(usual)).toBe('mueller-tech.okta.com/aws');
  expect(ownerText(second)).toBe('mueller-tech.okta.com/aws/us-gov');
  expect(ownerStatementId(second)).not.toBe(ownerStatementId(usual));
});

test('the usual first part, written out, changes nothing', () => {
  expect(ownerOf({ orgName: 'mueller-tech', partition: 'aws', groupPrefix: 'aws' })).toEqual(usual);
});

test('no workspace of one app is that of another partition', () => {
  const gov = ownerOf({ orgName: 'mueller-tech', partition: 'aws-us-gov' });
  expect(workspaceName('', second, 'okta')).not.toBe(workspaceName('', gov, 'okta'));
});
