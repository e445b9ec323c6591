// Keeps one issue of a GitLab project about what is live and not declared: opens, updates, closes and opens it again.
// gitlab-issue.js FOLDER; the folder is what audit.sh wrote. AUDIT_TOKEN is a project access token with the scope "api".
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const TITLE = 'Something is live that nobody declared';
const LABEL = 'audit';
/** An issue takes 1,048,576 characters; nobody reads that many. */
const MOST = 200_000;

function reportIn(folder) {
  const [json, text] = ['audit.json', 'audit.md'].map((name) => join(folder, name));
  if (!existsSync(json) || !existsSync(text))
    return { complete: false, report: 'The audit ended before it was done: see the job.' };
  const { counts } = JSON.parse(readFileSync(json, 'utf8'));
  const open = counts.critical + counts.high + counts.medium + counts.low;
  return { complete: true, report: open === 0 ? '' : readFileSync(text, 'utf8').trim() };
}

async function keepIssue({ folder, env, request = globalThis.fetch }) {
  const api = `${env.CI_API_V4_URL}/projects/${encodeURIComponent(env.CI_PROJECT_ID)}/issues`;
  const send = async (method, path, body) => {
    const answer = await request(`${api}${path}`, {
      method,
      headers: { 'PRIVATE-TOKEN': env.AUDIT_TOKEN, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: GitLab answered ${answer.status}`);
    return answer.json();
  };
  const { report, complete } = reportIn(folder);
  const found = await send(
    'GET',
    `?labels=${LABEL}&scope=all&order_by=created_at&per_page=100&search=${encodeURIComponent(TITLE)}&in=title`,
  );
  const issue = found.find(({ title }) => title === TITLE);
  if (report === '') {
    if (!issue || issue.state === 'closed' || !complete) return 'nothing to do';
    await send('POST', `/${issue.iid}/notes`, { body: `Everything is as declared again: ${env.CI_JOB_URL}` });
    await send('PUT', `/${issue.iid}`, { state_event: 'close' });
    return 'closed';
  }
  const shown =
    report.length > MOST ? `${report.slice(0, report.lastIndexOf('\n', MOST))}\n\nCut here: see the job.` : report;
  const description = `${shown}\n\nLast seen by ${env.CI_JOB_URL}`;
  if (!issue) {
    await send('POST', '', { title: TITLE, labels: LABEL, description, confidential: true });
    return 'opened';
  }
  const again = issue.state === 'closed';
  await send('PUT', `/${issue.iid}`, { description, ...(again ? { state_event: 'reopen' } : {}) });
  return again ? 'opened again' : 'updated';
}

module.exports = { keepIssue };

if (require.main === module)
  keepIssue({ folder: process.argv[2], env: process.env }).then(console.log, (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
