import { Hono } from 'hono';
import { answerPage, visitor, type Room, type UserEnv } from './context';
import { toSignIn } from './page-routes';
import { codePage, consentPage } from './pages/activation-page';
import { fromOwnPage } from './own-page';
import { messagePage } from './pages/message-page';

/** Where a person decides about a device. */
export function activationRoutes(room: Room): Hono<UserEnv> {
  const { devices } = room.state;
  const app = new Hono<UserEnv>();

  app.get('/activate', (c) => {
    const who = visitor(c, room);
    if (!who) return toSignIn(c);
    const { login } = who.user.profile;
    const typed = c.req.query('user_code');
    if (typed === undefined) return answerPage(c, room, (frame) => codePage(frame), { login });
    const request = devices.find(typed);
    if (request) return answerPage(c, room, (frame) => consentPage(frame, request), { login });
    const alert = 'No device waits with this code. Codes are good for ten minutes, and once.';
    return answerPage(c, room, (frame) => codePage(frame, { alert }), { status: 404, login });
  });

  app.post('/activate', fromOwnPage, async (c) => {
    const who = visitor(c, room);
    if (!who) return toSignIn(c);
    const { login } = who.user.profile;
    const form = await c.req.parseBody();
    const request = typeof form['user_code'] === 'string' ? devices.find(form['user_code']) : undefined;
    if (!request) return answerPage(c, room, (frame) => codePage(frame), { status: 404, login });
    const approved = form['answer'] === 'approved';
    devices.decide(request.userCode, approved ? { answer: 'approved', by: who.signIn } : { answer: 'denied' });
    const message = approved
      ? { title: 'Device activated', text: 'Go on in your command line; you may close this page.' }
      : { title: 'Device refused', text: 'It gets no access.' };
    return answerPage(c, room, (frame) => messagePage(frame, message), { login });
  });
  return app;
}
