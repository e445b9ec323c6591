import type { Access, Role, TrustStatement } from '../access';
import { arnOf } from './lookup';
import { memo } from './memo';
import { groupBy } from './order';
import { known } from './read';
import { statements } from './trust';

export interface Usage {
  readonly subject: string;
  readonly address: string;
  /** What is counted, e.g. `managed policies of the role`. */
  readonly what: string;
  readonly value: number;
  readonly limit: number;
}

/**
 * How far the documents use limits of Okta and AWS. Objects outside the documents count too, in Okta and in AWS, so
 * the true use may be higher.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const usages = memo((access: Access): readonly Usage[] => {
  const { roles, rules, grants } = access;
  return [
    ...roles.map((role) => ({
      subject: arnOf(role),
      address: role.address,
      what: 'managed policies of the role',
      value: role.policies.filter(({ name }) => name.startsWith('arn:')).length,
      limit: 10,
    })),
    ...roles.map((role) => ({
      subject: arnOf(role),
      address: role.address,
      what: 'characters of the trust policy (about)',
      value: trustSize(role),
      limit: 2048,
    })),
    ...perAccount(roles, 'roles in the account', 1000),
    ...perAccount(access.samlProviders, 'SAML providers in the account', 100),
    ...rules.map((rule) => ({
      subject: rule.name,
      address: rule.address,
      what: 'target groups of the rule',
      value: known(rule.targets)?.length ?? 0,
      limit: 100,
    })),
    ...rules.slice(0, 1).map(({ address }) => ({
      subject: 'Okta org',
      address,
      what: 'group rules',
      value: rules.length,
      limit: 2000,
    })),
    ...[
      ...groupBy(
        grants.filter(({ roleGroup }) => roleGroup !== ''),
        ({ managementGroup }) => managementGroup,
      ),
    ].map(([managementGroup, list]) => ({
      subject: managementGroup,
      address: list[0]?.chain[0]?.address ?? '',
      what: 'roles in the assertion of one member',
      value: list.length,
      limit: 225,
    })),
  ];
});

interface InAccount {
  readonly address: string;
  readonly accountId: Access['roles'][number]['accountId'];
}

function perAccount(items: readonly InAccount[], what: string, limit: number): Usage[] {
  return [...groupBy(items, ({ accountId }) => known(accountId) ?? 'unknown account')].map(([subject, list]) => ({
    subject,
    address: list[0]?.address ?? '',
    what,
    value: list.length,
    limit,
  }));
}

/** The model keeps no text of the policy: written again without white space, and with what every policy has around it. */
function trustSize(role: Role): number {
  const list = statements(role);
  return list.length === 0 ? 0 : lengthOf(list) + '{"Version":"2012-10-17","Statement":}'.length;
}

const lengthOf = memo((list: readonly TrustStatement[]): number => JSON.stringify(list).length);
