import fc from 'fast-check';
import { planMoves, type MoveQuestion, type PlacedStack } from '../../../lib/cli/move-state/plan-moves';
import { addressesOf } from '../../../lib/cli/move-state/stack-json';
import { managedOf, type State } from '../../../lib/cli/move-state/state';
import type { Layout } from '../../../lib/config/model';
import { account, federation, managementGroup, role } from '../../support/federation';
import { applied, placed, resource, state } from './support';

const organization = (layout: Layout) =>
  federation({
    layout,
    accounts: [account('Tech', { roles: [role('Admin'), role('ReadOnly')] }), account('Lab')],
    managementGroups: [managementGroup('Support')],
  });
const single = placed(organization('single'));
const perAccount = placed(organization('per-account'));
const byManagementGroup = (layout: Layout) => {
  const { okta, ...config } = organization(layout);
  return placed({ ...config, okta: { ...okta, app: { ...okta.app, assign: 'management-groups' } } });
};
const shards = (count: number, folder?: string) => {
  const { okta, ...config } = organization('per-account');
  const app = { ...okta.app, assign: 'management-groups' as const };
  return placed({ ...config, okta: { ...okta, app, ...(count > 1 ? { shards: count } : {}) } }, folder);
};
const elsewhere = placed(organization('single'), '/elsewhere');

/** Address → keys of the places that have it. */
function whereabouts(states: ReadonlyMap<string, State>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, held] of states)
    for (const address of managedOf(held).keys()) found.set(address, [...(found.get(address) ?? []), key].sort());
  return found;
}

/** The states after so many of the steps. */
function carried(states: ReadonlyMap<string, State>, question: Omit<MoveQuestion, 'states'>, most = Infinity) {
  const { steps, problems } = planMoves({ ...question, states });
  expect(problems).toEqual([]);
  const after = new Map(states);
  const looks: ReadonlyMap<string, State>[] = [];
  for (const { place, before, after: next } of steps.slice(0, most)) {
    expect(after.get(place.key)).toEqual(before);
    after.set(place.key, next);
    looks.push(new Map(after));
  }
  return { after, steps, looks };
}

const changes: readonly (readonly [string, readonly PlacedStack[], readonly PlacedStack[]])[] = [
  ['from single to per-account', single, perAccount],
  ['from per-account to single', perAccount, single],
  ['to another backend', single, elsewhere],
  ['to another layout and backend at once', perAccount, elsewhere],
  ['from one stack of Okta to shards', shards(1), shards(4)],
  ['from shards to one stack of Okta', shards(4), shards(1)],
  ['to twice as many shards', shards(2), shards(4)],
  ['to half as many shards', shards(4), shards(2)],
  ['to shards and another backend at once', shards(1), shards(4, '/elsewhere')],
  ['from single to shards', byManagementGroup('single'), shards(4)],
  ['from shards to single', shards(4), byManagementGroup('single')],
];

describe.each(changes)('%s', (_, before, now) => {
  const homes = new Map<string, string[]>();
  for (const { json, place } of now)
    for (const address of addressesOf(json)) homes.set(address, [...(homes.get(address) ?? []), place.key].sort());

  test('every object is in the state of its stack afterwards, and the others are empty', () => {
    const { after } = carried(applied(before), { before, now });
    expect(whereabouts(after)).toEqual(homes);
    const then = [...applied(before).values()].flatMap(({ resources }) => resources.map(({ instances }) => instances));
    const today = [...after.values()].flatMap(({ resources }) => resources.map(({ instances }) => instances));
    // What exists in states only may be in several.
    const ids = (all: readonly (readonly { readonly attributes?: unknown }[])[]): string[] =>
      [...new Set(all.map(([instance]) => JSON.stringify(instance?.attributes)))].sort();
    expect(ids(today)).toEqual(ids(then));
  });

  test('no object is without a state at any moment', () => {
    const states = applied(before);
    const all = [...whereabouts(states).keys()].sort();
    for (const look of carried(states, { before, now }).looks)
      expect([...whereabouts(look).keys()].sort()).toEqual(all);
  });

  test('a run that ends after any step is gone on with by the next one', () => {
    const states = applied(before);
    const { steps } = planMoves({ before, now, states });
    expect(steps.length).toBeGreaterThan(1);
    for (let most = 0; most <= steps.length; most++) {
      const halfWay = carried(states, { before, now }, most).after;
      const rest = carried(halfWay, { before, now });
      expect(whereabouts(rest.after)).toEqual(homes);
      expect(rest.steps.length).toBeLessThanOrEqual(steps.length - most);
    }
  });

  test('and there is nothing left to do after it', () => {
    const { after } = carried(applied(before), { before, now });
    const count = homes.size;
    expect(planMoves({ before, now, states: after })).toEqual({ problems: [], steps: [], atHome: count });
  });

  test('the way back leads to where it began', () => {
    const states = applied(before);
    const { after: there, steps } = carried(states, { before, now });
    const touched = new Set(steps.map(({ place }) => place.key));
    const back = carried(there, { before: now, now: before }).after;
    expect(whereabouts(back)).toEqual(whereabouts(states));
    for (const [key, { lineage, serial }] of states) {
      expect(back.get(key)?.lineage).toBe(lineage);
      const counted = (back.get(key)?.serial ?? 0) > serial;
      expect([key, counted]).toEqual([key, touched.has(key)]);
    }
  });
});

test('what rules of shards read is in the outputs right after the move, of groups that are made and that are looked up', () => {
  const config = federation({
    layout: 'per-account',
    accounts: [
      account('Tech', { roles: [role('Admin', { grants: [{ managementGroup: 'Auditors' }] })] }),
      account('Lab'),
    ],
    managementGroups: [managementGroup('Auditors', { existing: true }), managementGroup('Support')],
    app: { assign: 'management-groups' },
  });
  const before = placed({ ...config, layout: 'single' });
  const now = placed({ ...config, okta: { ...config.okta, shards: 4 } });
  const states = applied(before);
  const held = states.get(before[0]?.place.key ?? '');
  const [label = ''] = Object.keys(before[0]?.json.data?.['okta_group'] ?? {});
  const found = { ...resource(`okta_group.${label}`, { id: '00gAuditors' }), mode: 'data' as const };
  states.set(before[0]?.place.key ?? '', { ...(held as State), resources: [...(held?.resources ?? []), found] });
  const { after } = carried(states, { before, now });
  const outputs = after.get(now.find(({ stack }) => stack === 'okta')?.place.key ?? '')?.outputs ?? {};
  const groups = Object.entries(outputs).filter(([name]) => name.startsWith('management_group_'));
  expect(groups.map(([, output]) => (output as { value: unknown }).value)).toEqual([
    '00gAuditors',
    expect.stringContaining('okta_group.ManagementGroup-Support') as string,
  ]);
});

test('outputs that nothing reads any more are gone after the move, or a plan would change them', () => {
  const [before, now] = [shards(4), shards(1)];
  const there = carried(applied(now), { before: now, now: before }).after;
  const { after } = carried(there, { before, now });
  const okta = now.find(({ stack }) => stack === 'okta');
  const names = (states: ReadonlyMap<string, State>) =>
    Object.keys(states.get(okta?.place.key ?? '')?.outputs ?? {}).filter((name) =>
      name.startsWith('management_group_'),
    );
  expect(names(there)).not.toEqual([]);
  expect(names(after)).toEqual([]);
});

test('stacks that are cut anew share out their objects, some of them in place, and no step loses one', () => {
  const addresses = Array.from({ length: 12 }, (_, i) => `okta_group.g${i}`);
  const cut = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 });
  const stacks = (shards: readonly number[]): PlacedStack[] =>
    [0, 1, 2, 3].map((shard) => {
      const names = addresses.filter((_, i) => shards[i] === shard).map((address) => address.split('.')[1] ?? '');
      const place = { key: `shard ${shard}`, shown: `shard-${shard}.tfstate`, terraform: {} };
      const okta_group: Record<string, object> = Object.fromEntries(names.map((name) => [name, {}]));
      return { stack: `okta-${shard}`, place, json: { resource: { okta_group } } };
    });
  fc.assert(
    fc.property(cut, cut, fc.nat({ max: 9 }), (then, today, killedAfter) => {
      const [before, now] = [stacks(then), stacks(today)];
      const states = new Map([...applied(before)].filter(([, { resources }]) => resources.length > 0));
      const { after: halfWay, looks } = carried(states, { before, now }, killedAfter);
      for (const look of looks) expect([...whereabouts(look).keys()].sort()).toEqual([...addresses].sort());
      const { after } = carried(halfWay, { before, now });
      expect(whereabouts(after)).toEqual(new Map(addresses.map((address, i) => [address, [`shard ${today[i] ?? 0}`]])));
    }),
  );
});

describe('what other stacks read', () => {
  const [okta] = perAccount.filter(({ stack }) => stack === 'okta');

  test('the metadata is an output of the new state, before anything is applied', () => {
    const { after } = carried(applied(single), { before: single, now: perAccount });
    const outputs = after.get(okta?.place.key ?? '')?.outputs;
    expect(outputs?.['saml_metadata']).toEqual({ value: '<metadata/>', type: 'string' });
  });

  test('ARNs by name are outputs of the states that have them now', () => {
    const { after } = carried(applied(single), { before: single, now: perAccount });
    const arns = perAccount.flatMap(({ place }) => Object.keys(after.get(place.key)?.outputs ?? {}));
    expect(arns.filter((name) => name === 'role_arns')).toHaveLength(2);
    expect(after.get(single[0]?.place.key ?? '')?.outputs).toEqual({});
  });
});

test('dependencies on objects of another state are left out', () => {
  const states = applied(single);
  const [key, held] = [...states][0] as [string, State];
  const app = held.resources.find(({ type }) => type === 'okta_app_saml');
  const on = `okta_app_saml.${app?.name ?? ''}`;
  const provider = held.resources.find(({ type }) => type === 'aws_iam_saml_provider');
  const dependencies = [on, `aws_iam_saml_provider.${provider?.name ?? ''}`];
  const resources = held.resources.map((each) => ({
    ...each,
    instances: each.instances.map((instance) => ({ ...instance, dependencies })),
  }));
  const { after } = carried(new Map([[key, { ...held, resources }]]), { before: single, now: perAccount });
  for (const { resources: moved } of after.values())
    for (const { instances } of moved)
      for (const address of instances[0]?.dependencies ?? [])
        expect(moved.map(({ type, name }) => `${type}.${name}`)).toContain(address);
  const okta = [...after.values()].find(({ resources: all }) => all.some(({ type }) => type === 'okta_app_saml'));
  expect(okta?.resources[0]?.instances[0]?.dependencies).toEqual([on]);
});

describe('what exists in states only', () => {
  const stack = (name: string, resource: PlacedStack['json']['resource']): PlacedStack => {
    const place = { key: name, shown: `${name}.tfstate`, terraform: {} };
    return { stack: name, place, json: { resource } };
  };
  const owner = { terraform_data: { Owner: {} } };
  const one = [stack('federation', { ...owner, okta_group: { a: {} }, aws_iam_role: { b: {} } })];
  const two = [
    stack('okta', { ...owner, okta_group: { a: {} } }),
    stack('account', { terraform_data: { Owner: {}, Step: {} }, aws_iam_role: { b: {} } }),
  ];

  test('each stack that remembers a value gets a copy of it, and a new one makes it with its next apply', () => {
    const { after } = carried(applied(one), { before: one, now: two });
    expect(whereabouts(after)).toEqual(
      new Map([
        ['terraform_data.Owner', ['account', 'okta']],
        ['aws_iam_role.b', ['account']],
        ['okta_group.a', ['okta']],
      ]),
    );
  });

  test('several copies become one, whatever else differs between them', () => {
    const states = applied(two);
    const account = states.get('account') as State;
    const copies = account.resources.map(({ type, name }) => resource(`${type}.${name}`, { id: 'another' }));
    states.set('account', { ...account, resources: copies });
    const { after } = carried(states, { before: two, now: one });
    expect(whereabouts(after)).toEqual(
      new Map([
        ['terraform_data.Owner', ['federation']],
        ['okta_group.a', ['federation']],
        ['aws_iam_role.b', ['federation']],
      ]),
    );
  });
});

describe('refuses', () => {
  const question = { before: single, now: perAccount };
  const home = single[0]?.place.key ?? '';
  const held = () => applied(single).get(home) as State;
  const problemsOf = (states: ReadonlyMap<string, State>, more: Partial<MoveQuestion> = {}) => {
    const { problems, steps } = planMoves({ ...question, states, ...more });
    expect(steps).toEqual([]);
    expect(problems).not.toEqual([]);
    return problems.join('\n');
  };

  test('to move what was never applied', () => {
    expect(problemsOf(new Map())).toContain('no state has it (apply the configuration as it was, first)');
  });

  test('an object that no configuration knows', () => {
    const { resources } = held();
    const stray = state([...resources, resource('okta_group.stray')]);
    expect(problemsOf(new Map([[home, stray]]))).toBe(
      `okta_group.stray: ${single[0]?.place.shown ?? ''} has it and no configuration does (apply the configuration as it was, first)`,
    );
  });

  test('a change that makes or leaves out something as well', () => {
    const bigger = { managementGroups: [managementGroup('Auditors'), managementGroup('Support')] };
    const was = placed({ ...organization('single'), ...bigger });
    expect(problemsOf(applied(was), { before: was })).toMatch(
      /^okta_group\.ManagementGroup-Auditors\S*: the configuration makes it no more \(move first, then change it\)/,
    );
    const now = placed({ ...organization('per-account'), ...bigger });
    expect(problemsOf(applied(single), { now })).toContain('is new in the configuration (move first, then add it)');
  });

  test('another org', () => {
    const config = organization('per-account');
    const now = placed({ ...config, okta: { ...config.okta, orgName: 'mueller-dev' } });
    expect(problemsOf(applied(single), { now })).toContain(
      'another Okta org (mueller-tech.okta.com before, mueller-dev.okta.com now)',
    );
  });

  test('an object that two states have, and differently', () => {
    const states = new Map([[home, held()], ...[...applied(perAccount)].slice(0, 1)]);
    const [[key, first]] = [...applied(perAccount)] as [[string, State]];
    const changed = first.resources.map(({ type, name }) => resource(`${type}.${name}`, { description: 'changed' }));
    states.set(key, { ...first, resources: changed });
    expect(problemsOf(states)).toContain('both have it, and differ: find out which one is right');
  });

  test('a place that holds the objects of somebody else', () => {
    const [other] = perAccount;
    const states = new Map([
      [home, held()],
      [other?.place.key ?? '', state([resource('okta_group.theirs')])],
    ]);
    expect(problemsOf(states)).toContain('okta_group.theirs: /state/');
  });

  test.each([
    ['tainted', { status: 'tainted' }],
    ['deposed', { deposed: '00000001' }],
  ])('an object that an apply left %s', (_, mark) => {
    const { resources, ...rest } = held();
    const [first, ...others] = resources as [State['resources'][number]];
    const marked = { ...first, instances: first.instances.map((instance) => ({ ...instance, ...mark })) };
    expect(problemsOf(new Map([[home, { ...rest, resources: [marked, ...others] }]]))).toContain(
      'an apply has not finished with it',
    );
  });

  test('stacks that would share one state', () => {
    const [first, ...others] = perAccount;
    const now = [first, ...others.map((stack) => ({ ...stack, place: first?.place }))] as PlacedStack[];
    expect(problemsOf(applied(single), { now })).toContain('now, the stacks');
  });

  test('with twenty reasons at most', () => {
    const strays = Array.from({ length: 50 }, (_, i) => resource(`okta_group.stray-${i}`));
    const lines = problemsOf(new Map([[home, state([...held().resources, ...strays])]])).split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('… and 30 more of the kind');
  });
});
