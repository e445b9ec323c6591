#!/usr/bin/env bash
# Plans stacks and reviews the real plans: plan.sh STACK…
# Writes to OUT (default: plans): <stack>.digest, review.md and review.json, all without values; plan files go to PLANS.
# Ends with 0 (planned, or nothing to do), 1 (a stack failed), 3 (the review found what FAIL_ON names).
set -uo pipefail
. "$(dirname "$0")/common.sh"
OUT=${OUT:-plans}
FAIL_ON=${FAIL_ON:-danger}
mkdir -p "$OUT"
shown=$(mktemp -d)
trap 'rm -rf "$shown"' EXIT
reviewed=()

for stack in "$@"; do
  folder=$(folder_of "$stack") || { fail "$stack" 'see above'; continue; }
  echo "== $stack"
  init "$folder" >"$shown/log" 2>&1 || { cat "$shown/log" >&2; fail "$stack" init; continue; }
  (umask 077 && "$TERRAFORM" -chdir="$folder" plan -no-color -lock-timeout=5m -detailed-exitcode -out=plan.tfplan)
  case $? in
    0)
      rm -f "$folder/plan.tfplan"
      record "$stack" || fail "$stack" 'record'
      continue
      ;;
    2) ;;
    *) fail "$stack" plan; continue ;;
  esac
  plan=$folder/plan.tfplan
  (umask 077 && "$TERRAFORM" -chdir="$folder" show -json plan.tfplan >"$shown/$stack.json") || { fail "$stack" show; continue; }
  put "$plan" "$stack.tfplan" || { fail "$stack" 'storing the plan'; continue; }
  { circumstances "$folder"; echo "plan=$(sha256sum "$plan" | cut -d' ' -f1)"; } >"$OUT/$stack.digest"
  rm -f "$plan"
  reviewed+=("$shown/$stack.json")
done

code=0
if [ ${#reviewed[@]} -gt 0 ]; then
  federation review --plan "${reviewed[@]}" --fail-on "$FAIL_ON" --output "$OUT/review.md" "$OUT/review.json" || code=$?
  [ ! -f "$OUT/review.md" ] || cat "$OUT/review.md"
fi
finish || exit 1
exit "$code"
