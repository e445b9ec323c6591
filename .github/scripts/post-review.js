'use strict';
// Runs with a token that can write, on an artifact that anybody could have made: everything in it is data of unknown
// origin. Only whole files of a bounded size are read, numbers and verdicts are checked, and text that is posted can
// neither notify people nor load anything.
const { Buffer } = require('node:buffer');
const { lstatSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');

/** The report begins with it, so that its comment is found again. */
const MARKER = '<!-- okta-aws-federation: access review -->';
/** GitHub refuses a comment of 65,536 characters. */
const MAX_COMMENT = 65_000;
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const VERDICTS = ['unchanged', 'broadened', 'narrowed', 'mixed'];
const LABEL = 'access: ';
/** What is configuration, and so is judged completely by the code of the base. */
const CONFIGURATION = /^(config\/|docs\/|[^/]+\.md$)/;

/**
 * Posts one comment, sets labels, uploads the SARIF file.
 * @param {{ github: any, context: any, core: any, folder: string }} input octokit, event, log, and where the artifact is
 */
async function postReview({ github, context, core, folder }) {
  const { owner, repo } = context.repo;
  const run = context.payload.workflow_run;
  const pull = await pullRequest({ github, owner, repo, run, text: read(folder, 'pull-request.txt') ?? '' });
  const files = await github.paginate(github.rest.pulls.listFiles, {
    owner,
    repo,
    pull_number: pull.number,
    per_page: 100,
  });
  const code = files.map(({ filename }) => filename).filter((name) => !CONFIGURATION.test(name));
  const report = parse(read(folder, 'review.json'));
  const body = comment({ folder, report, code, run });
  await stick({ github, owner, repo, number: pull.number, body });
  await label({ github, owner, repo, pull, wanted: labels(report, code) });
  await uploadSarif({ github, core, owner, repo, pull, text: read(folder, 'review.sarif') });
}

/** The pull request that the artifact names, if this run was really made for it. */
async function pullRequest({ github, owner, repo, run, text }) {
  if (!/^\d{1,9}\s*$/.test(text)) throw new Error('The artifact names no pull request.');
  const { data } = await github.rest.pulls.get({ owner, repo, pull_number: Number(text) });
  if (data.head.sha !== run.head_sha)
    throw new Error('The artifact names a pull request that this run was not made for.');
  return data;
}

function comment({ folder, report, code, run }) {
  const parts = [MARKER];
  if (code.length > 0)
    parts.push(
      `> [!WARNING]\n> This change touches more than the configuration (${code.length} files). What follows was made ` +
        'with its own code, so read that first: it decides what is synthesized.',
    );
  const problems = read(folder, 'problems.txt');
  const markdown = read(folder, 'review.md');
  if (problems !== undefined)
    parts.push('**The configuration can’t be synthesized.**', fenced(problems.slice(0, 30_000)));
  else if (report === undefined || markdown === undefined) parts.push('**The access review failed.**');
  else parts.push(harmless(markdown.startsWith(MARKER) ? markdown.slice(MARKER.length).trimStart() : markdown));
  const link = `[The whole report, and the access explorer](${run.html_url}#artifacts)`;
  const text = parts.join('\n\n');
  const room = MAX_COMMENT - link.length - 100;
  return text.length <= room ? `${text}\n\n${link}` : `${text.slice(0, room)}\n\n… cut off here. ${link}`;
}

/** Markdown that notifies nobody and loads no picture from elsewhere. */
function harmless(markdown) {
  return markdown
    .replaceAll('<!--', '&lt;!--')
    .replace(/(^|[^\w`])@(?=[A-Za-z0-9])/g, '$1@\u2060')
    .replace(/!\[/g, '!\\[')
    .replace(/<(?!\/?(details|summary|br|sub|b)\b)/gi, '&lt;');
}

function fenced(text) {
  return ['~~~~~~text', text.replaceAll('~~~', '~ ~ ~').trimEnd(), '~~~~~~'].join('\n');
}

function labels(report, code) {
  if (report === undefined) return [`${LABEL}review failed`];
  const { verdict, counts } = report;
  return [
    `${LABEL}${verdict}`,
    ...(counts.critical + counts.high > 0 ? [`${LABEL}danger`] : []),
    ...(counts.newlyBroken > 0 ? [`${LABEL}broken`] : []),
    ...(code.length > 0 ? [`${LABEL}code changed`] : []),
  ];
}

/** One comment for each pull request, which is kept up to date. */
async function stick({ github, owner, repo, number, body }) {
  const comments = await github.paginate(github.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  const ours = comments.find((each) => each.user?.type === 'Bot' && each.body?.startsWith(MARKER));
  if (ours) await github.rest.issues.updateComment({ owner, repo, comment_id: ours.id, body });
  else await github.rest.issues.createComment({ owner, repo, issue_number: number, body });
}

async function label({ github, owner, repo, pull, wanted }) {
  const now = pull.labels.map(({ name }) => name);
  for (const name of now.filter((each) => each.startsWith(LABEL) && !wanted.includes(each)))
    await github.rest.issues.removeLabel({ owner, repo, issue_number: pull.number, name });
  const missing = wanted.filter((each) => !now.includes(each));
  if (missing.length > 0)
    await github.rest.issues.addLabels({ owner, repo, issue_number: pull.number, labels: missing });
}

async function uploadSarif({ github, core, owner, repo, pull, text }) {
  const sarif = text === undefined ? undefined : json(text);
  if (sarif?.version !== '2.1.0' || !Array.isArray(sarif.runs)) return;
  try {
    await github.rest.codeScanning.uploadSarif({
      owner,
      repo,
      commit_sha: pull.head.sha,
      ref: `refs/pull/${pull.number}/head`,
      sarif: gzipSync(Buffer.from(JSON.stringify(sarif))).toString('base64'),
    });
  } catch (error) {
    core.warning(`Code scanning takes no SARIF here (it has to be enabled for the repository): ${error.message}`);
  }
}

/** The report, if its head has the form that its JSON Schema states. */
function parse(text) {
  const report = text === undefined ? undefined : json(text);
  const counts = report?.counts;
  const whole = ['critical', 'high', 'newlyBroken'].every((name) => Number.isSafeInteger(counts?.[name]));
  return VERDICTS.includes(report?.verdict) && whole ? report : undefined;
}

function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A file of the artifact; links and oversized files are not read. */
function read(folder, name) {
  const path = join(folder, name);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isFile() && stat.size <= MAX_FILE_BYTES ? readFileSync(path, 'utf8') : undefined;
}

module.exports = { postReview };
