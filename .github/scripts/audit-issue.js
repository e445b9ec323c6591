// Keeps one issue about what is live and not declared.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { keepOneIssue } = require('./keep-one-issue.js');

/** What the audit left; one that ended before it was done left nothing, and is named. */
function reportIn(folder) {
  const [json, text] = ['audit.json', 'audit.md'].map((name) => join(folder, name));
  if (!existsSync(json) || !existsSync(text))
    return { complete: false, report: 'The audit ended before it was done: see the run.' };
  const { counts } = JSON.parse(readFileSync(json, 'utf8'));
  const open = counts.critical + counts.high + counts.medium + counts.low;
  return { complete: true, report: open === 0 ? '' : readFileSync(text, 'utf8').trim() };
}

function keepIssue({ github, context, folder }) {
  return keepOneIssue({
    github,
    context,
    label: 'audit',
    title: 'Something is live that nobody declared',
    opening:
      'What is in Okta and AWS differs from what the configuration declares. Each finding says what to do about it.',
    gone: 'Everything is as declared again',
    ...reportIn(folder),
  });
}

module.exports = { keepIssue };
