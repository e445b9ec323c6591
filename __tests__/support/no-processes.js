// What unit tests get instead of node:child_process and playwright-core (jest.config.js). Loading it is fine: a module that
// a test doesn't use may import them. Using it is refused.
function refuse(name) {
  const refusal = () => {
    throw new Error(`A unit test starts no process and no browser (${name}). Name its file *.real.test.ts.`);
  };
  return new Proxy(refusal, { get: (_, inner) => member(inner) });
}

const member = (name) =>
  typeof name === 'string' && name !== '__esModule' && name !== 'default' ? refuse(name) : undefined;

module.exports = new Proxy({}, { get: (_, name) => member(name) });
