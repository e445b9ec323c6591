import { deviceFlow } from '../../../../sandbox/okta/user/device-flow';

const BY = { userId: '00u1', at: new Date(0) };
function started() {
  let time = 0;
  const flow = deviceFlow(() => new Date(time));
  return { flow, ...flow.start('client', ['openid']), pass: (seconds: number) => void (time += seconds * 1000) };
}

test('the client waits until somebody decides, and gets the answer once', () => {
  const { flow, deviceCode, request } = started();
  expect(flow.poll(deviceCode, 'client')).toBe('pending');
  flow.decide(request.userCode, { answer: 'approved', by: BY });
  expect(flow.poll(deviceCode, 'client')).toEqual({ request, by: BY });
  expect(flow.poll(deviceCode, 'client')).toBe('unknown');
});

test('a person types the code as they see it', () => {
  const { flow, request } = started();
  const typed = `${request.userCode.slice(0, 4)}-${request.userCode.slice(4)} `.toLowerCase();
  expect(flow.find(typed)).toEqual(request);
  expect(request.userCode).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/);
});

test('the first decision counts', () => {
  const { flow, deviceCode, request } = started();
  flow.decide(request.userCode, { answer: 'denied' });
  flow.decide(request.userCode, { answer: 'approved', by: BY });
  expect(flow.find(request.userCode)).toBeUndefined();
  expect(flow.poll(deviceCode, 'client')).toBe('denied');
});

test('another client can’t fetch the decision', () => {
  const { flow, deviceCode, request } = started();
  flow.decide(request.userCode, { answer: 'approved', by: BY });
  expect(flow.poll(deviceCode, 'other')).toBe('unknown');
  expect(flow.poll(deviceCode, 'client')).toEqual({ request, by: BY });
});

test('after ten minutes the code is worth nothing to anybody', () => {
  const { flow, deviceCode, request, pass } = started();
  flow.decide(request.userCode, { answer: 'approved', by: BY });
  pass(600);
  expect(flow.poll(deviceCode, 'client')).toBe('unknown');
  expect(flow.find(request.userCode)).toBeUndefined();
});
