'use strict';
// Runs with a token that can write, on an artifact that anybody could have made: everything in it is data of unknown
// origin. Only whole files of a bounded size are read, numbers and verdicts are checked, and text that is posted can
// neither notify people nor link nor load anything.
const { Buffer } = require('node:buffer');
const { lstatSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');
const { fenced, harmless } = require('./harmless.js');
const { ownSarif } = require('./own-sarif.js');

/** The report begins with it, so that its comment is found again. */
const MARKER = '<!-- okta-aws-federation: access review -->';
/** GitHub refuses a comment of 65,536 characters. */
const MAX_COMMENT = 65_000;
/** Who posts with the workflow's token: a user cannot have this name, and other bots repeat what somebody wrote. */
const BOT = 'github-actions[bot]';
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const VERDICTS = ['unchanged', 'broadened', 'narrowed', 'mixed'];
const LABEL = 'access: ';
/** The workflow that makes the artifact; another one of the same name is not ours. */
const WORKFLOW = '.github/workflows/review.yml';
/** What is configuration or documentation, and so is judged completely by the code of the base: as in review.yml. */
const CONFIGURATION = /^(config\/|docs\/|[^/]+\.md$)/;
/** Anyone who changes these decides what the workflow reports. */
const AUTOMATION = /^\.github\//;

/**
 * Posts one comment, sets labels, uploads the SARIF file.
 * @param {{ github: any, context: any, core: any, folder: string }} input octokit, event, log, and where the artifact is
 */
async function postReview({ github, context, core, folder }) {
  const { owner, repo } = context.repo;
  const run = context.payload.workflow_run;
  const world = { github, owner, repo };
  if (String(run.path).split('@')[0] !== WORKFLOW)
    throw new Error(`The run was made by ${run.path}, not by ${WORKFLOW}.`);
  const { pull, others } = await pullRequest(world, run, read(folder, 'pull-request.txt') ?? '');
  const touched = await touchedFiles(world, pull);
  // What was listed must be what was reviewed, and not a commit that came in between.
  if ((await fetchPull(world, pull.number)).head.sha !== run.head_sha)
    throw new Error('The pull request got a new commit; its own run reports on that.');
  const report = parse(read(folder, 'review.json'));
  const warning = warningOf(touched, others);
  const body = comment({ folder, report, warning, run });
  await stick({ ...world, number: pull.number, body });
  await label({ ...world, pull, wanted: labels(report, warning !== undefined) });
  await uploadSarif({ ...world, core, pull, text: read(folder, 'review.sarif') });
}

/**
 * The pull request that the artifact names, if this run was made for its head; and other pull requests of that same
 * commit, since the run could have been made for one of those, with another base.
 */
async function pullRequest({ github, owner, repo }, run, text) {
  if (!/^\d{1,9}\s*$/.test(text)) throw new Error('The artifact does not name a pull request.');
  const number = Number(text);
  const source = run.head_repository;
  const all = await github.paginate(github.rest.pulls.list, {
    owner,
    repo,
    state: 'all',
    head: `${source.owner.login}:${run.head_branch}`,
    per_page: 100,
  });
  const same = all.filter(({ head }) => head.sha === run.head_sha && head.repo?.id === source.id);
  const pull = same.find((each) => each.number === number);
  if (pull === undefined) throw new Error('The artifact names a pull request that this run was not made for.');
  return {
    pull: await fetchPull({ github, owner, repo }, number),
    others: same.map((each) => each.number).filter((each) => each !== number),
  };
}

async function fetchPull({ github, owner, repo }, number) {
  const { data } = await github.rest.pulls.get({ owner, repo, pull_number: number });
  return data;
}

/** Every path that the change touches, a renamed file's old one included; GitHub lists 3,000 files at most. */
async function touchedFiles({ github, owner, repo }, pull) {
  const files = await github.paginate(github.rest.pulls.listFiles, {
    owner,
    repo,
    pull_number: pull.number,
    per_page: 100,
  });
  const paths = files.flatMap(({ filename, previous_filename: before }) => [filename, ...(before ? [before] : [])]);
  return { paths, listed: files.length, changed: pull.changed_files };
}

/** Why the report is not to be believed unread; `undefined` where the base's code made all of it. */
function warningOf({ paths, listed, changed }, others) {
  const code = paths.filter((path) => !CONFIGURATION.test(path));
  const sentences = [
    ...(code.some((path) => AUTOMATION.test(path))
      ? ['This change touches `.github/`, and with it what makes this report: **anything below may be made up**.']
      : []),
    ...(code.length > 0
      ? [
          `This change touches more than the configuration (${code.length} files). Its own code decided what was ` +
            'synthesized and compared below, so read that code first.',
        ]
      : []),
    ...(listed === changed
      ? []
      : [`GitHub lists ${listed} of the ${changed} changed files: the rest may change code as well.`]),
    ...(others.length === 0
      ? []
      : [
          `The same commit is the head of ${others.length} more pull requests (${others.join(', ')}), and this report ` +
            'may have been made against the base of one of those.',
        ]),
  ];
  return sentences.length === 0 ? undefined : ['[!WARNING]', ...sentences].map((line) => `> ${line}`).join('\n');
}

function comment({ folder, report, warning, run }) {
  const problems = read(folder, 'problems.txt');
  const markdown = read(folder, 'review.md');
  const parts = [MARKER, ...(warning === undefined ? [] : [warning])];
  if (problems !== undefined)
    parts.push('**The configuration can’t be synthesized.**', fenced(problems.slice(0, 30_000)));
  else if (report === undefined || markdown === undefined) parts.push('**The access review failed.**');
  else parts.push(harmless(markdown.startsWith(MARKER) ? markdown.slice(MARKER.length).trimStart() : markdown));
  const link = `[The whole report, and the access explorer](${run.html_url}#artifacts)`;
  const text = parts.join('\n\n');
  const room = MAX_COMMENT - link.length - 100;
  return text.length <= room ? `${text}\n\n${link}` : `${cut(text, room)}\n\n… cut off here. ${link}`;
}

/** At whole lines, and with every fold closed: the link below must not disappear in one. */
function cut(text, room) {
  const kept = text.slice(0, room - 500).replace(/\n[^\n]*$/, '');
  const open = (kept.match(/<details>/g) ?? []).length - (kept.match(/<\/details>/g) ?? []).length;
  return `${kept}\n${'\n</details>\n'.repeat(Math.max(0, Math.min(open, 30)))}`;
}

function labels(report, doubtful) {
  if (report === undefined) return [`${LABEL}review failed`];
  const { verdict, counts } = report;
  return [
    `${LABEL}${verdict}`,
    ...(counts.critical + counts.high > 0 ? [`${LABEL}danger`] : []),
    ...(counts.newlyBroken > 0 ? [`${LABEL}broken`] : []),
    ...(doubtful ? [`${LABEL}code changed`] : []),
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
  const ours = comments.find((each) => each.user?.login === BOT && each.body?.startsWith(MARKER));
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
  if (text === undefined) return;
  const { sarif, refused } = ownSarif(json(text));
  if (refused !== undefined) {
    core.warning(`The SARIF file of the artifact is not uploaded: ${refused}.`);
    return;
  }
  try {
    await github.rest.codeScanning.uploadSarif({
      owner,
      repo,
      commit_sha: pull.head.sha,
      ref: `refs/pull/${pull.number}/head`,
      sarif: gzipSync(Buffer.from(JSON.stringify(sarif))).toString('base64'),
    });
  } catch (error) {
    core.warning(`Code scanning accepts no SARIF here (it has to be enabled for the repository): ${error.message}`);
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
