import { AwsError } from '../../../../sandbox/aws/query/aws-error';
import { errorPage, signedOutPage } from '../../../../sandbox/aws/sign-in/message-pages';

const refused = new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithSAML', 403);
const dashboard = 'http://127.0.0.1:4000/app/UserHome';

test.each([
  ['a refused sign-in', (to?: string) => errorPage(refused, to)],
  ['somebody who is signed out', (to?: string) => signedOutPage('You are signed out', to)],
])('the page for %s links back to the dashboard, where that is known', async (_, page) => {
  expect(String(await page(dashboard))).toContain(`<a href="${dashboard}">`);
  expect(String(await page())).not.toContain('<a ');
});
