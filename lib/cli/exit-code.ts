/** How the commands end, for scripts and pipelines. */
export const EXIT = {
  ok: 0,
  /** The configuration, plan or input has problems; they were printed. */
  problems: 1,
  /** The command was not understood: unknown command, option or argument. */
  usage: 2,
  /** `review` or `audit` found what `--fail-on` names, `import --check` refuses the plan, revoked access is still there. */
  failOn: 3,
  /** A bug in this program. */
  bug: 70,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The codes as `--help` shows them. */
export const EXIT_CODES_HELP = `Exit codes:
  0   done
  1   the configuration or the input has problems (they are printed)
  2   the command line was not understood
  3   "review" or "audit" found what --fail-on names, "import --check" refuses the plan,
      or "access-review --close" found revoked access that is still there
  70  a bug in this program`;
