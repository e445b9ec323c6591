import { roleArn } from '../../naming/arn';
import type { MakeStep, Value } from './step';

/** Everything the plan refers to and doesn't make. */
export const whatMustExist: MakeStep = ({ accounts, backend, managementGroups, okta, partition, rolePath }) => {
  const active = accounts.filter(({ retired }) => !retired);
  const logins = managementGroups.flatMap(({ members = [] }) => members);
  const arns = active.flatMap(({ name, roles }) =>
    roles.flatMap(({ policies, permissionsBoundary }) =>
      [
        ...policies.flatMap((policy) => (policy.type === 'managed' ? [policy.arn] : [])),
        ...(permissionsBoundary === undefined ? [] : [permissionsBoundary]),
      ]
        .filter((arn) => !arn.includes(':iam::aws:'))
        .map((arn) => value(`policy in ${name}`, arn)),
    ),
  );
  const values: readonly Value[] = [
    ...(backend.type === 's3' ? [value('S3 bucket of the state', `${backend.bucket} in ${backend.region}`)] : []),
    ...(backend.type === 's3' && backend.kmsKeyId !== undefined
      ? [value('KMS key of the state', backend.kmsKeyId)]
      : []),
    ...(backend.type === 'cloud' ? [value('HCP Terraform organization', backend.organization)] : []),
    ...(okta.app.metadata === undefined
      ? managementGroups.filter(({ existing }) => existing).map(({ name }) => value('Okta group', name))
      : []),
    ...distinct(logins).map((login) => value('Okta user', login)),
    ...active.flatMap(({ id, adopted }) =>
      adopted.map(({ name, path = rolePath }) => value('role', roleArn(partition, id, name, path))),
    ),
    ...distinctValues(arns),
  ];
  if (values.length === 0) return undefined;
  return {
    id: 'what-must-exist',
    when: 'before',
    title: 'Check that what the plan refers to exists',
    why: 'Others own these; the plan reads or uses them and stops where one is missing.',
    actions: ['Find each by exactly this name. An adopted role must have this path, or Okta cannot name it.'],
    values,
    done: 'a plan finds all of them',
  };
};

function value(label: string, text: string): Value {
  return { label, value: text };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function distinctValues(values: readonly Value[]): Value[] {
  return [...new Map(values.map((each) => [`${each.label} ${each.value}`, each])).values()];
}
