// RSA keys take a tenth of a second each, and unit tests ask for a hundred. The n-th key that a file asks for is the n-th
// of its worker: two keys of a file are always two, and the next file has the same ones. Another size is made each time.
const crypto = require('node:crypto');

const BITS = 2048;
const REAL = Symbol.for('federation.rsa-keys');

/** Modules of Node.js are shared by all files of a worker; what they make for themselves is not. */
const worker = (crypto[REAL] ??= {
  pair: crypto.generateKeyPairSync,
  key: crypto.webcrypto.subtle.generateKey,
  pairs: [],
  keys: [],
});
let [pairs, keys] = [0, 0];

crypto.generateKeyPairSync = (type, options) =>
  type === 'rsa' && options.modulusLength === BITS && Object.keys(options).length === 1
    ? (worker.pairs[pairs++] ??= worker.pair.call(crypto, type, options))
    : worker.pair.call(crypto, type, options);

crypto.webcrypto.subtle.generateKey = (algorithm, extractable, usages) => {
  const make = () => worker.key.call(crypto.webcrypto.subtle, algorithm, extractable, usages);
  return algorithm.name === 'RSASSA-PKCS1-v1_5' && algorithm.modulusLength === BITS && extractable
    ? (worker.keys[keys++] ??= make())
    : make();
};
