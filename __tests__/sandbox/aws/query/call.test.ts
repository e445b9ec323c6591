import { listParameter, parameter, tagParameters } from '../../../../sandbox/aws/query/call';

const call = (text: string) => ({ parameters: new URLSearchParams(text) });

test('reads tags in the order of their numbers', () => {
  const tags = tagParameters(
    call('Tags.member.10.Key=c&Tags.member.2.Key=b&Tags.member.2.Value=2&Tags.member.1.Key=a&Tags.member.1.Value=1'),
  );
  expect([...tags]).toEqual([
    ['a', '1'],
    ['b', '2'],
    ['c', ''],
  ]);
});

test('reads lists in the order of their numbers', () => {
  expect(listParameter(call('TagKeys.member.2=b&TagKeys.member.1=a&Other.member.1=x'), 'TagKeys')).toEqual(['a', 'b']);
  expect(listParameter(call(''), 'TagKeys')).toEqual([]);
});

test('a parameter that is not given is empty', () => {
  expect([parameter(call('A=1'), 'A'), parameter(call('A=1'), 'B')]).toEqual(['1', '']);
});
