#!/usr/bin/env bash
# Removes the records of stacks that have left, so that "federation changed" lists them no more: forget.sh STACK…
# Run it once "nothing of it is left", with the role that applies, after changed.sh has brought the records. A stack that is
# still synthesized is refused. The state, which has no object of Okta or AWS any more, stays where it is.
set -euo pipefail
. "$(dirname "$0")/common.sh"
for stack in "$@"; do
  is_name "$stack" || exit 1
  federation record-applied "$stack" --gone --stacks "$STACKS_DIR" --applied "$APPLIED" "${lock_option[@]}"
  case "${RECORDS:-}" in
    '') ;;
    s3://*) aws s3 rm --only-show-errors "$RECORDS/$stack.applied.json" ;;
    *) rm -f "$RECORDS/$stack.applied.json" ;;
  esac
done
