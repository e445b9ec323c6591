import { runCli } from '../support/run-cli';
import { copyOfConfig } from '../support/temporary';

test('the shipped configuration: every step that is left to a person', async () => {
  const { code, out, err } = await runCli(['handover']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.match(/\*\*.*\*\*/g)).toEqual([
    '**Give Terraform a way to sign in to Okta**',
    '**Let Terraform into every account**',
    '**Check that what the plan refers to exists**',
    "**Connect the app's Provisioning tab with AWS**",
    '**Put people into the management groups**',
    '**Sign in once**',
    '**Apply again when these grants have ended**',
  ]);
});

test('the same for a machine', async () => {
  const { out } = await runCli(['handover', '--json']);
  const { steps } = JSON.parse(out) as { steps: { id: string; when: string }[] };
  expect(steps.map(({ when, id }) => `${when} ${id}`)).toContain('after api-integration');
});

test('a configuration with problems gets those, and no steps', async () => {
  const config = copyOfConfig({ 'management-groups.yaml': 'Support: [1]\n' });
  const { code, out, err } = await runCli(['handover', '-c', config]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(`${config}/management-groups.yaml:1:`);
});
