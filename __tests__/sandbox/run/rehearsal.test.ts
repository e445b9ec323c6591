import { rehearsal } from '../../../sandbox/run/rehearsal';
import type { Sandbox } from '../../../sandbox/run/sandbox';

test('an empty sandbox prints where it is, what a shell needs, and a command for each stack in order', () => {
  const sandbox = {
    okta: { url: 'http://127.0.0.1:1' },
    aws: { url: 'http://127.0.0.1:2' },
    parts: {
      environment: { OKTA_API_TOKEN: "it's" },
      firstPlan: [{ directory: '/sandbox/okta' }, { directory: '/sandbox/account' }],
      terraforming: { binary: { name: 'tofu' }, cliConfig: '/sandbox/terraform.rc' },
    },
  } as unknown as Sandbox;
  expect(rehearsal(sandbox).filter((line) => line !== '')).toEqual([
    'Nothing is applied. The org and the accounts have only what was there before this project.',
    'Okta org         http://127.0.0.1:1/',
    'AWS endpoint     http://127.0.0.1:2',
    'In another shell, first',
    "  export OKTA_API_TOKEN='it'\\''s'",
    "  export TF_CLI_CONFIG_FILE='/sandbox/terraform.rc'",
    'then, for example (states are files beside these folders, and go with the sandbox)',
    '  tofu -chdir=/sandbox/okta init && tofu -chdir=/sandbox/okta apply',
    '  tofu -chdir=/sandbox/account init && tofu -chdir=/sandbox/account apply',
  ]);
});
