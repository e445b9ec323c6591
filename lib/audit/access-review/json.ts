import type { AccessReview } from './model';

export function accessReviewJson(review: AccessReview): string {
  return `${JSON.stringify({ version: 1, ...review }, null, 2)}\n`;
}
