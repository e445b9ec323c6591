import { signInEndpoint, type Partition } from '../../../naming/partition';
import { need } from '../app-values';
import { comments, ini, takenSections, type ClientFormat } from './format';

/** The audience by which saml2aws tells the partitions apart. */
const URN: Readonly<Record<Partition, string>> = {
  aws: 'urn:amazon:webservices',
  'aws-us-gov': 'urn:amazon:webservices:govcloud',
  'aws-cn': 'urn:amazon:webservices:cn-north-1',
};

/** @see https://github.com/Versent/saml2aws#configuring-idp-accounts */
export const saml2aws: ClientFormat = {
  file: '~/.saml2aws',
  lines: (profiles, { app, federation, program }) => {
    const { partition, signInRegions } = federation;
    const url = need(app, 'embedUrl', 'saml2aws', { federation, program });
    const recipient = signInEndpoint(partition, signInRegions[0]);
    return ini(
      profiles.map((profile) => [
        ...comments(profile),
        `[${profile.name}]`,
        `name = ${profile.name}`,
        `url = ${url}`,
        'provider = Okta',
        'mfa = Auto',
        `aws_urn = ${URN[partition]}`,
        // It takes an assertion for the partitions' home endpoints by itself.
        ...(recipient === signInEndpoint(partition) ? [] : [`target_url = ${recipient}`]),
        `role_arn = ${profile.roleArn}`,
        `aws_profile = ${profile.name}`,
        `aws_session_duration = ${profile.sessionSeconds}`,
        `region = ${profile.region}`,
      ]),
    );
  },
  taken: takenSections,
};
