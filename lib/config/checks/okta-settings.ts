import { APP_LABEL_CHARACTERS } from '../../naming/limits';
import { groupPrefix as checkPrefix } from '../../naming/group-naming';
import type { Check } from '../check';
import type { Complaint } from '../complain';
import { seconds } from '../duration';
import { refusal } from '../refusal';

/** A label of the host name, as DNS has it. */
const ORG_NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
/** Of a signing key, in years. */
const VALIDITY = { least: 2, most: 10 };
/**
 * Usually the app's id, `0oa` and 17 letters and digits; anyone who makes the app by the API may choose another.
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/ (oauthClient.client_id)
 */
const CLIENT_ID = /^[A-Za-z0-9_.-]{6,100}$/;

/** What Okta takes as names and settings of org and app. */
export const oktaSettings: Check = ({ federation: { file, yaml } }, complain) => {
  const { orgName, app = {} } = yaml.okta ?? {};
  const { assign, label, signingKey, signOnPolicy, webSsoClientId, metadataFile, rotationMetadataFile } = app;
  const wrongOrg = orgName === undefined ? undefined : notAnOrg(orgName);
  if (wrongOrg) complain(file, ['okta', 'orgName'], { value: orgName, ...wrongOrg });
  const { groupPrefix } = app;
  const wrongPrefix = groupPrefix === undefined ? undefined : refusal(() => checkPrefix(groupPrefix));
  if (wrongPrefix) complain(file, ['okta', 'app', 'groupPrefix'], wrongPrefix);
  if (label !== undefined && label.length > APP_LABEL_CHARACTERS)
    complain(file, ['okta', 'app', 'label'], {
      value: label,
      requirement: `has ${label.length} characters, Okta allows ${APP_LABEL_CHARACTERS}`,
      remedy: 'shorten it',
    });
  const years = signingKey?.yearsValid;
  if (years !== undefined && (years < VALIDITY.least || years > VALIDITY.most))
    complain(file, ['okta', 'app', 'signingKey', 'yearsValid'], {
      value: years,
      requirement: `needs ${VALIDITY.least} to ${VALIDITY.most}`,
      remedy: 'Okta makes no other keys',
    });
  const mfaEvery = signOnPolicy?.mfaEvery;
  const age = mfaEvery === undefined ? undefined : seconds(mfaEvery);
  if (age !== undefined && (age < 60 || age % 60 !== 0))
    complain(file, ['okta', 'app', 'signOnPolicy', 'mfaEvery'], {
      value: mfaEvery,
      requirement: 'needs whole minutes, at least one',
      remedy: 'write 15m, 8h …',
    });
  if (webSsoClientId !== undefined && !CLIENT_ID.test(webSsoClientId))
    complain(file, ['okta', 'app', 'webSsoClientId'], {
      value: webSsoClientId,
      requirement: 'is not a client id of Okta',
      remedy: 'copy the Client ID of the OIDC app, 6 to 100 letters, digits, _ . -',
    });
  if (metadataFile !== undefined)
    for (const [key, value] of Object.entries({
      id: app.id,
      roleValuePattern: app.roleValuePattern,
      joinAllRoles: app.joinAllRoles,
      appFilter: app.appFilter,
      loginUrl: app.loginUrl,
      assignedTo: app.assignedTo,
      label,
      assign,
      signingKey,
      rotationMetadataFile,
      signOnPolicy,
      webSsoClientId,
    }))
      if (value !== undefined)
        complain(file, ['okta', 'app', key], {
          value,
          requirement: 'has no effect: with metadataFile the app is managed elsewhere',
          remedy: `delete ${key}, or metadataFile`,
          on: 'key',
        });
};

function notAnOrg(orgName: string): Pick<Complaint, 'requirement' | 'remedy'> | undefined {
  const requirement = 'needs the first part of the org’s host name';
  const [, host = '', domain] =
    /^(?:https:\/\/)?([^./]+)\.(okta(?:preview|-emea|-gov)?\.(?:com|mil))\/?$/i.exec(orgName) ?? [];
  if (domain !== undefined)
    return { requirement, remedy: `write ${host.replace(/-admin$/, '')}, and baseUrl: ${domain.toLowerCase()}` };
  if (orgName.includes('.'))
    return {
      requirement,
      remedy:
        'a custom domain does not replace it: write mueller-tech for https://mueller-tech.okta.com, which the Admin Console shows below your name',
    };
  if (!ORG_NAME.test(orgName)) return { requirement, remedy: 'write mueller-tech for https://mueller-tech.okta.com' };
  const org = /^(.+)-admin$/i.exec(orgName)?.[1];
  return org === undefined ? undefined : { requirement: 'is the address of the Admin Console', remedy: `write ${org}` };
}
