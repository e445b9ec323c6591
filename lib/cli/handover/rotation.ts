import type { Federation } from '../../config/model';
import { TERRAFORM, type ApplyingProgram } from '../applying-program';
import { provisioningOutputs } from './outputs';
import type { Step } from './step';

/** What can be rotated without locking anybody out. */
export const ROTATIONS = ['signing-key', 'provisioning-key'] as const;
export type Rotation = (typeof ROTATIONS)[number];

/** One step of a rotation, without its number. */
type Part = Pick<Step, 'title' | 'why' | 'actions' | 'done'> & { readonly values?: Step['values'] };

interface Walk {
  /** The configuration holds the first step: what is left begins with applying it. */
  readonly begun: boolean;
  readonly parts: readonly Part[];
}

/**
 * A rotation from where this configuration is: every step if it has not begun, else what is left of it.
 * @returns a sentence where there is nothing to rotate
 */
export function rotationSteps(
  rotation: Rotation,
  federation: Federation,
  program = TERRAFORM,
): readonly Step[] | string {
  const walk = walkOf(rotation, federation, program);
  if (typeof walk === 'string') return walk;
  const { begun, parts } = walk;
  return parts.map(({ values = [], title, ...part }, i) => ({
    ...part,
    id: `${rotation}-${String(i + 1)}`,
    when: 'after',
    title: `Step ${String(i + 1)} of ${String(parts.length)}: ${title}`,
    values: begun && i === 0 ? [] : values,
    actions: begun && i === 0 ? ['The configuration has this step already: apply all stacks.'] : part.actions,
  }));
}

/** What is left of a rotation that has begun, e.g. to be shown beside everything else that is left to do. */
export function rotationLeft(rotation: Rotation, federation: Federation, program = TERRAFORM): readonly Step[] {
  const walk = walkOf(rotation, federation, program);
  const steps = rotationSteps(rotation, federation, program);
  return typeof walk === 'string' || typeof steps === 'string' || !walk.begun ? [] : steps;
}

function walkOf(rotation: Rotation, federation: Federation, program: ApplyingProgram): Walk | string {
  return rotation === 'signing-key' ? signingKey(federation, program) : provisioningKey(federation, program);
}

function signingKey({ okta: { app } }: Federation, { product }: ApplyingProgram): Walk | string {
  if (app.metadata !== undefined)
    return 'Somebody else runs the app and rotates its key. Before they activate the new certificate, write metadata with both into the file of "okta.app.metadataFile" and apply.';
  const tab = `the app ${app.label}, Sign On tab, SAML Signing Certificates`;
  return {
    begun: app.rotationMetadata !== undefined,
    parts: [
      {
        title: 'let every account trust both keys',
        why: 'Okta switches keys at once, and an account refuses every sign-in with a key that it does not know.',
        actions: [
          `In Okta, ${tab}: Generate new certificate, and leave it inactive.`,
          'Save Actions → View IdP metadata of the active one as active.xml, of the new one as next.xml.',
          'bin/federation merge-metadata active.xml next.xml --output config/rotation.xml',
          'In federation.yaml, below okta.app, write: rotationMetadataFile: rotation.xml',
          'npm run synth, review, and apply all stacks.',
        ],
        done: 'a plan of every account is empty',
      },
      {
        title: 'let Okta sign with the new key',
        why: `No public API of Okta that ${product} uses can do it.`,
        actions: [`In Okta, ${tab}: activate the new certificate.`, 'Sign in to one account.'],
        done: 'the sign-in works',
      },
      {
        title: 'let the accounts forget the old key',
        why: 'Who has the old key could sign in as anybody as long as an account trusts it.',
        actions: [
          'In federation.yaml, delete rotationMetadataFile.',
          'npm run synth, review, and apply the Okta stack first, then all others: they take the metadata of the app again.',
        ],
        done: "sign-in works, and every account's SAML provider has one certificate, the new one",
      },
    ],
  };
}

function provisioningKey(federation: Federation, program: ApplyingProgram): Walk | string {
  const { provisioningUser: user, okta } = federation;
  if (user === undefined) return 'The configuration has no provisioningUser, so there is no key to rotate.';
  const begun = new Set(user.keys).size > 1;
  const last = user.keys.at(-1) ?? 'a';
  const other = last === 'a' ? 'b' : 'a';
  const [from, to] = begun ? [other, last] : [last, other];
  const { keyId, secret } = provisioningOutputs(federation, to, program);
  return {
    begun,
    parts: [
      {
        title: `make key ${to} beside key ${from}`,
        why: 'With two slots, Okta has a key that works at every moment.',
        actions: [
          `In federation.yaml, below provisioningUser, write: keys: [${from}, ${to}]`,
          `npm run synth, review, and apply the stack of ${user.account}.`,
        ],
        done: 'the outputs of the stack have both keys',
      },
      {
        title: `give key ${to} to Okta`,
        why: 'No public API and no Terraform provider can set it.',
        actions: [
          `In Okta, the app ${okta.app.label}, Provisioning tab, Integration: Edit, and enter key ${to}.`,
          'Test API Credentials; it says that they were verified. Save.',
        ],
        values: [
          { label: 'access key', value: keyId },
          { label: 'secret key', value: secret },
        ],
        done: `"aws iam get-access-key-last-used --access-key-id …" names iam for key ${to}`,
      },
      {
        title: `delete key ${from}`,
        why: 'A key that nobody uses can only be stolen.',
        actions: [
          `In federation.yaml, write: keys: [${to}]`,
          `npm run synth, review, and apply the stack of ${user.account}.`,
        ],
        done: 'Test API Credentials in the Provisioning tab still says that they were verified',
      },
    ],
  };
}
