import type { MakeStep } from './step';

/** The middle of a rotation: the accounts believe both keys, Okta still signs with the old one. */
export const signingKeyRotation: MakeStep = ({ okta }) => {
  if (okta.app.rotationMetadata === undefined) return undefined;
  return {
    id: 'signing-key-rotation',
    when: 'after',
    title: 'Finish the rotation of the signing key',
    why: 'The accounts believe the old and the new key; the old one must not stay longer than the rotation needs.',
    actions: [
      "In the app's Sign On tab, SAML Signing Certificates, activate the new certificate.",
      'Sign in once.',
      'Take okta.app.rotationMetadataFile out of federation.yaml, and apply again.',
    ],
    values: [],
    done: "sign-in works, and the plan shows the accounts with the app's own metadata",
  };
};
