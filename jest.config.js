/**
 * Three projects. `unit` needs nothing but Node.js: it starts no process and no browser, and the stand-ins below refuse to.
 * `sweep` (`*.sweep.test.ts`) is the same, for tests that try hundreds of generated cases: every change of every value,
 * every configuration. `real` (`*.real.test.ts`) starts Terraform, the local AWS accounts, Chromium, git or this project's
 * own commands.
 */
const UNIT_TIME_LIMIT = 2 * 60_000;
/** Real programs and sweeps are slow on a busy machine; a limit is there to end a hang, not to measure. */
const LONG_TIME_LIMIT = 15 * 60_000;

/** @type {import('jest').Config} */
const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  // Jest reads `testTimeout` of the whole run only, not of a project.
  setupFilesAfterEnv: ['<rootDir>/__tests__/support/time-limit.js', '<rootDir>/__tests__/support/jest-storage.js'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};

/** @type {import('jest').Config} */
const nodeOnly = {
  ...shared,
  globals: { TIME_LIMIT: UNIT_TIME_LIMIT },
  setupFilesAfterEnv: [...shared.setupFilesAfterEnv, '<rootDir>/__tests__/support/rsa-keys.js'],
  moduleNameMapper: {
    '^(node:)?(child_process|worker_threads|cluster)$': '<rootDir>/__tests__/support/no-processes.js',
    '^playwright-core$': '<rootDir>/__tests__/support/no-processes.js',
    // Half of what CDKTF loads. It zips assets, in a process of its own.
    '^archiver$': '<rootDir>/__tests__/support/no-processes.js',
  },
};

/** @type {import('jest').Config} */
module.exports = {
  // Jest leaves one processor idle by default, which is half of a small machine.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/__tests__/support/longest-first.js',
  projects: [
    {
      ...nodeOnly,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(real|sweep)\\.test\\.ts$'],
    },
    {
      ...nodeOnly,
      displayName: 'sweep',
      testMatch: ['**/*.sweep.test.ts'],
      globals: { TIME_LIMIT: LONG_TIME_LIMIT },
    },
    { ...shared, displayName: 'real', testMatch: ['**/*.real.test.ts'], globals: { TIME_LIMIT: LONG_TIME_LIMIT } },
  ],
};
