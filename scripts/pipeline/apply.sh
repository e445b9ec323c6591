#!/usr/bin/env bash
# Applies exactly the plan files that were reviewed: apply.sh STACK…
# Reads OUT/<stack>.digest (from the job that planned, not from where the plan files are) and the plan files from PLANS. A
# stack without a digest has nothing to apply. A plan for another commit, lock file, platform or Terraform, or one that is
# not the one reviewed, is refused; one that has become stale, because the state has moved on, Terraform refuses itself.
set -uo pipefail
. "$(dirname "$0")/common.sh"
OUT=${OUT:-plans}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

for stack in "$@"; do
  folder=$(folder_of "$stack") || { fail "$stack" 'see above'; continue; }
  [ -f "$OUT/$stack.digest" ] || { echo "== $stack: nothing to apply"; continue; }
  echo "== $stack"
  init "$folder" >"$log" 2>&1 || { cat "$log" >&2; fail "$stack" init; continue; }
  if ! diff <(grep -v '^plan=' "$OUT/$stack.digest") <(circumstances "$folder") >&2; then
    fail "$stack" 'was planned under other circumstances (see above); plan it again'
    continue
  fi
  plan=$folder/plan.tfplan
  get "$stack.tfplan" "$plan" || { fail "$stack" 'no plan file'; continue; }
  if [ "plan=$(sha256sum "$plan" | cut -d' ' -f1)" != "$(grep '^plan=' "$OUT/$stack.digest")" ]; then
    rm -f "$plan"
    fail "$stack" 'the plan file is not the one that was reviewed; nothing was applied'
    continue
  fi
  "$TERRAFORM" -chdir="$folder" apply -no-color -lock-timeout=5m plan.tfplan
  applied=$?
  rm -f "$plan"
  [ $applied -eq 0 ] || { fail "$stack" apply; continue; }
  record "$stack" || fail "$stack" 'applied, but not recorded: the next run plans it again'
done
finish
