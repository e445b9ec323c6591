import { tokenSigner } from '../../../../sandbox/okta/user/token-signer';

let time = Date.parse('2026-11-25T12:00:00Z');
const signer = tokenSigner(() => new Date(time));

test('a token shows what it was signed with, until it ends', async () => {
  const token = await signer.sign({ sub: 'james' }, 60);
  expect(await signer.read(token)).toMatchObject({ sub: 'james', iat: 1795608000, exp: 1795608060 });
  time += 60_000;
  expect(await signer.read(token)).toBeUndefined();
});

test('a token of another org, a changed one and an unsigned one are none', async () => {
  const token = await signer.sign({ sub: 'james' }, 60);
  const [header = '', , signature = ''] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ sub: 'admin', exp: 9999999999 })).toString('base64url');
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  const foreign = await tokenSigner(() => new Date(time)).sign({ sub: 'james' }, 60);
  const forged = [foreign, `${header}.${claims}.${signature}`, `${none}.${claims}.`, 'x', ''];
  expect(await Promise.all(forged.map((text) => signer.read(text)))).toEqual(forged.map(() => undefined));
});

test('the public key holds no part of the private one', () => {
  expect(Object.keys(signer.publicKey()).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});
