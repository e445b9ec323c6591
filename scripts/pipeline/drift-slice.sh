#!/usr/bin/env bash
# Looks for drift in a part of all stacks, always the same ones: drift-slice.sh PART/OF. Ends as drift.sh does.
set -euo pipefail
. "$(dirname "$0")/common.sh"
stacks=$(federation changed --stacks "$STACKS_DIR" --all --slice "$1" --matrix --max 1 |
  node -e 'const { include } = JSON.parse(require("fs").readFileSync(0, "utf8")); console.log(include.map((job) => job.stacks).join(" "))')
# Names of stacks, which drift.sh checks one by one.
# shellcheck disable=SC2086
exec "$ROOT/scripts/pipeline/drift.sh" $stacks
