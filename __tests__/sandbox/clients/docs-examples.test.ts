import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOkta } from '../../../sandbox/okta/start';
import { runCli } from '../../cli/support/run-cli';
import { copyOfConfig, temporaryFolder } from '../../cli/support/temporary';
import { docsBlock, docsBlocks, docsCommand } from './support/docs-example';

/** First line of each block of docs/login-clients.md → where it is run. */
const RUN_BY = {
  'npm run sandbox             # for browsers and gimme-aws-creds': '../e2e/demo.real.test.ts',
  'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_PROFILE': 'below',
  'terraform -chdir=cdktf.out/stacks/federation output -json > outputs.json': 'below',
  '# ~/.okta_aws_login_config': 'gimme-aws-creds.real.test.ts',
  '# ~/.saml2aws': 'saml2aws.real.test.ts',
  'saml2aws login --skip-prompt': 'saml2aws.real.test.ts',
  'okta-aws-cli web --org-domain': 'okta-aws-cli.real.test.ts',
  'okta:': 'below',
  'curl -H': 'below',
};

test('every block is run by a test', () => {
  const blocks = docsBlocks();
  const unknown = blocks.filter((block) => !Object.keys(RUN_BY).some((start) => block.startsWith(start)));
  expect(unknown).toEqual([]);
  const gone = Object.keys(RUN_BY).filter((start) => !blocks.some((block) => block.startsWith(start)));
  expect(gone).toEqual([]);
});

test('the two commands of okta-aws-cli differ, and neither names the real credentials file', () => {
  expect(docsCommand('okta-aws-cli web', '--aws-iam-role')).not.toContain('--all-profiles');
  const all = docsCommand('okta-aws-cli web', '--all-profiles');
  expect(all[all.indexOf('--aws-credentials') + 1]).toBe('./sandbox-credentials');
});

test('the profiles are written from the outputs of the apply, into the file of the client', async () => {
  const folder = temporaryFolder();
  const config = copyOfConfig({});
  const link = 'https://mueller-tech.okta.com/home/amazon_aws/0oaz5JomewjgI8avXkY/272';
  // As "terraform output -json" has them.
  const outputs = {
    okta_app_id: { sensitive: false, type: 'string', value: '0oaz5JomewjgI8avXkY' },
    okta_app_embed_url: { sensitive: false, type: 'string', value: link },
  };
  writeFileSync(join(folder, 'outputs.json'), JSON.stringify(outputs));
  const args = docsCommand('bin/federation').map((word) => word.replace(/^~\//, `${folder}/`));
  const { code, err } = await runCli([...args, '--config', config], { cwd: folder });
  expect([code, err]).toEqual([0, expect.stringContaining('3 profiles')]);
  expect(readFileSync(join(folder, '.saml2aws'), 'utf8')).toContain(`url = ${link}`);
});

test('the names of the outputs are those that the stack has', () => {
  const [line = ''] = docsBlock('terraform -chdir').split('\n');
  const [, stack = ''] = /-chdir=cdktf\.out\/stacks\/(\S+) /.exec(line) ?? [];
  // The stack of the layout `single`, which is the default.
  expect(stack).toBe('federation');
});

test('the keys that are given up are those that go before a profile', () => {
  expect(docsBlock('unset').trim().split(' ').slice(1)).toEqual([
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_PROFILE',
  ]);
});

test('the client id is taken as it is written', async () => {
  const lines = docsBlock('okta:').split('\n');
  const id = lines.find((line) => line.includes('webSsoClientId')) ?? '';
  const federation = readFileSync(join(copyOfConfig({}), 'federation.yaml'), 'utf8');
  const config = copyOfConfig({ 'federation.yaml': federation.replace(/^ {2}app:$/m, `  app:\n${id}`) });
  expect(readFileSync(join(config, 'federation.yaml'), 'utf8')).toContain(id);
  const { code, out, err } = await runCli(['validate', '--config', config]);
  expect({ code, text: out + err }).toMatchObject({ code: 0 });
});

test('the code of an authenticator app comes from the address that the docs name', async () => {
  const login = 'james@mueller-tech.com';
  const okta = await startOkta({ name: 'mueller-tech', users: [{ login, password: 'Correct-Horse-1' }] });
  try {
    const [, header = '', address = ''] = /^curl -H "([^"]+)" (\S+)$/.exec(docsBlock('curl').trim()) ?? [];
    const [name = '', value = ''] = header.replace('$OKTA_API_TOKEN', okta.token).split(': ');
    const answer = await fetch(okta.url + new URL(address).pathname, { headers: { [name]: value } });
    expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^\d{6}$/) as string });
  } finally {
    await okta.stop();
  }
});
