// Prints the entries of a dependency lock file that one stack needs: lock-for.js LOCK cdk.tf.json. Terraform refuses a lock
// file with a provider that the stack does not use, and all stacks share one.
const { readFileSync } = require('node:fs');

const [, , lock, stack] = process.argv;
const { terraform = {} } = JSON.parse(readFileSync(stack, 'utf8'));
const sources = Object.values(terraform.required_providers ?? {}).map(({ source }) => source);
const text = readFileSync(lock, 'utf8').replace(/\r\n/g, '\n');
const entries = [...text.matchAll(/^provider "[^/"]+\/([^"]+)" \{\n[\s\S]*?^\}\n?/gm)];
process.stdout.write(entries.flatMap(([entry, source]) => (sources.includes(source) ? [entry] : [])).join('\n'));
