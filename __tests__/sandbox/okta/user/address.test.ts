import { addressOf, ownLink } from '../../../../sandbox/okta/user/address';

const org = { name: 'mueller-tech' };
const LOCAL = { origin: 'http://127.0.0.1:8080', realNames: false };

test.each([
  ['http://127.0.0.1:8080/x', LOCAL],
  ['http://localhost:8080/x', { origin: 'http://localhost:8080', realNames: false }],
  ['http://[::1]:8080/x', { origin: 'http://[::1]:8080', realNames: false }],
  ['http://mueller-tech.okta.com/x', { origin: 'https://mueller-tech.okta.com', realNames: true }],
  ['http://mueller-tech.oktapreview.com/x', { origin: 'https://mueller-tech.oktapreview.com', realNames: true }],
  ['http://mueller-tech.okta.mil/x', { origin: 'https://mueller-tech.okta.mil', realNames: true }],
])('%s is an address of the org', (url, address) => expect(addressOf(url, org)).toEqual(address));

test.each([
  'http://example.com/',
  'http://other.okta.com/',
  'http://mueller-tech.okta.com.example.com/',
  'http://127.0.0.1.example.com/',
  'http://x.mueller-tech.okta.com/',
])('%s is somebody’s name for this machine', (url) => expect(addressOf(url, org)).toBeUndefined());

test.each([
  ['/app/UserHome', 'http://127.0.0.1:8080/app/UserHome'],
  ['http://127.0.0.1:8080/home/amazon_aws/0oa1/272?x=1', 'http://127.0.0.1:8080/home/amazon_aws/0oa1/272?x=1'],
])('%s leads to the org itself', (link, absolute) => expect(ownLink(link, LOCAL)).toBe(absolute));

test.each([
  'https://example.com/',
  '//example.com/',
  String.raw`\\example.com`,
  String.raw`/\example.com`,
  '/\t/example.com',
  'http://127.0.0.1:8080@example.com/',
  'http://user@127.0.0.1:8080/',
  'http://127.0.0.1:9090/',
  'https://127.0.0.1:8080/',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://[',
])('%j leads away', (link) => expect(ownLink(link, LOCAL)).toBeUndefined());
