import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { type Access, readAccess } from '../../lib/access';
import { readLiveStates } from '../../lib/documents';
import { loadConfig } from '../../lib/config/load';
import { compareGrants, isEqual } from '../../lib/import/compare-grants';
import { writeImport } from '../../lib/import/write/write-import';
import { asStates } from '../../lib/live/as-states';
import type { Snapshot } from '../../lib/live/snapshot';
import { synthesize } from '../support/synthesize';
import { snapshotOfStacks } from './support/snapshot-of-stacks';

const today = '2026-06-01';
const CONFIGS = ['config', 'examples/organization', 'examples/govcloud', 'examples/second-app', 'examples/leaving'];

const accessOf = (snapshot: Snapshot): Access => readAccess(readLiveStates(asStates(snapshot)));

function synthesizeFiles(files: ReadonlyMap<string, string>) {
  const directory = mkdtempSync(join(tmpdir(), 'federation-import-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    return synthesize(loadConfig(directory, { today }).federation);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const LAYOUTS = ['single', 'per-account'] as const;

describe.each(CONFIGS.flatMap((config) => LAYOUTS.map((layout) => [config, layout] as const)))(
  '%s, applied and taken over again with the layout %s',
  (config, layout) => {
    const before = snapshotOfStacks(synthesize(loadConfig(config, { today }).federation));
    const { files, report } = writeImport(before, { layout });
    const stacks = synthesizeFiles(files);
    const after = snapshotOfStacks(stacks, before.okta.apps[0]?.settings);

    test('nothing cannot be said', () => {
      expect(report.filter(({ outcome }) => outcome === 'cannot be said')).toEqual([]);
    });

    test('grants are the same under the same terms', () => {
      const comparison = compareGrants(accessOf(before), accessOf(after));
      expect(comparison).toMatchObject({ missing: [], added: [], different: [] });
      expect(isEqual(comparison)).toBe(true);
      expect(comparison.same).toBeGreaterThan(0);
    });

    test('app, assignments, rules, role groups, roles and SAML providers would be what they are', () => {
      const [then, now] = [before, after].map(({ okta: { apps, rules, groups }, accounts }) => ({
        apps,
        rules: [...rules].sort((a, b) => (a.name < b.name ? -1 : 1)),
        // Management groups are only looked up.
        groups: new Set(
          groups.map(({ id, name, description = '' }) => [id, name, name.includes('#') ? description : ''].join('\n')),
        ),
        // What nobody reaches through the app is left alone.
        accounts: accounts
          .map(({ id, alias, samlProviders, roles }) => ({
            id,
            alias,
            samlProviders,
            roles: roles
              .filter(({ trust }) => JSON.stringify(trust).includes(':saml-provider/'))
              .sort((a, b) => (a.name < b.name ? -1 : 1)),
          }))
          .filter(({ roles }) => roles.length > 0),
      }));
      expect(now).toEqual(then);
    });

    test('every object has an import block, and only notes in the state are made', () => {
      for (const { resource = {}, import: imports = [] } of stacks.values()) {
        const taken = new Set(imports.map(({ to }) => to));
        const made = Object.entries(resource).flatMap(([type, named]) =>
          Object.keys(named).map((name) => `${type}.${name}`),
        );
        expect(made.filter((address) => !taken.has(address) && !address.startsWith('terraform_data.'))).toEqual([]);
      }
    });
  },
);

test.each(LAYOUTS)(
  'examples/taken-over, taken over once more with the layout %s: what people reach is the same',
  (layout) => {
    const before = snapshotOfStacks(synthesize(loadConfig('examples/taken-over', { today }).federation));
    const { files, report } = writeImport(before, { layout });
    expect(report.filter(({ outcome }) => outcome === 'cannot be said')).toEqual([]);
    // The example has a role that its app does not lead to, and says so.
    expect(report.filter(({ kind, outcome }) => kind === 'role' && outcome !== 'imported')).toMatchObject([
      { name: 'ReadOnly', outcome: 'left alone' },
    ]);
    const stacks = synthesizeFiles(files);
    const after = snapshotOfStacks(stacks, before.okta.apps[0]?.settings);
    expect(compareGrants(accessOf(before), accessOf(after))).toMatchObject({ missing: [], added: [], different: [] });
    const federation = parse(files.get('federation.yaml') ?? '') as { okta: { app: object } };
    expect(federation.okta.app).toMatchObject({
      groupFilter: 'underscore',
      joinAllRoles: false,
      sessionDuration: '12h',
      loginUrl: 'https://console.aws.amazon.com/ec2/home',
    });
  },
);
