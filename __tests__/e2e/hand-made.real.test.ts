import { readFileSync } from 'node:fs';
import { runCli } from '../cli/support/run-cli';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { handMade } from './support/hand-made';
import { expectToTakeOver } from './support/take-over';

interface Report {
  readonly done: boolean;
  readonly problems: readonly string[];
  readonly grants: unknown;
  readonly entries: readonly { readonly outcome: string; readonly kind: string; readonly name: string }[];
}

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'a federation that was made by hand', () => {
  const { at, made } = handMade();

  test('is read without a configuration', async () => {
    const { code, out, err } = await runCli(
      [
        'snapshot',
        '--org',
        made().org,
        '--accounts',
        made().account,
        '--people',
        '--max-okta-share',
        '100',
        '--out',
        at('live.json'),
      ],
      { env: { ...made().environment } },
    );
    expect({ code, err: err.replaceAll(/^(?:Okta|AWS): .*\n/gm, '') }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/1 app, .*3 group rules, 1 account, 4 roles/);
  });

  test('is written as configuration, and of every object the report says what became of it', async () => {
    const { code, out } = await runCli(['import', '--snapshot', at('live.json'), '--out', at('config'), '--json']);
    const { done, problems, grants, entries } = JSON.parse(out) as Report;
    expect({ code, done, problems, grants }).toMatchObject({
      code: 0,
      done: true,
      problems: [],
      grants: { missing: [], added: [], different: [] },
    });
    const those = (outcome: string) =>
      entries.filter((entry) => entry.outcome === outcome).map(({ kind, name }) => `${kind} ${name}`);
    expect(those('cannot be said')).toEqual([]);
    expect(those('imported')).toEqual([
      'app AWS Prod',
      'assignment Contractors',
      'assignment Everyone',
      'group aws_123456789012_Admin',
      'group aws_123456789012_ReadOnly',
      'group rule Platform gets everything',
      'group rule Support or Ops',
      'account mueller-prod',
      'account alias mueller-prod',
      'SAML provider OKTA',
      'role Admin',
      'role ReadOnly',
    ]);
    expect(those('left alone')).toEqual(
      expect.arrayContaining([
        'app setting accessKey',
        'group AWS#prod#Admin#123456789012',
        'group aws_123456789012_Retired',
        'group rule Contractors (until 2024)',
        'role Auditor',
      ]),
    );
  });

  test('no secret of it is in any file', () => {
    for (const file of ['federation.yaml', 'imports.yaml', 'import-report.md', 'import-report.json'])
      expect(readFileSync(at(`config/${file}`), 'utf8')).not.toContain('AKIAIOSFODNN7EXAMPLE');
  });

  test('is taken over: nothing is changed, nobody is taken out of a group, and the second plan is empty', async () => {
    const live = JSON.parse(readFileSync(at('live.json'), 'utf8')) as unknown;
    const { okta, terraforming } = made();
    await expectToTakeOver({ config: at('config'), work: at('work'), live, org: okta.org, terraforming });
  });
});
