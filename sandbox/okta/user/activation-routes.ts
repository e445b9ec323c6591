import { Hono } from 'hono';
import { appsOf } from '../org';
import { answerPage, visitor, type Dependencies, type UserContext, type UserEnv, type Visitor } from './context';
import type { DeviceRequest } from './device-flow';
import { toSignIn } from './page-routes';
import { codePage, consentPage } from './pages/activation-page';
import { fromOwnPage } from './own-page';
import { messagePage } from './pages/message-page';
import { refusedPage } from './pages/refused-page';
import { signOn } from './sign-on';
import { toVerify } from './verify-routes';

/** Where a person decides about a device. */
export function activationRoutes(dependencies: Dependencies): Hono<UserEnv> {
  const { devices } = dependencies.state;
  const app = new Hono<UserEnv>();

  app.get('/activate', (c) => {
    const who = visitor(c, dependencies);
    if (!who) return toSignIn(c);
    const { login } = who.user.profile;
    const typed = c.req.query('user_code');
    if (typed === undefined) return answerPage(c, dependencies, (frame) => codePage(frame), { login });
    const request = devices.find(typed);
    const blocked = request && beforeConsent(c, dependencies, request, who);
    if (blocked) return blocked;
    if (request) return answerPage(c, dependencies, (frame) => consentPage(frame, request), { login });
    const alert = 'No device waits with this code. Codes are good for ten minutes, and once.';
    return answerPage(c, dependencies, (frame) => codePage(frame, { alert }), { status: 404, login });
  });

  app.post('/activate', fromOwnPage, async (c) => {
    const who = visitor(c, dependencies);
    if (!who) return toSignIn(c);
    const { login } = who.user.profile;
    const form = await c.req.parseBody();
    const request = typeof form['user_code'] === 'string' ? devices.find(form['user_code']) : undefined;
    if (!request) return answerPage(c, dependencies, (frame) => codePage(frame), { status: 404, login });
    const approved = form['answer'] === 'approved';
    const blocked = approved && beforeConsent(c, dependencies, request, who);
    if (blocked) return blocked;
    devices.decide(request.userCode, approved ? { answer: 'approved', by: who.signIn } : { answer: 'denied' });
    const message = approved
      ? { title: 'Device activated', text: 'Go on in your command line; you may close this page.' }
      : { title: 'Device refused', text: 'It gets no access.' };
    return answerPage(c, dependencies, (frame) => messagePage(frame, message), { login });
  });
  return app;
}

/**
 * The client will open an app for the visitor, so the visitor proves here what the app's policy asks for. A policy that
 * refuses the visitor is named before anything is allowed. In a real org the client is an app with a policy of its own.
 */
function beforeConsent(
  c: UserContext,
  dependencies: Dependencies,
  { clientId, userCode }: DeviceRequest,
  who: Visitor,
) {
  const apps = appsOf(dependencies.org, who.user.id).filter(
    ({ settings }) => settings.app['webSSOAllowedClient'] === clientId,
  );
  const answers = apps.map((app) => ({ app, answer: signOn(c, dependencies, app, who) }));
  const more = answers.find(({ answer }) => answer.outcome === 'more');
  if (more) return toVerify(c, more.app, `/activate?user_code=${userCode}`);
  for (const { app, answer } of answers)
    if (answer.outcome === 'denied') {
      const { label } = app;
      const { why } = answer;
      const { login } = who.user.profile;
      return answerPage(c, dependencies, (frame) => refusedPage(frame, { label, why }), { status: 403, login });
    }
  return undefined;
}
