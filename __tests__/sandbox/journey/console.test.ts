import { whoOnPage } from '../../../sandbox/journey/console';

test('reads who is signed in out of the console page', () => {
  const html = '<span class="who" id="account-menu" data-role-arn="arn:x">Okta-R&amp;D-Admin/ada@x.com @ r-d</span>';
  expect(whoOnPage(html)).toBe('Okta-R&D-Admin/ada@x.com @ r-d');
});

test('another page names nobody', () => expect(whoOnPage('<h1>Select a role</h1>')).toBeUndefined());
