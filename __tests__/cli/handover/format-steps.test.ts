import { formatSteps } from '../../../lib/cli/handover/format-steps';
import type { Step } from '../../../lib/cli/handover/step';

const step = (given: Partial<Step>): Step => ({
  id: 'x',
  when: 'after',
  title: 'Do it',
  why: 'Nobody else does.',
  actions: ['Click.'],
  values: [],
  done: 'it is green',
  ...given,
});

test('a step is an entry of a check-list', () => {
  expect(formatSteps([step({ values: [{ label: 'page', value: 'https://a' }] })])).toBe(`# What a person still has to do

## After an apply

- [ ] **Do it**
  Nobody else does.
  1. Click.
  - page: \`https://a\`
  - Done when: it is green
`);
});

test('a value with backticks stays inside its quotes', () => {
  expect(formatSteps([step({ values: [{ label: 'group', value: 'a``b`' }] })])).toContain('group: ``` a``b` ```\n');
});

test('of very many values some are shown, and how to see the rest', () => {
  const values = Array.from({ length: 30 }, (_, i) => ({ label: 'account', value: String(i) }));
  const text = formatSteps([step({ values })]);
  expect(text.match(/- account:/g)).toHaveLength(25);
  expect(text).toContain('… and 5 more (--json lists all)');
});
