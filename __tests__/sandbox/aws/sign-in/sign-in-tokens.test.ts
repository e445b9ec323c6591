import type { Dependencies } from '../../../../sandbox/aws/gateway/handler';
import { signInRoutes } from '../../../../sandbox/aws/sign-in/routes';

/** These requests are answered before any account is looked at. */
const app = signInRoutes({} as Dependencies);

test.each(['/federation', '/signin.aws.amazon.com/federation'])(
  'saml2aws console learns at %s that no console opens for credentials',
  async (path) => {
    const answer = await app.request(`http://127.0.0.1:4567${path}?Action=getSigninToken&Session=%7B%7D`);
    expect(answer.status).toBe(501);
    expect(await answer.text()).toMatch(/assertion/);
  },
);
