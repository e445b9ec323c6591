import { Construct, RootConstruct } from 'constructs';
import { InvalidTree, validateTree } from '../../lib/stacks/validate-tree';

const complaining = (scope: Construct, id: string, ...problems: string[]) => {
  const construct = new Construct(scope, id);
  construct.node.addValidation({ validate: () => problems });
  return construct;
};

test('a tree without problems passes', () => {
  const root = new RootConstruct('root');
  complaining(root, 'silent');
  expect(() => validateTree(root)).not.toThrow();
});

test('every problem of every construct is reported, sorted, with its path', () => {
  const root = new RootConstruct();
  const second = complaining(root, 'Second', 'is late');
  complaining(root, 'First', 'is wrong', 'is odd');
  complaining(second, 'Below', 'is deep');
  expect(() => validateTree(root)).toThrow(
    new InvalidTree(['First: is odd', 'First: is wrong', 'Second/Below: is deep', 'Second: is late']),
  );
});

test('one problem is called one', () => {
  const root = new RootConstruct();
  complaining(root, 'Only', 'is wrong');
  expect(() => validateTree(root)).toThrow('1 problem in the plan, nothing was written:\n  Only: is wrong');
});
