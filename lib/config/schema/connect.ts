import { z } from 'zod';
import { text } from './leaves';

/** Exactly one of assumeRole and profile: checks/connect-in-one-way.ts. */
export const connect = z
  .strictObject({
    assumeRole: text.optional().meta({ description: 'Role in the account that Terraform assumes, by name or ARN' }),
    externalId: text.optional().meta({ description: 'External id that the role asks for; only with assumeRole' }),
    profile: text.optional().meta({ description: 'Profile of the AWS configuration files, instead of assumeRole' }),
  })
  .meta({
    description:
      'How Terraform reaches the account: {assumeRole, externalId} or {profile}; replaces the organization’s',
    otherwise: '{ assumeRole: OrganizationAccountAccessRole }',
    editor: { oneOf: [{ required: ['assumeRole'] }, { required: ['profile'] }] },
  });
