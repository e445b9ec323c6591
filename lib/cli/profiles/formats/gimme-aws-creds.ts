import { need } from '../app-values';
import { comments, ini, takenSections, type ClientFormat } from './format';

/** @see https://github.com/Nike-Inc/gimme-aws-creds#configuration */
export const gimmeAwsCreds: ClientFormat = {
  file: '~/.okta_aws_login_config',
  lines: (profiles, { app, ...where }) => {
    const url = need(app, 'embedUrl', 'gimme-aws-creds', where);
    const { clientId } = app;
    return ini(
      profiles.map((profile) => [
        ...comments(profile),
        `[${profile.name}]`,
        `okta_org_url = ${new URL(url).origin}`,
        'gimme_creds_server = appurl',
        `app_url = ${url}`,
        // Without a client for the device flow it can only ask for a password.
        ...(clientId === undefined ? ['force_classic = True'] : ['force_classic = False', `client_id = ${clientId}`]),
        `aws_rolename = ${profile.roleArn}`,
        `aws_default_duration = ${profile.sessionSeconds}`,
        `cred_profile = ${profile.name}`,
        'resolve_aws_alias = False',
        'include_path = False',
        'write_aws_creds = True',
        'output_format = export',
      ]),
    );
  },
  taken: takenSections,
};
