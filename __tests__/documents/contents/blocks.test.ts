import { blocksOf } from '../../../lib/documents/contents/blocks';
import { document, federation, type Stack } from '../../access/support/federation';

const read = (change: (stack: Stack) => void = () => undefined) =>
  new Map(
    blocksOf([document(federation(change))])
      ?.flatMap(({ list }) => list)
      .map(({ address, arguments: args }) => [address, new Map(args)]),
  );

test('every block has an address, providers and imports too', () => {
  const addresses = [...read((stack) => void (stack.import = [{ to: 'aws_iam_role.x', id: 'x' }])).keys()];
  expect(addresses).toEqual(addresses.toSorted());
  expect(addresses.some((address) => address.startsWith('federation:provider.aws'))).toBe(true);
  expect(addresses.some((address) => address.startsWith('federation:okta_app_saml.'))).toBe(true);
  expect(addresses).toContain('federation:import.aws_iam_role.x');
});

test('a changed argument has another digest, and no other argument has', () => {
  const [before, after] = [
    read(),
    read((stack) => void Object.assign(stack.provider['aws']?.[0] ?? {}, { region: 'elsewhere' })),
  ];
  const differing = [...after].flatMap(([address, args]) =>
    [...args]
      .filter(([name, digest]) => before.get(address)?.get(name) !== digest)
      .map(([name]) => `${address} ${name}`),
  );
  expect(differing).toHaveLength(1);
  expect(differing[0]).toMatch(/^federation:provider\.aws.* region$/);
});

test('a value is never in it', () => {
  const blocks = blocksOf([
    document(federation((stack) => void Object.assign(stack.provider['aws']?.[0] ?? {}, { secret_key: 'hunter2' }))),
  ]);
  expect(JSON.stringify(blocks)).toContain('secret_key');
  expect(JSON.stringify(blocks)).not.toContain('hunter2');
});

test('what was written and what Terraform worked out are not compared', () => {
  const state = {
    kind: 'state',
    name: 's',
    resources: [],
    providers: [],
    outputs: new Map(),
    outside: [],
  } as const;
  expect(blocksOf([state])?.flatMap(({ list }) => list)).toEqual([]);
  expect(blocksOf([state, document(federation())])).toBeUndefined();
});
