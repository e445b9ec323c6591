import { Construct } from 'constructs';
import { literal } from './literal';
import type { NameChange } from './name-change';
import { TerraformData } from './terraform-data';

export interface AppliedValueProps {
  readonly value: string;
  /** This plan may change the value. @default false */
  readonly mayChange?: boolean;
  /** What the state must hold already; another value only where this plan made the first one. @default - `value` */
  readonly expected?: string;
  /** Why the plan is refused, and what to write instead; `was` stands for the value that was applied. */
  readonly refusal: (was: string) => string;
}

/** No name has this character. */
const WAS = '\u0000';

/**
 * A value that was applied, kept in the state. A configuration does not know what was applied before it; this lets
 * Terraform itself refuse a change that no single apply can make without taking access away. The plan ignores the change
 * (so what was applied stays in it) and then finds that it differs.
 */
export class AppliedValue extends Construct {
  readonly resource: TerraformData;

  constructor(scope: Construct, id: string, props: AppliedValueProps) {
    super(scope, id);
    const { value, mayChange = false, expected = value, refusal } = props;
    const resource = new TerraformData(this, 'Applied', {
      input: literal(value),
      lifecycle: mayChange
        ? undefined
        : {
            ignoreChanges: ['input'],
            postcondition: [
              {
                condition: `\${self.input == ${literal(JSON.stringify(expected))}}`,
                // Names that people choose are literal; only this is worked out.
                errorMessage: literal(refusal(WAS)).replaceAll(WAS, '${self.input}'),
              },
            ],
          },
    });
    this.resource = resource;
  }
}

/**
 * Remembers which two names a plan has prepared in AWS, and demands it of the plan that lets Okta use the other one. A change
 * that is turned round has the same two.
 */
export function preparedStep(scope: Construct, id: string, name: string, change: NameChange): AppliedValue {
  const prepared = [name, change.formerly].sort().join(' and ');
  return new AppliedValue(scope, id, {
    value: change.switched === false ? prepared : 'not prepared',
    expected: prepared,
    mayChange: change.switched === false,
    refusal: () => SWITCHED_TOO_EARLY,
  });
}

/** Shown where a rename in another stack is not prepared. */
const SWITCHED_TOO_EARLY =
  'The new name may not exist in AWS yet. Write "switched: false" beside "formerly", apply all stacks, then remove "switched: false" and apply again.';

/** Why a name cannot simply change, and how it can. */
export function renameRefusal(of: string, name: string): (was: string) => string {
  return (was) =>
    `The applied name of ${of} is ${was}, and the configuration says ${name}: at once, everybody would be locked out. Write "formerly: ${was}" and "switched: false" beside the new name, apply all stacks, remove "switched: false", apply again, then remove "formerly".`;
}
