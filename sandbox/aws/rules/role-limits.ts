import type { Rule } from '../gateway/handler';
import { constraint } from '../query/aws-error';
import { parameter } from '../query/call';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const LONGEST_DESCRIPTION = 1_000;

/** Path, description and session length of a role have limits. */
export const roleLimits: Rule = {
  actions: ['CreateRole', 'UpdateRole', 'UpdateRoleDescription'],
  check(call) {
    const path = call.parameters.get('Path') ?? '/';
    if (!/^(\/|\/[!-~]{1,510}\/)$/.test(path))
      throw constraint(
        'Path',
        path,
        'satisfy regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)',
      );
    const description = parameter(call, 'Description');
    if (description.length > LONGEST_DESCRIPTION)
      throw constraint('Description', description, `have length less than or equal to ${LONGEST_DESCRIPTION}`);
    const seconds = call.parameters.get('MaxSessionDuration') ?? '3600';
    if (!/^\d+$/.test(seconds) || Number(seconds) < 3_600)
      throw constraint('MaxSessionDuration', seconds, 'have value greater than or equal to 3600');
    if (Number(seconds) > 43_200)
      throw constraint('MaxSessionDuration', seconds, 'have value less than or equal to 43200');
  },
};
