'use strict';
// Whatever is uploaded to code scanning is shown under this repository's name: only what our own review writes gets
// through, field by field.

const TOOL = 'okta-aws-federation review';
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const CATEGORY = 'okta-aws-federation/review/';
/** GitHub refuses a file with more results, and shows the first 5,000 of them. */
const MAX_RESULTS = 25_000;
const SHOWN_RESULTS = 5_000;
const MAX_RULES = 500;
const MAX_TEXT = 4_000;
const LEVELS = ['error', 'warning', 'note', 'none'];
const BASELINE = ['new', 'unchanged', 'updated', 'absent'];

/**
 * A SARIF file made anew of what our review writes, or why it is refused.
 * @param {any} sarif parsed JSON of unknown origin
 * @returns {{ sarif?: object, refused?: string }}
 */
function ownSarif(sarif) {
  try {
    return { sarif: document(sarif) };
  } catch (error) {
    return { refused: error.message };
  }
}

function document(sarif) {
  demand(
    sarif?.version === '2.1.0' && sarif.$schema === SCHEMA,
    'it is not SARIF 2.1.0 of the schema that our review names',
  );
  demand(Array.isArray(sarif.runs) && sarif.runs.length === 1, 'it does not have exactly one run');
  const [run] = sarif.runs;
  const driver = run?.tool?.driver;
  demand(driver?.name === TOOL && run.tool.extensions === undefined, `its tool is not "${TOOL}"`);
  demand(list(driver.rules, MAX_RULES) && list(run.results, MAX_RESULTS), 'it has too many rules or results');
  const rules = driver.rules.map(rule);
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: TOOL, rules } },
        automationDetails: { id: CATEGORY },
        columnKind: 'utf16CodeUnits',
        results: run.results.slice(0, SHOWN_RESULTS).map((each) => result(each, rules)),
      },
    ],
  };
}

function rule({ id, name, shortDescription, fullDescription, help, defaultConfiguration, properties }) {
  demand(
    matches(id, /^[a-z][a-z0-9-]{0,79}$/) && matches(name, /^[A-Za-z0-9]{1,80}$/),
    'a rule has another name than ours',
  );
  demand(matches(properties?.['security-severity'], /^\d\.\d$/), `the rule ${id} has no severity`);
  return {
    id,
    name,
    shortDescription: message(shortDescription),
    fullDescription: message(fullDescription),
    help: message(help),
    defaultConfiguration: { level: level(defaultConfiguration?.level) },
    properties: { 'security-severity': properties['security-severity'], tags: ['security', 'access'] },
  };
}

function result(each, rules) {
  const { ruleId, ruleIndex, baselineState, locations, partialFingerprints, suppressions } = each;
  demand(rules[ruleIndex]?.id === ruleId, 'a result names a rule that it does not describe');
  demand(BASELINE.includes(baselineState), 'a result says neither new nor unchanged');
  demand(list(locations, 1) && locations.length === 1, 'a result does not have exactly one location');
  const [{ physicalLocation, logicalLocations }] = locations;
  const uri = physicalLocation?.artifactLocation?.uri;
  demand(
    matches(uri, /^cdktf\.out\/stacks\/[^/?#\\:]+\/cdk\.tf\.json$/) && !/(?:\.|%2e){2}/i.test(uri),
    'a result is placed outside the synthesized stacks',
  );
  const fingerprint = partialFingerprints?.['accessReview/v1'];
  demand(matches(fingerprint, /^[0-9a-f]{32}$/), 'a result has no fingerprint');
  demand(list(logicalLocations, 1) && logicalLocations.length === 1, 'a result names no resource');
  const [{ fullyQualifiedName, name }] = logicalLocations;
  return {
    ruleId,
    ruleIndex,
    level: level(each.level),
    baselineState,
    message: message(each.message),
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: text(fullyQualifiedName), name: text(name), kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'accessReview/v1': fingerprint },
    ...(suppressions === undefined ? {} : { suppressions: suppressed(suppressions) }),
  };
}

function suppressed(suppressions) {
  demand(list(suppressions, 1) && suppressions.length === 1, 'a result is suppressed more than once');
  return [{ kind: 'inSource', status: 'accepted', justification: text(suppressions[0].justification) }];
}

function message(given) {
  return { text: text(given?.text) };
}

/**
 * Code scanning reads `[text](address)` in a message as a link. Our review takes apart what could be
 * read as a link, a mention or an address; a string where that is missing gets it here.
 */
function text(given) {
  demand(typeof given === 'string', 'a string is missing');
  return Array.from(given)
    .slice(0, MAX_TEXT)
    .join('')
    .replace(/[^\P{C}\n\u2060]|[\p{Zl}\p{Zp}]|(?!\u2060)\p{Default_Ignorable_Code_Point}/gu, '\ufffd')
    .replace(/\]\(/g, ']\u2060(')
    .replace(/(?<![A-Za-z0-9])([@\uff20\ufe6b])(?!\u2060)/g, '$1\u2060')
    .replace(/:\/\//g, ':\u2060//');
}

function level(given) {
  demand(LEVELS.includes(given), 'a level is unknown');
  return given;
}

function list(given, most) {
  return Array.isArray(given) && given.length <= most;
}

function matches(given, pattern) {
  return typeof given === 'string' && given.length <= 500 && pattern.test(given);
}

function demand(condition, reason) {
  if (!condition) throw new Error(reason);
}

module.exports = { ownSarif };
