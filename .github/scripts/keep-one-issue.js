// Keeps one issue about something that is looked for every night: opens it, updates it, closes it and opens it again.

/** An issue takes 65,536 characters. */
const MOST = 60_000;

/**
 * @param {object} given
 * @param given.report what was found; empty: nothing
 * @param given.complete whether everything was looked at; a run that did not proves nothing, and closes nothing
 */
async function keepOneIssue({ github, context, label, title, opening, gone, report, complete }) {
  const { owner, repo } = context.repo;
  const { data: issues } = await github.rest.issues.listForRepo({
    owner,
    repo,
    labels: label,
    state: 'all',
    per_page: 100,
  });
  const issue = issues.filter((one) => one.title === title && !one.pull_request).sort((a, b) => b.number - a.number)[0];
  const run = `${context.serverUrl}/${owner}/${repo}/actions/runs/${context.runId}`;
  if (report === '') {
    if (!issue || issue.state === 'closed' || !complete) return 'nothing to do';
    await github.rest.issues.createComment({ owner, repo, issue_number: issue.number, body: `${gone}: ${run}` });
    await github.rest.issues.update({ owner, repo, issue_number: issue.number, state: 'closed' });
    return 'closed';
  }
  const shown =
    report.length > MOST ? `${report.slice(0, report.lastIndexOf('\n', MOST))}\n\nCut here: see the run.` : report;
  const body = `${opening}\n\n${shown}\n\nLast seen by ${run}`;
  if (!issue) {
    await github.rest.issues.create({ owner, repo, title, body, labels: [label] });
    return 'opened';
  }
  await github.rest.issues.update({ owner, repo, issue_number: issue.number, body, state: 'open' });
  return issue.state === 'closed' ? 'opened again' : 'updated';
}

module.exports = { keepOneIssue };
