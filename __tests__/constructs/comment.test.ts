import { App, TerraformStack } from 'cdktf';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { IamUser } from '@cdktf/provider-aws/lib/iam-user';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeComment, type Comment } from '../../lib/constructs/comment';

const commentOf = (comment: Comment) => {
  const stack = new TerraformStack(new App({ outdir: mkdtempSync(join(tmpdir(), 'comment-')) }), 'stack');
  new AwsProvider(stack, 'Aws');
  const user = new IamUser(stack, 'User', { name: 'user' });
  writeComment(user, comment);
  const { resource } = stack.toTerraform() as { resource: Record<string, Record<string, Record<string, unknown>>> };
  return resource['aws_iam_user']?.['User']?.['//'];
};

test('a comment is beside what CDKTF writes there', () => {
  expect(commentOf({ accept: [{ rule: 'long-session', reason: 'builds' }] })).toEqual({
    metadata: { path: 'stack/User', uniqueId: 'User' },
    federation: { accept: [{ reason: 'builds', rule: 'long-session' }] },
  });
});

test('nothing to say leaves no trace', () => {
  expect(commentOf({})).toEqual({ metadata: { path: 'stack/User', uniqueId: 'User' } });
  expect(commentOf({ grants: [], accept: [] })).not.toHaveProperty('federation');
});

test('entries are sorted, each there once, and no template of Terraform', () => {
  const grants = [
    { managementGroup: 'Support', reason: 'until ${date}' },
    { managementGroup: 'Admins', until: '2027-01-31' },
    { managementGroup: 'Support', reason: 'until ${date}' },
  ];
  expect(commentOf({ grants })).toMatchObject({
    federation: {
      grants: [
        { managementGroup: 'Admins', until: '2027-01-31' },
        { managementGroup: 'Support', reason: 'until $${date}' },
      ],
    },
  });
});
