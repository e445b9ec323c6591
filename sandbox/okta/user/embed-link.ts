import type { App } from '../model';

/** Number of the AWS Account Federation app in Okta's catalogue. */
const AWS_NUMBER = 272;

/** Path that opens the app, as the dashboard's tile does; `undefined` for an app that can't be opened here. */
export function embedPath({ id, name }: Pick<App, 'id' | 'name'>): string | undefined {
  return name === 'amazon_aws' ? `/home/amazon_aws/${id}/${AWS_NUMBER}` : undefined;
}
