import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWS_READS } from '../../lib/live/aws/reads';

const source = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file): [string, string] => [join('lib', file), readFileSync(join('lib', file), 'utf8')]);

test('four files can send a request, and nothing else of the program', () => {
  const modules = /(?:from|import\(|require\()\s*'(?:@aws-sdk\/.*|(?:node:)?(?:https?|http2|net|tls|dgram)|undici)'/;
  const talks = new RegExp(`${modules.source}|(?:=|\\?\\?) fetch\\b|(?:\\bfetch|XMLHttpRequest|WebSocket)\\s*\\(`);
  // Whether a text is an IP address is found out without a network.
  const code = source.map(([file, text]): [string, string] => [
    file,
    text.replaceAll(/\/\*[^]*?\*\/|\/\/.*$|import \{ isIP \} from 'node:net'/gm, ''),
  ]);
  const talking = code.filter(([, text]) => talks.test(text)).map(([file]) => file);
  expect(talking.sort()).toEqual([
    'lib/live/aws/connect.ts',
    'lib/live/aws/read-account.ts',
    'lib/live/aws/read-organization.ts',
    'lib/live/okta/client.ts',
  ]);
});

test('every call at AWS begins with Get or List, but for the one that signs in', () => {
  const others = AWS_READS.filter((name) => !/^(?:iam|organizations):(?:Get|List)[A-Z]\w+$/.test(name));
  expect(others).toEqual(['sts:AssumeRole']);
});

test('every client of the SDK is made so that it sends nothing else', () => {
  const made = source.flatMap(([, text]) => [...text.matchAll(/(\S*\()?new (?:sdk\.)?(\w+Client)\(/g)]);
  const ofTheSdk = made.filter(([, , name]) => /^(?:IAM|STS|Organizations)Client$/.test(name ?? ''));
  expect(ofTheSdk.map(([, around, name]) => [name, around])).toEqual([
    ['STSClient', 'readsOnly('],
    ['IAMClient', 'readsOnly('],
    ['OrganizationsClient', 'readsOnly('],
  ]);
  expect(made.map(([, , name]) => name).sort()).toEqual([...ofTheSdk.map(([, , name]) => name), 'OktaClient'].sort());
});

test('one request alone has another method than GET: the one that fetches a service app’s token', () => {
  const methods = source.flatMap(([file, text]) =>
    file.startsWith('lib/live/') ? [...text.matchAll(/\bmethod\b\s*:.*/g)].map(([line]) => `${file} ${line}`) : [],
  );
  expect(methods).toEqual([expect.stringMatching(/^lib\/live\/okta\/service-token\.ts method: 'POST', body, /)]);
});
