#!/usr/bin/env bash
# Looks for what was changed outside of Terraform, and changes nothing: drift.sh STACK…
# Writes OUT/drift.md, which names each object that differs and no value. READ_ROLE names a role that may only read, which is
# assumed in each account instead of the one that applies. Ends with 0 (no drift), 1 (a stack failed), 3 (drift).
set -uo pipefail
. "$(dirname "$0")/common.sh"
OUT=${OUT:-drift}
mkdir -p "$OUT"
shown=$(mktemp -d)
trap 'rm -rf "$shown"' EXIT
found=0
: >"$OUT/drift.md"

for stack in "$@"; do
  folder=$(folder_of "$stack") || { fail "$stack" 'see above'; continue; }
  if [ -n "${READ_ROLE:-}" ]; then
    node "$ROOT/scripts/pipeline/read-role.js" "$folder/cdk.tf.json" "$READ_ROLE" || { fail "$stack" 'READ_ROLE'; continue; }
  fi
  init "$folder" >"$shown/log" 2>&1 || { cat "$shown/log" >&2; fail "$stack" init; continue; }
  (umask 077 && "$TERRAFORM" -chdir="$folder" plan -no-color -lock=false -detailed-exitcode -out="$shown/plan" >"$shown/log" 2>&1)
  case $? in
    0) continue ;;
    2) found=1 ;;
    *) cat "$shown/log" >&2; fail "$stack" plan; continue ;;
  esac
  {
    echo "### $stack"
    "$TERRAFORM" -chdir="$folder" show -json "$shown/plan" | node "$ROOT/scripts/pipeline/differences.js"
  } >>"$OUT/drift.md"
done
[ "$found" -eq 0 ] || cat "$OUT/drift.md"
for stack in "${failed[@]}"; do printf '### %s\n\n- could not be read: see the log of this run\n' "$stack" >>"$OUT/drift.md"; done
finish || exit 1
[ "$found" -eq 0 ] || exit 3
