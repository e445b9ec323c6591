// Keeps one issue of a GitLab project about what is live and not declared, or about what was changed outside of Terraform:
// opens, updates, closes and opens it again. gitlab-issue.js audit FOLDER, with what audit.sh wrote; gitlab-issue.js drift
// FOLDER PARTS, with what drift.sh wrote to FOLDER/1 … FOLDER/PARTS. AUDIT_TOKEN is a project access token with the scope "api".
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const ABOUT = {
  audit: {
    title: 'Something is live that nobody declared',
    gone: 'Everything is as declared again',
    reportIn: auditIn,
  },
  drift: {
    title: 'Something was changed outside of Terraform',
    gone: 'No drift any more',
    reportIn: driftIn,
  },
};
/** An issue takes 1,048,576 characters; nobody reads that many. */
const MOST = 200_000;

function auditIn(folder) {
  const [json, text] = ['audit.json', 'audit.md'].map((name) => join(folder, name));
  if (!existsSync(json) || !existsSync(text))
    return { complete: false, report: 'The audit ended before it was done: see the job.' };
  const { counts } = JSON.parse(readFileSync(json, 'utf8'));
  const open = counts.critical + counts.high + counts.medium + counts.low;
  return { complete: true, report: open === 0 ? '' : readFileSync(text, 'utf8').trim() };
}

/** A job that ended before it could look left nothing, and is named. */
function driftIn(folder, parts) {
  const left = Array.from({ length: parts }, (_, index) => {
    const file = join(folder, String(index + 1), 'drift.md');
    if (existsSync(file)) return { complete: true, text: readFileSync(file, 'utf8') };
    return {
      complete: false,
      text: `### Part ${index + 1} of ${parts}\n\n- not looked at: its job ended too early\n\n`,
    };
  });
  const report = left.map(({ text }) => text).join('');
  return { report: report.trim(), complete: left.every(({ complete }) => complete) };
}

async function keepIssue({ about, folder, parts = 1, env, request = globalThis.fetch }) {
  const { title, gone, reportIn } = ABOUT[about];
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
  const { report, complete } = reportIn(folder, parts);
  const found = await send(
    'GET',
    `?labels=${about}&scope=all&order_by=created_at&per_page=100&search=${encodeURIComponent(title)}&in=title`,
  );
  const issue = found.find((one) => one.title === title);
  if (report === '') {
    if (!issue || issue.state === 'closed' || !complete) return 'nothing to do';
    await send('POST', `/${issue.iid}/notes`, { body: `${gone}: ${env.CI_JOB_URL}` });
    await send('PUT', `/${issue.iid}`, { state_event: 'close' });
    return 'closed';
  }
  const shown =
    report.length > MOST ? `${report.slice(0, report.lastIndexOf('\n', MOST))}\n\nCut here: see the job.` : report;
  const description = `${shown}\n\nLast seen by ${env.CI_JOB_URL}`;
  if (!issue) {
    await send('POST', '', { title, labels: about, description, confidential: true });
    return 'opened';
  }
  const again = issue.state === 'closed';
  await send('PUT', `/${issue.iid}`, { description, ...(again ? { state_event: 'reopen' } : {}) });
  return again ? 'opened again' : 'updated';
}

module.exports = { keepIssue };

if (require.main === module) {
  const [about, folder, parts] = process.argv.slice(2);
  keepIssue({ about, folder, parts: Number(parts ?? '1'), env: process.env }).then(console.log, (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
