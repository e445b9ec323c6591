// Keeps one issue about drift: opens it, updates it, closes it and opens it again.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { keepOneIssue } = require('./keep-one-issue.js');

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

function keepIssue({ github, context, folder, jobs }) {
  return keepOneIssue({
    github,
    context,
    label: 'drift',
    title: 'Something was changed outside of Terraform',
    opening: 'These objects differ from what was applied last. Apply again to undo it, or change the configuration.',
    gone: 'No drift any more',
    ...reportIn(folder, jobs),
  });
}

module.exports = { keepIssue };
