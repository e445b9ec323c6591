import { appPairs } from '../lookup';
import type { Rule } from '../model';

export const signingKeyUnnamed: Rule = {
  id: 'signing-key-unnamed',
  severity: 'medium',
  title: 'The documents no longer name the signing key of the app',
  why: 'The app keeps the key that it has, and Terraform no longer replaces it; another name later is another key.',
  remedy: 'Check the active certificate in the Sign On tab of the app after the apply.',
  check: (change) =>
    appPairs(change)
      .filter(({ then, now }) => then.keyName !== undefined && now.keyName === undefined)
      .map(({ then, now }) => ({
        subject: now.label,
        address: now.address,
        evidence: `${then.keyName ?? ''} → not set`,
      })),
};
