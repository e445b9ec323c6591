import type { Federation } from '../../config/model';
import { TERRAFORM } from '../applying-program';
import { apiIntegration } from './api-integration';
import { changing } from './changing';
import { connectAccounts } from './connect-accounts';
import { expiringGrants } from './expiring-grants';
import { foreignApp } from './foreign-app';
import { oktaServiceApp } from './okta-service-app';
import { people } from './people';
import { sessionTags } from './session-tags';
import { ROTATIONS, rotationLeft } from './rotation';
import type { MakeStep, Step } from './step';
import { takingOver } from './taking-over';
import { tryIt } from './try-it';
import { whatMustExist } from './what-must-exist';

/** In the order in which they are done. */
const STEPS: readonly MakeStep[] = [
  oktaServiceApp,
  foreignApp,
  connectAccounts,
  whatMustExist,
  takingOver,
  apiIntegration,
  sessionTags,
  people,
  tryIt,
  expiringGrants,
  changing,
];

/** Everything that people still have to do for this configuration, in order. */
export function handoverSteps(federation: Federation, program = TERRAFORM): readonly Step[] {
  return [
    ...STEPS.flatMap((make) => make(federation, program) ?? []),
    ...ROTATIONS.flatMap((rotation) => rotationLeft(rotation, federation, program)),
  ];
}
