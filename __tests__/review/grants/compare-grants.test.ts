import type { Access } from '../../../lib/access/model/access';
import type { Grant } from '../../../lib/access/model/grants';
import type { Role } from '../../../lib/access/model/aws';
import { compareGrants } from '../../../lib/review/grants/compare-grants';
import { access, ADMINISTRATOR, allow, AUDIENCE, grant, policy, READ_ONLY, role } from '../support/builders';

const REGIONAL = 'https://eu-central-1.signin.aws.amazon.com/saml';
const OWN = 'arn:aws:iam::123456789012:policy/own';
const network = (...values: string[]) => ({ operator: 'IpAddress', key: 'aws:SourceIp', values });
const notFrom = (...values: string[]) => ({ operator: 'NotIpAddress', key: 'aws:SourceIp', values });

function having(parts: Partial<Role> = {}, note: Partial<Grant> = {}): Access {
  const it = role(parts);
  return access({ roles: [it], grants: [grant(note, it)] });
}

function phrases(before: Access, after: Access) {
  const { gains, losses } = compareGrants(before, after);
  const told = (list: typeof gains) =>
    list.flatMap(({ kind, differences }) => (differences.length > 0 ? differences : [kind]));
  return { gains: told(gains), losses: told(losses) };
}

const document = (...statements: object[]) => ({ policies: [policy('deploy', { Statement: statements })] });
const allowing = (action: string) => ({ Effect: 'Allow', Action: action, Resource: '*' });
const denying = (action: string) => ({ Effect: 'Deny', Action: action, Resource: '*' });

test.each<[string, Access, Access]>([
  ['nothing changes', having(), having()],
  ['only the reason changes', having({}, { reason: 'a' }), having({}, { reason: 'b' })],
  ['the account is called something else', having(), having({}, { accountName: 'Mueller-IT' })],
  [
    'policies change places',
    having({ policies: [policy('a'), policy('b')] }),
    having({ policies: [policy('b'), policy('a')] }),
  ],
  [
    'a document is written in another form',
    having(document(allowing('s3:Get*'))),
    having({
      policies: [
        policy('deploy', {
          Version: '2012-10-17',
          Statement: { Resource: ['*'], Action: ['S3:get*'], Effect: 'Allow' },
        }),
      ],
    }),
  ],
  [
    'conditions are written in another case',
    having({}, { conditions: [network('a')] }),
    having({}, { conditions: [{ ...network('a'), key: 'AWS:sourceip' }] }),
  ],
])('no difference when %s', (_, before, after) => {
  expect(phrases(before, after)).toEqual({ gains: [], losses: [] });
});

test.each<[string, Access, Access, string]>([
  ['a grant is added', access(), having(), 'new'],
  [
    'a policy is added',
    having(),
    having({ policies: [policy(READ_ONLY), policy(ADMINISTRATOR)] }),
    `policy ${ADMINISTRATOR} added`,
  ],
  [
    'a document allows more',
    having(document(allowing('s3:Get*'))),
    having(document(allowing('s3:Get*'), allowing('s3:Put*'))),
    'policy deploy allows more',
  ],
  [
    'a document denies less',
    having(document(allowing('*'), denying('iam:*'))),
    having(document(allowing('*'))),
    'policy deploy allows more',
  ],
  [
    'a policy that only denied goes',
    having({ policies: [policy('d', { Statement: denying('*') })] }),
    having({ policies: [] }),
    'policy d removed, which only denied',
  ],
  [
    "AWS's own denial goes",
    having({ policies: [policy('arn:aws:iam::aws:policy/AWSDenyAll')] }),
    having({ policies: [] }),
    'which only denied',
  ],
  ['the boundary goes', having({ permissionsBoundary: OWN }), having(), `permissions boundary ${OWN} removed`],
  [
    'a condition is dropped',
    having({}, { conditions: [network('a')] }),
    having(),
    'condition IpAddress aws:sourceip dropped',
  ],
  [
    'a condition admits more',
    having({}, { conditions: [network('a')] }),
    having({}, { conditions: [network('a', 'b')] }),
    '+b',
  ],
  [
    'a condition excludes less',
    having({}, { conditions: [notFrom('a', 'b')] }),
    having({}, { conditions: [notFrom('a')] }),
    '−b',
  ],
  ['an audience is added', having(), having({}, { audiences: [AUDIENCE, REGIONAL] }), `audience ${REGIONAL} added`],
  ['the audience is no longer asked for', having(), having({}, { audiences: [] }), 'audience condition dropped'],
  ['the session gets longer', having(), having({ maxSessionSeconds: 5400 }), 'session longer, 1h → 1h30m'],
  ['the end goes', having({}, { until: '2027-01-31' }), having(), 'end 2027-01-31 dropped'],
  [
    'the end is later',
    having({}, { until: '2027-01-31' }),
    having({}, { until: '2027-02-01' }),
    'ends later, 2027-01-31 → 2027-02-01',
  ],
])('a gain, and its reverse a loss, when %s', (_, before, after, phrase) => {
  const there = phrases(before, after);
  expect(there.gains).toHaveLength(1);
  expect(there.gains[0]).toContain(phrase);
  expect(there.losses).toEqual([]);
  const back = phrases(after, before);
  expect(back.losses).toHaveLength(1);
  expect(back.gains).toEqual([]);
});

test.each<[string, Access, Access]>([
  ['a document changes its statements', having(document(allowing('s3:Get*'))), having(document(allowing('s3:Put*')))],
  [
    'a document turns Allow into Deny and back elsewhere',
    having(document(allowing('a:*'), denying('b:*'))),
    having(document(denying('a:*'), denying('b:*'), allowing('c:*'))),
  ],
  [
    'a document can no longer be read',
    having(document(allowing('s3:Get*'))),
    having({ policies: [policy('deploy', 'not json')] }),
  ],
  [
    'a policy of the account goes, which may have denied',
    having({ policies: [policy(OWN)] }),
    having({ policies: [] }),
  ],
  ['the boundary is another', having({ permissionsBoundary: OWN }), having({ permissionsBoundary: `${OWN}2` })],
  [
    'a condition has other values',
    having({}, { conditions: [network('a')] }),
    having({}, { conditions: [network('b')] }),
  ],
  ['the provider is another', having(), having({}, { providerArn: 'arn:aws:iam::123456789012:saml-provider/Other' })],
  ["an adopted role's policies become unknown", having(), having({ adopted: true })],
  [
    'an operator is another',
    having({}, { conditions: [network('a')] }),
    having({}, { conditions: [{ ...network('a'), operator: 'StringLike' }] }),
  ],
])('a gain and a loss when %s, since it cannot be determined', (_, before, after) => {
  const { gains, losses } = phrases(before, after);
  expect(gains.length).toBeGreaterThan(0);
  expect(losses.length).toBeGreaterThan(0);
});

test('what can be determined exactly is not in doubt: a document that is an Allow read anew', () => {
  const before = having({ policies: [policy('deploy', allow(['s3:Get*', 's3:Put*']))] });
  expect(
    phrases(before, having({ policies: [policy('deploy', JSON.stringify(allow(['s3:Put*', 's3:Get*'])))] })),
  ).toEqual({ gains: [], losses: [] });
});

describe('conditions that admit everybody whom they admitted, and more', () => {
  const subject = (operator: string, ...values: string[]) => ({ operator, key: 'SAML:sub', values });
  test.each([
    ['a network around it', network('192.0.2.0/24'), network('192.0.2.0/23')],
    ['every address', network('192.0.2.0/24', '198.51.100.0/24'), network('0.0.0.0/0')],
    ['a smaller exclusion', notFrom('10.0.0.0/8'), notFrom('10.1.0.0/16')],
    ['IfExists', subject('StringEquals', 'ada'), subject('StringEqualsIfExists', 'ada')],
    ['ForAllValues', subject('StringLike', 'a*'), subject('ForAllValues:StringLike', 'a*')],
  ])('%s', (_, strict, loose) => {
    const [before, after] = [having({}, { conditions: [strict] }), having({}, { conditions: [loose] })];
    expect(phrases(before, after)).toMatchObject({ gains: [expect.any(String)], losses: [] });
    expect(phrases(after, before)).toMatchObject({ gains: [], losses: [expect.any(String)] });
  });

  test.each([
    ['a network beside it', network('192.0.2.0/24'), network('198.51.100.0/24')],
    ['IfExists with another value', subject('StringEquals', 'ada'), subject('StringEqualsIfExists', 'bob')],
  ])('are not %s', (_, one, other) => {
    const { gains, losses } = phrases(having({}, { conditions: [one] }), having({}, { conditions: [other] }));
    expect([gains.length, losses.length].every((count) => count > 0)).toBe(true);
  });
});

test('networks that are only split otherwise are neither more nor less', () => {
  const from = (...values: string[]) => having({}, { conditions: [network(...values)] });
  const found = (...halves: string[]) => phrases(from('192.0.2.0/24'), from(...halves));
  expect(found('192.0.2.0/25', '192.0.2.128/25')).toEqual({ gains: [], losses: [] });
  expect(found('192.0.2.0/25').losses).toHaveLength(1);
  expect(found('192.0.2.0/25', '192.0.2.128/25', '192.0.3.0/24').gains).toHaveLength(1);
});
