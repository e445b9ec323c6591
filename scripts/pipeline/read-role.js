// Rewrites a synthesized stack so that it assumes another role: read-role.js cdk.tf.json ROLE. For plans that are never
// applied: a plan file carries the role that it was made with.
const { readFileSync, writeFileSync } = require('node:fs');

const [, , file, role] = process.argv;
if (!/^[\w+=,.@/-]{1,576}$/.test(role ?? '')) {
  process.stderr.write('READ_ROLE is not the name of an IAM role\n');
  process.exit(1);
}
const stack = JSON.parse(readFileSync(file, 'utf8'));
for (const provider of stack.provider?.aws ?? [])
  for (const assumed of provider.assume_role ?? [])
    assumed.role_arn = assumed.role_arn.replace(/:role\/.*$/, `:role/${role}`);
writeFileSync(file, `${JSON.stringify(stack, null, 2)}\n`);
