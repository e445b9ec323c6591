import { narrator } from '../../../sandbox/run/narrator';
import { planThenApply } from '../../../sandbox/run/plan-then-apply';

/** A sandbox in which these changes are pending, one list after the other, and what it said and applied. */
function trying(...plans: (readonly string[] | Error)[]) {
  const happened: string[] = [];
  const left = [...plans];
  const voice = narrator((line) => happened.push(line.trim()), new AbortController().signal);
  const sandbox = {
    pending: () => {
      const plan = left.shift() ?? [];
      return plan instanceof Error ? Promise.reject(plan) : Promise.resolve([...plan]);
    },
    reapply: () => {
      happened.push('applied');
      return Promise.resolve();
    },
  };
  return { enter: planThenApply(sandbox, voice), happened };
}

const ROLE = ['+ okta_group.role', '+ aws_iam_role.role'];

test('the first Enter shows the plan and applies nothing, and the second one applies it', async () => {
  const { enter, happened } = trying(ROLE, ROLE, []);
  await enter();
  expect(happened).toEqual([...ROLE, 'Enter applies this.']);
  await enter();
  expect(happened.slice(3)).toEqual(['applied']);
  await enter();
  expect(happened.slice(4)).toEqual(['Nothing would change.']);
});

test('where nothing would change, no Enter applies anything', async () => {
  const { enter, happened } = trying([], []);
  await enter();
  await enter();
  expect(happened).toEqual(['Nothing would change.', 'Nothing would change.']);
});

test('what was changed after it was shown is shown again, and not applied', async () => {
  const more = [...ROLE, '- okta_group_rule.rule'];
  const { enter, happened } = trying(ROLE, more, more);
  await enter();
  await enter();
  expect(happened.slice(3)).toEqual([...more, 'That has changed since it was shown. Enter applies this.']);
  await enter();
  expect(happened.slice(7)).toEqual(['applied']);
});

test('after a plan that failed, the next Enter shows the plan again', async () => {
  const { enter, happened } = trying(ROLE, new Error('federation.yaml:3:1'), ROLE);
  await enter();
  await expect(enter()).rejects.toThrow('federation.yaml:3:1');
  await enter();
  expect(happened.filter((line) => line === 'applied')).toEqual([]);
});

test('what was being compared when somebody pressed Ctrl-C is not shown any more', async () => {
  const said: string[] = [];
  const stop = new AbortController();
  const voice = narrator((line) => said.push(line), stop.signal);
  const pending = () => {
    stop.abort();
    return Promise.resolve([...ROLE]);
  };
  const reapply = () => Promise.reject(new Error('nothing is to be applied'));
  await expect(planThenApply({ pending, reapply }, voice, stop.signal)()).rejects.toThrow('aborted');
  expect(said).toEqual([]);
});
