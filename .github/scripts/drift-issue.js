// Keeps one issue about drift: opens it, updates it, closes it and opens it again.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const LABEL = 'drift';
const TITLE = 'Something was changed outside of Terraform';
/** An issue takes 65,536 characters. */
const MOST = 60_000;

/** What the nightly jobs left, in their order. A job that ended before it could look left nothing, and is named. */
function reportIn(folder, jobs) {
  const left = jobs.map(({ job, stacks }) => {
    const file = join(folder, `drift-${job}`, 'drift.md');
    if (existsSync(file)) return { complete: true, text: readFileSync(file, 'utf8') };
    return { complete: false, text: `### ${stacks}\n\n- not looked at: job ${job} ended too early\n\n` };
  });
  return {
    report: left
      .map(({ text }) => text)
      .join('')
      .trim(),
    complete: left.every((one) => one.complete),
  };
}

async function keepIssue({ github, context, folder, jobs }) {
  const { owner, repo } = context.repo;
  const { report, complete } = reportIn(folder, jobs);
  const { data: issues } = await github.rest.issues.listForRepo({
    owner,
    repo,
    labels: LABEL,
    state: 'all',
    per_page: 100,
  });
  const issue = issues
    .filter(({ title, pull_request: pull }) => title === TITLE && !pull)
    .sort((a, b) => b.number - a.number)[0];
  const run = `${context.serverUrl}/${owner}/${repo}/actions/runs/${context.runId}`;
  if (report === '') {
    // A run that did not look at everything proves nothing.
    if (!issue || issue.state === 'closed' || !complete) return 'nothing to do';
    await github.rest.issues.createComment({
      owner,
      repo,
      issue_number: issue.number,
      body: `No drift any more: ${run}`,
    });
    await github.rest.issues.update({ owner, repo, issue_number: issue.number, state: 'closed' });
    return 'closed';
  }
  const shown =
    report.length > MOST ? `${report.slice(0, report.lastIndexOf('\n', MOST))}\n\nCut here: see the run.` : report;
  const body =
    `These objects differ from what was applied last. Apply again to undo it, or change the configuration.\n\n` +
    `${shown}\n\nLast seen by ${run}`;
  if (!issue) {
    await github.rest.issues.create({ owner, repo, title: TITLE, body, labels: [LABEL] });
    return 'opened';
  }
  await github.rest.issues.update({ owner, repo, issue_number: issue.number, body, state: 'open' });
  return issue.state === 'closed' ? 'opened again' : 'updated';
}

module.exports = { keepIssue };
