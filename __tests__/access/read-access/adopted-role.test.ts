import { GRANTED, resource, type Change } from '../support/changes';
import { accessOf, escaped, federation, pairs, ROLE, trust, trustStatement } from '../support/federation';

describe('an adopted role', () => {
  const own = 'data.aws_iam_role.current.assume_role_policy';
  const merged = (keep: string) =>
    `\${jsonencode(merge(jsondecode(${own}), {Statement = concat(${keep}, [${escaped(JSON.stringify(trustStatement()))}])}))}`;
  const others = `[for statement in flatten([jsondecode(${own}).Statement]) : statement if try(statement.Sid, "") != "Okta"]`;
  const adopting =
    (changes: { role?: object; data?: object; import?: string } = {}): Change =>
    (stack) => {
      stack.data['aws_iam_role'] = { current: { name: ROLE, provider: 'aws.tech', ...changes.data } };
      stack.import = [{ to: 'aws_iam_role.admin', id: changes.import ?? ROLE, provider: 'aws.tech' }];
      const path = `\${data.aws_iam_role.current.path == "/"}`;
      resource('aws_iam_role', 'admin', {
        assume_role_policy: merged(others),
        lifecycle: { prevent_destroy: true, ignore_changes: ['path'], precondition: [{ condition: path }] },
        ...changes.role,
      })(stack);
    };

  test('is a grant by our own statement, and its other policies are unknown', () => {
    const access = accessOf(federation(adopting()));
    expect(pairs(access)).toEqual(GRANTED);
    expect(access).toMatchObject({ broken: [], unknown: [] });
    expect(access.grants[0]?.policies).toHaveProperty('unknown');
    expect(access.roles).toMatchObject([
      { adopted: true, preventDestroy: true, ignoresChanges: ['path'], trust: { known: [{ sid: 'Okta' }] } },
    ]);
  });

  test('that loses its other statements is none any more', () => {
    const change = adopting({ role: { assume_role_policy: trust(trustStatement()), lifecycle: undefined } });
    expect(accessOf(federation(change)).roles).toMatchObject([{ adopted: false }]);
  });

  test.each<[string, Change, RegExp]>([
    [
      'keeps statements of another role',
      adopting({ data: { name: 'other' } }),
      /keeps the trust statements of the role other/,
    ],
    ['imports another role', adopting({ import: 'other' }), /imports the role other, which would be replaced/],
    [
      'names a provider that is not there',
      adopting({ data: { provider: 'aws.gone' } }),
      /no provider configuration of this name/,
    ],
    [
      'has a path that nothing demands',
      adopting({ role: { lifecycle: { ignore_changes: ['path'] } } }),
      /its path is not in the documents/,
    ],
  ])('that %s is reported', (_, change, reason) => {
    expect(accessOf(federation(change)).unknown.map((unknown) => unknown.reason)).toContainEqual(
      expect.stringMatching(reason),
    );
  });

  test('of which a precondition demands another path is broken', () => {
    const lifecycle = {
      precondition: [{ condition: '${data.aws_iam_role.current.path == "/okta/"}' }],
      ignore_changes: ['path'],
    };
    expect(accessOf(federation(adopting({ role: { lifecycle } }))).broken).toMatchObject([
      { kind: 'role', reason: `the role ${ROLE} has the path /okta/, the role value pattern says /` },
    ]);
  });
});
