/* global afterAll */
// jest-circus makes an AsyncLocalStorage for each file and leaves it switched on: up to Node.js 22, every promise of a
// later file then walks through all of them. The first that runs from here on is that one.
const { AsyncLocalStorage } = require('node:async_hooks');

const { run } = AsyncLocalStorage.prototype;
let own;
AsyncLocalStorage.prototype.run = function (...given) {
  AsyncLocalStorage.prototype.run = run;
  own = this;
  return run.apply(this, given);
};
afterAll(() => own?.disable());
