import { readFileSync } from 'node:fs';
import { principalText } from '../../../lib/access';
import { readAccess } from '../../../lib/access/read-access';
import { readPlanJson } from '../../../lib/documents/read-plan-json';

test('the plan of a first apply, alone, says what AWS is going to call the provider', () => {
  const plan = readFileSync('__tests__/documents/plans/first-plan.json', 'utf8');
  const { samlProviders, roles } = readAccess([readPlanJson(plan)]);
  expect(samlProviders.map(({ arn }) => arn)).toEqual([{ known: 'arn:aws:iam::123456789012:saml-provider/Okta' }]);
  const trusted = roles
    .flatMap(({ trust }) => ('known' in trust ? trust.known : []))
    .flatMap((each) => each.principals.map(principalText));
  expect([...new Set(trusted)]).toEqual(['Federated:arn:aws:iam::123456789012:saml-provider/Okta']);
});
