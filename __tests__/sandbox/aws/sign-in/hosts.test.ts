import { consoleHost, isConsoleHost } from '../../../../sandbox/aws/sign-in/hosts';

test.each([
  ['signin.aws.amazon.com', 'console.aws.amazon.com'],
  ['eu-central-1.signin.aws.amazon.com', 'console.aws.amazon.com'],
  ['signin.amazonaws-us-gov.com', 'console.amazonaws-us-gov.com'],
  ['us-gov-east-1.signin.amazonaws-us-gov.com', 'console.amazonaws-us-gov.com'],
  ['signin.amazonaws.cn', 'console.amazonaws.cn'],
])('from %s the way leads to %s', (signIn, console) => {
  expect(consoleHost(signIn)).toBe(console);
  expect(isConsoleHost(console)).toBe(true);
});

test.each(['', 'aws.amazon.com', 'evil.com', 'signin.aws.amazon.com.evil.com', 'x.eu-central-1.signin.aws.amazon.com'])(
  '%j is not a sign-in endpoint',
  (host) => {
    expect(consoleHost(host)).toBeUndefined();
    expect(isConsoleHost(host)).toBe(false);
  },
);
