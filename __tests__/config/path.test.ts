import { dotted } from '../../lib/config/path';

test.each([
  [[], ''],
  [['roles', 'Deploy', 'grantedTo', 0], 'roles.Deploy.grantedTo[0]'],
  [['Cloud Admins', 'members', 3], 'Cloud Admins.members[3]'],
  [['conditions', 'IpAddress', 'aws:SourceIp'], 'conditions.IpAddress.aws:SourceIp'],
  [['roles', 'Read.Only'], 'roles."Read.Only"'],
  [['Audit '], '"Audit "'],
  [['a"b[0]'], '"a\\"b[0]"'],
])('%j is written %s', (path, text) => expect(dotted(path)).toBe(text));
