// What unit tests get instead of fast-check: fewer examples of each property, and more where somebody asks for them.
const { resolve } = require('node:path');
const fastCheck = require(resolve(__dirname, '../../node_modules/fast-check/lib/cjs/fast-check.js'));

fastCheck.configureGlobal({ numRuns: Number(process.env['FEDERATION_RUNS'] ?? 20) });

module.exports = fastCheck;
