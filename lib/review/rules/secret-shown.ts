import type { TextForPeople } from '../../documents';
import { terraformAddress } from '../address';
import type { Rule } from '../model';

/** Attributes that hold a secret. @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key */
const SECRET = /\.(?:\w*secret|\w*password\w*|private_key\w*|\w*token|ses_smtp_\w+)$/;

export const secretShown: Rule = {
  id: 'secret-shown',
  severity: 'high',
  title: 'An output, description, tag or name shows a secret',
  why: 'Everybody who sees the plan, the state, the log or the object itself can read it, and it stays there.',
  remedy: 'Take it out; if it was applied, replace the secret.',
  check: ({ after }) =>
    after.texts.flatMap((text) => {
      const named = text.sensitive
        ? []
        : text.references.filter((reference) => SECRET.test(reference) && !reference.includes('.encrypted_'));
      const shown = [...named, ...text.secrets];
      return shown.length === 0
        ? []
        : [{ subject: subjectOf(text), address: text.address, evidence: shown.join(', ') }];
    }),
};

function subjectOf({ address, argument }: TextForPeople): string {
  return `${terraformAddress(address)}.${argument}`;
}
