// Prints the child pipeline that plans and applies what changed: federation changed --json | gitlab-child.js
// GitLab takes no matrix from a job's output, but a pipeline from a job's artifact.
const MAX_JOBS = Number(process.env.MAX_JOBS ?? 20);

let text = '';
process.stdin.setEncoding('utf8').on('data', (more) => (text += more));
process.stdin.on('end', () => {
  const { changed } = JSON.parse(text);
  const jobs = {};
  const stages = [];
  for (const stage of [...new Set(changed.map((stack) => stack.stage))].sort()) {
    stages.push(`plan-${stage}`, `apply-${stage}`);
    const stacks = changed.filter((stack) => stack.stage === stage).map(({ stack }) => stack);
    const size = Math.ceil(stacks.length / MAX_JOBS);
    for (let at = 0; at < stacks.length; at += size) {
      const names = stacks.slice(at, at + size);
      const job = `${stage}-${String(at / size + 1).padStart(3, '0')}`;
      jobs[`plan ${job}`] = { extends: '.plan', stage: `plan-${stage}`, variables: { STACKS: names.join(' ') } };
      jobs[`apply ${job}`] = {
        extends: '.apply',
        stage: `apply-${stage}`,
        needs: [
          { job: `plan ${job}`, artifacts: true },
          { pipeline: '$PARENT_PIPELINE', job: 'synthesize', artifacts: true },
        ],
        variables: { STACKS: names.join(' ') },
      };
    }
  }
  if (stages.length === 0) {
    stages.push('nothing');
    jobs['nothing to do'] = { stage: 'nothing', script: ['echo "every stack is as it was applied"'] };
  }
  const child = { include: [{ local: 'scripts/pipeline/gitlab/deploy-jobs.gitlab-ci.yml' }], stages, ...jobs };
  // JSON is YAML.
  process.stdout.write(`${JSON.stringify(child, null, 2)}\n`);
});
