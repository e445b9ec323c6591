import { IAMClient, DeleteRoleCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { readsOnly } from '../../lib/live/aws/reads';

test('a client of the SDK sends nothing that is not a read, whatever it is asked', async () => {
  const sent: string[] = [];
  const requestHandler = {
    handle: ({ method }: { method: string }) => {
      sent.push(method);
      return Promise.reject(new Error('reached the network'));
    },
  };
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'x' };
  const iam = readsOnly(
    new IAMClient({ region: 'us-east-1', credentials, maxAttempts: 1, requestHandler: requestHandler as never }),
  );
  await expect(iam.send(new DeleteRoleCommand({ RoleName: 'Admin' }))).rejects.toThrow(
    'DeleteRole is not one of the calls',
  );
  expect(sent).toEqual([]);
  await expect(iam.send(new ListRolesCommand({}))).rejects.toThrow('reached the network');
  expect(sent).toEqual(['POST']);
});
