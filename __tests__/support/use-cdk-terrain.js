/**
 * Preloaded into a process, lets every `cdktf` be its successor `cdktn`, as the npm alias `"cdktf": "npm:cdktn@0.24.0"`
 * would: ours and the provider bindings' alike.
 */
const Module = require('node:module');

const { _resolveFilename: resolve } = Module;
Module._resolveFilename = function (request, ...rest) {
  return resolve.call(this, request.replace(/^cdktf(?=$|\/)/, 'cdktn'), ...rest);
};
