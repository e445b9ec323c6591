import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What the rooms that read or judge documents must not share with those that write them. */
const NOT_FOR_JUDGES = [
  '**/naming/**',
  '**/config/**',
  '**/constructs/**',
  '**/stacks/**',
  '**/cli/**',
  '**/sandbox/**',
  'cdktf',
  '@cdktf/*',
];

/** Rooms whose imports are restricted: folder → what it must not import, and why. */
const WALLS = {
  'lib/naming': [
    [
      '**/config/**',
      '**/constructs/**',
      '**/stacks/**',
      '**/documents/**',
      '**/access/**',
      '**/review/**',
      '**/cli/**',
      'cdktf',
      'zod',
      'yaml',
    ],
    'lib/naming imports nothing',
  ],
  'lib/steps': [['**/../**', 'cdktf', 'zod', 'yaml'], 'lib/steps is a table: it imports nothing'],
  'lib/config': [
    [
      '**/constructs/**',
      '**/stacks/**',
      '**/documents/**',
      '**/access/**',
      '**/review/**',
      '**/cli/**',
      'cdktf',
      'constructs',
      '@cdktf/*',
    ],
    'lib/config imports naming only: a typo is reported before CDKTF loads',
  ],
  'lib/constructs': [
    ['**/config/**', '**/stacks/**', '**/documents/**', '**/access/**', '**/review/**', '**/cli/**'],
    'lib/constructs serves people without our YAML',
  ],
  'lib/live': [
    [
      '**/config/**',
      '**/constructs/**',
      '**/stacks/**',
      '**/documents/**',
      '**/access/**',
      '**/review/**',
      '**/cli/**',
      'cdktf',
      '@cdktf/*',
    ],
    'lib/live reads Okta and AWS, and knows nothing of what is declared',
  ],
  'lib/import': [
    ['**/constructs/**', '**/stacks/**', '**/review/**', '**/cli/**', '**/sandbox/**', 'cdktf', '@cdktf/*'],
    'lib/import writes configuration out of what is live, and judges plans; it makes nothing itself',
  ],
  'lib/stacks': [['**/documents/**', '**/access/**', '**/review/**', '**/cli/**'], 'arrows point one way'],
  'lib/documents': [
    [...NOT_FOR_JUDGES, '**/access/**', '**/review/**', '**/audit/**', '**/live/**', '**/import/**', '**/steps/**'],
    'lib/documents is an independent witness: it imports no other room',
  ],
  'lib/access': [
    [...NOT_FOR_JUDGES, '**/review/**', '**/audit/**', '**/live/**', '**/import/**', '**/steps/**'],
    'lib/access is an independent witness: it imports documents only',
  ],
  'lib/review': [NOT_FOR_JUDGES, 'lib/review imports documents and access only'],
  'lib/audit': [NOT_FOR_JUDGES, 'lib/audit imports documents, access, review and the form of a snapshot only'],
  sandbox: [['**/lib/**', 'cdktf', '@cdktf/*'], 'sandbox is an independent witness'],
};
/** Rooms of which others import the folder, and no file in it. */
const DOOR = 'lib/documents and lib/access have one door each: import the folder, not a file in it';
const PROVIDER_ROOTS = ['@cdktf/provider-aws', '@cdktf/provider-okta'].map((name) => ({
  name,
  message: 'Import the single module (lib/iam-role): the root costs 20 s and 1.4 GB under ts-node.',
}));

export default tseslint.config(
  { ignores: ['node_modules', 'cdktf.out', 'coverage', 'dist', '.venv', '.cache'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-imports': ['error', { paths: PROVIDER_ROOTS }],
    },
  },
  ...Object.entries(WALLS).map(([room, [group, message]]) => ({
    files: [`${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: PROVIDER_ROOTS,
          patterns: [
            // A folder, and its door.
            { group: [...new Set(group.flatMap((each) => [each, each.replace(/\/\*\*$/, '')]))], message },
            ...(['lib/review', 'lib/import', 'lib/audit'].includes(room)
              ? [{ regex: String.raw`/(documents|access)/`, message: DOOR }]
              : []),
            ...(room === 'lib/access' ? [{ regex: String.raw`/documents/`, message: DOOR }] : []),
          ],
        },
      ],
    },
  })),
  // lib/cli has a folder of the same name, which is one level nearer.
  ...[
    ['lib/cli/*.ts', String.raw`^\.\./(documents|access)/`],
    ['lib/cli/*/**/*.ts', String.raw`^(\.\./){2,}(documents|access)/`],
  ].map(([files, regex]) => ({
    files: [files],
    rules: { 'no-restricted-imports': ['error', { paths: PROVIDER_ROOTS, patterns: [{ regex, message: DOOR }] }] },
  })),
  // Constructs make resources by being constructed.
  {
    files: ['lib/constructs/**/*.ts', 'lib/stacks/**/*.ts', 'examples/**/*.ts', '__tests__/**/*.ts', 'main.ts'],
    rules: { 'no-new': 'off' },
  },
  {
    files: ['__tests__/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'CallExpression[callee.name=/^(test|it)$/][arguments.length>2]',
          'CallExpression[callee.callee.object.name=/^(test|it)$/][arguments.length>2]',
          'CallExpression[callee.name=/^(before|after)(All|Each)$/][arguments.length>1]',
          'CallExpression[callee.object.name="jest"][callee.property.name="setTimeout"]',
        ].map((selector) => ({ selector, message: 'jest.config.js sets the time limits, for all suites.' })),
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js', 'bin/federation'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        require: 'readonly',
        module: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
      },
    },
  },
);
