// Prints the child pipeline that plans and applies what changed: federation changed --matrix | gitlab-child.js
// GitLab takes no matrix from a job's output, but a pipeline from a job's artifact.
let text = '';
process.stdin.setEncoding('utf8').on('data', (more) => (text += more));
process.stdin.on('end', () => {
  const { include } = JSON.parse(text);
  const jobs = {};
  const stages = [];
  for (const { job, stage, stacks } of include) {
    if (!stages.includes(`plan-${stage}`)) stages.push(`plan-${stage}`, `apply-${stage}`);
    const variables = { STACKS: stacks };
    jobs[`plan ${job}`] = { extends: '.plan', stage: `plan-${stage}`, variables };
    jobs[`apply ${job}`] = {
      extends: '.apply',
      stage: `apply-${stage}`,
      needs: [
        { job: `plan ${job}`, artifacts: true },
        { pipeline: '$PARENT_PIPELINE', job: 'synthesize', artifacts: true },
      ],
      variables,
    };
  }
  if (stages.length === 0) {
    stages.push('nothing');
    jobs['nothing to do'] = { stage: 'nothing', script: ['echo "every stack is as it was applied"'] };
  }
  const child = { include: [{ local: 'scripts/pipeline/gitlab/deploy-jobs.gitlab-ci.yml' }], stages, ...jobs };
  // JSON is YAML.
  process.stdout.write(`${JSON.stringify(child, null, 2)}\n`);
});
