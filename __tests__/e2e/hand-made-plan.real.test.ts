import { App } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../lib/config/load';
import { buildStacks } from '../../lib/stacks/build-stacks';
import { findTerraform } from '../../sandbox/terraform/find-terraform';
import { Terraform } from '../../sandbox/terraform/terraform';
import { runCli } from '../cli/support/run-cli';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { handMade } from './support/hand-made';

interface PlanJson {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly importing?: object };
  }[];
}

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'a federation that was made by hand is taken over as it is', () => {
  const { at, made } = handMade();

  test('its first plan adds and destroys nothing in Okta or AWS, and the second plan is empty', async () => {
    const live = at('live.json');
    const config = at('config');
    const cli = (...args: string[]) => runCli(args, { env: { ...made().environment } });
    await cli('snapshot', '--org', made().org, '--accounts', made().account, '--max-okta-share', '100', '--out', live);
    const imported = await cli('import', '--snapshot', live, '--out', config);
    expect({ code: imported.code, err: imported.err }).toEqual({ code: 0, err: '' });
    const outdir = at('cdktf.out');
    const app = new App({ outdir, stackTraces: false });
    buildStacks(app, loadConfig(config).federation);
    app.synth();
    const terraform = new Terraform({
      binary: findTerraform(),
      directory: join(outdir, 'stacks', 'federation'),
      cliConfig: made().environment['TF_CLI_CONFIG_FILE'] ?? '',
      env: made().environment,
    });
    await terraform.init();
    await terraform.plan('first.plan');
    const { resource_changes: changes } = (await terraform.show('first.plan')) as PlanJson;
    const real = changes.filter(
      ({ address }) => !address.startsWith('terraform_data.') && !address.startsWith('data.'),
    );
    expect(real.filter(({ change: { importing } }) => importing === undefined).map(({ address }) => address)).toEqual(
      [],
    );
    expect(real.filter(({ change: { actions } }) => actions.includes('delete'))).toEqual([]);
    expect(real.length).toBeGreaterThanOrEqual(12);
    const app1 = () => [...made().okta.org.apps.values()].find(({ name }) => name === 'amazon_aws');
    const settings = app1()?.settings.app;
    await terraform.apply();
    expect(app1()?.settings.app).toEqual(settings);
    expect(await terraform.plan('second.plan')).toBe(false);
    expect(readFileSync(join(config, 'federation.yaml'), 'utf8')).toContain('keptRules');
  });
});
