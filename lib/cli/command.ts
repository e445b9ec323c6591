import type { Command } from 'commander';
import type { ExitCode } from './exit-code';
import type { Io } from './io';

/** Called once by a command that ends with anything but success. */
export type End = (code: ExitCode) => void;

/** Adds one command to the program. */
export type AddCommand = (program: Command, io: Io, end: End) => void;
