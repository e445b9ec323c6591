import { EXIT, type ExitCode } from './exit-code';

/** An error that the user can fix: printed as it is, without a stack trace. */
export class Failure extends Error {
  constructor(
    /** What is wrong, where, and what to do. */
    message: string,
    readonly exitCode: ExitCode = EXIT.problems,
  ) {
    super(message);
    this.name = 'Failure';
  }
}
