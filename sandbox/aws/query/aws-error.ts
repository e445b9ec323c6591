/** A refusal, with the code and the HTTP status that AWS gives it. */
export class AwsError extends Error {
  constructor(
    /** e.g. `EntityAlreadyExists` */
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = 'AwsError';
  }
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

/** A parameter that breaks a constraint of the API model, in AWS's own words. */
export function constraint(parameter: string, value: string, rule: string): AwsError {
  const shown = value.length > 200 ? `${value.slice(0, 200)}…` : value;
  return validationError(
    `1 validation error detected: Value '${shown}' at '${lowerFirst(parameter)}' failed to satisfy constraint: Member must ${rule}`,
  );
}

export function alreadyExists(what: string): AwsError {
  return new AwsError('EntityAlreadyExists', `${what} already exists.`, 409);
}

export function notFound(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

/** @param quota e.g. `PoliciesPerRole` */
export function quotaExceeded(quota: string, limit: number): AwsError {
  return new AwsError('LimitExceeded', `Cannot exceed quota for ${quota}: ${limit}`, 409);
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
