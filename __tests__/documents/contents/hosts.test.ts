import { hostsIn, mayNameHosts } from '../../../lib/documents/contents/hosts';

test.each([
  ['Sign in at evil-okta.example/login', 'evil-okta.example'],
  ['Sign in at evil-okta.example', 'evil-okta.example'],
  ['evil-okta。example/login', 'evil-okta.example'],
  ['evil\u200b-okta.example', 'evil-okta.example'],
  ['www.evil.anything', 'www.evil.anything'],
  ['//evil.example/login', 'evil.example'],
  ['see HTTPS://User:pw@Evil.example:8443/', 'evil.example'],
  ['xn--okt-5ka.com', 'xn--okt-5ka.com'],
  ['öktа.рф', 'öktа.рф'],
  ['203.0.113.9/login', '203.0.113.9'],
  ['203.0.113.9:8080', '203.0.113.9'],
  ['mail your password to help@evil.example', 'evil.example'],
  ['login.evil.sh/aws', 'login.evil.sh'],
  ['(evil.com).', 'evil.com'],
  ['ｅvil．example/login', 'evil.example'],
  ['Console:www.evil.com', 'www.evil.com'],
  ['url=evil.example/x', 'evil.example'],
  ['https:evil.example', 'evil.example'],
  ['https:/evil.example/x', 'evil.example'],
  ['ftp://evil.example', 'evil.example'],
  ['mueller-tech.okta-login.cloud?next', 'mueller-tech.okta-login.cloud'],
])('%j sends people to %s', (text, host) => {
  expect(mayNameHosts(text)).toBe(true);
  expect(hostsIn(text)).toEqual([host]);
});

test.each([
  'First and second level support',
  'Reads deploy.json, main.tf, README.md and accounts/mueller-tech.yaml',
  'since 1.2.3, from 192.0.2.0/24 or 10.0.0.1 only',
  'arn:aws:iam::123456789012:role/team.io/Deploy',
  'trusts ec2.amazonaws.com',
  'aws#Mueller.Tech#Okta-Mueller.com#123456789012',
  '${okta_app_saml.app.id} and ${data.okta_group.x.id}',
  'e.g. this; i.e. that. And so on...',
  's3://bucket/key',
  'by user.login, user.email or group.name; arn:aws:s3:::logs.mueller.com',
  'Read-only.Everything else is refused',
])('%j sends people nowhere', (text) => expect(hostsIn(text)).toEqual([]));

test('the time for a long string grows with its length, whatever it holds', () => {
  const [short, long] = ['+', 'a', 'a.', '。', '${', '//', 'a@', '-a', 'http://', '1.', '//a', 'a-'].reduce(
    ([a, b], part) => [a + part.repeat(2_000), b + part.repeat(20_000)],
    ['', ''],
  );
  const time = (text: string) => {
    const start = process.cpuUsage();
    hostsIn(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  time(short);
  // Ten times as long; a hundred times the work would take minutes.
  expect(time(long)).toBeLessThan(5_000);
});
