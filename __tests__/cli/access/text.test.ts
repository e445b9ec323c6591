import { chainLines, grantHeading, grantLine, session } from '../../../lib/cli/access/text';
import { coloursOf } from '../../../lib/cli/io';
import { shippedAccess } from '../support/shipped-access';

const plain = coloursOf({ write: () => undefined, colour: false });

test.each([
  [3600, '1h'],
  [5400, '1h 30m'],
  [900, '15m'],
  [3601, '3601s'],
])('%i seconds are %s', (seconds, text) => {
  expect(session(seconds)).toBe(text);
});

test('a grant is one line, with all that limits it', () => {
  const grant = shippedAccess().grants.find(({ until }) => until !== undefined);
  if (grant === undefined) throw new Error('the shipped configuration has a grant with an end');
  expect(grantLine(grant, plain)).toBe(
    'Support → Okta-Mueller-Tech-Deploy in Mueller-Tech (123456789012)  ' +
      '[1h sessions; only if IpAddress aws:SourceIp = 192.0.2.0/24; until 2027-12-31; because: Moves the old deployments over]',
  );
});

test('a name can neither steer the terminal nor turn the text round', () => {
  const hostile = '\u001b[31mroot\u202e';
  const [line] = chainLines([{ kind: 'role', address: hostile, evidence: hostile }], plain);
  expect(line).toContain('\\u{1b}[31mroot\\u{202e}');
  // eslint-disable-next-line no-control-regex -- control characters are what must not come out
  expect(line).not.toMatch(/[\u0000-\u001f\u202e]/);
});

test('an address that would make a line too long to read gets a line of its own, below what it belongs to', () => {
  const chain = (evidence: string) =>
    chainLines([{ kind: 'role', address: 'federation:aws_iam_role.x', evidence }], plain);
  expect(chain('short')).toEqual(['    role  short  federation:aws_iam_role.x']);
  const long = 'l'.repeat(90);
  expect(chain(long)).toEqual([`    role  ${long}`, '          federation:aws_iam_role.x']);
});

test('evidence that is too long is broken at spaces, and a name is never broken', () => {
  const arn = `arn:${'a'.repeat(130)}`;
  const lines = chainLines([{ kind: 'role', address: 'x', evidence: `${'word '.repeat(30)}${arn}` }], plain);
  expect(lines.map((line) => line.trim()).slice(1)).toEqual([expect.stringMatching(/^(word ?)+$/), arn, 'x']);
  expect(lines.filter((line) => line.includes(' word')).every((line) => line.length <= 120)).toBe(true);
});

test('the limits of a grant move below it where one line is too long', () => {
  const grant = shippedAccess().grants.find(({ until }) => until !== undefined);
  if (grant === undefined) throw new Error('the shipped configuration has a grant with an end');
  const [who, ...limits] = grantHeading(grant, plain);
  expect(who).toBe('Support → Okta-Mueller-Tech-Deploy in Mueller-Tech (123456789012)');
  expect(limits.map((line) => line.trim()).join(' ')).toBe(grantLine(grant, plain).slice(`${who}  `.length));
  expect(grantHeading({ ...grant, conditions: [], reason: undefined }, plain)).toHaveLength(1);
});
