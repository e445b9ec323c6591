import { Hono } from 'hono';
import { errorAnswer } from '../../../sandbox/okta/error-answer';
import { invalid } from '../../../sandbox/okta/errors';

async function answerTo(error: Error) {
  const app = new Hono().get('/', () => {
    throw error;
  });
  app.onError((thrown, c) => errorAnswer(c, thrown));
  const answer = await app.request('/');
  return { status: answer.status, json: (await answer.json()) as unknown };
}

test('a refusal has Okta’s form', async () => {
  expect(await answerTo(invalid('name', 'name: one', 'name: two'))).toEqual({
    status: 400,
    json: {
      errorCode: 'E0000001',
      errorSummary: 'Api validation failed: name',
      errorLink: 'E0000001',
      errorId: expect.stringMatching(/^oae[\w-]{16}$/) as string,
      errorCauses: [{ errorSummary: 'name: one' }, { errorSummary: 'name: two' }],
    },
  });
});

test('a fault of the org itself says so, and does not pass for Okta’s', async () => {
  expect(await answerTo(new TypeError('x is undefined'))).toMatchObject({
    status: 500,
    json: {
      errorCode: 'E0000009',
      errorCauses: [{ errorSummary: 'A fault of the local org: x is undefined' }],
    },
  });
});
