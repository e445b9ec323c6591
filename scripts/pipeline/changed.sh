#!/usr/bin/env bash
# Brings the records of applies and prints what has to be planned: changed.sh [OPTION…] (those of "federation changed").
# With GITHUB_OUTPUT set, writes stage1 to stage4 there as well: a matrix each, empty where there is nothing to do.
set -euo pipefail
. "$(dirname "$0")/common.sh"
mkdir -p "$APPLIED"
case "${RECORDS:-}" in
  '') ;;
  s3://*) aws s3 sync --only-show-errors --exact-timestamps --delete --exclude '*' --include '*.applied.json' "$RECORDS" "$APPLIED" ;;
  *) [ ! -d "$RECORDS" ] || cp "$RECORDS"/*.applied.json "$APPLIED" 2>/dev/null || true ;;
esac
options=(--stacks "$STACKS_DIR" --applied "$APPLIED" "${lock_option[@]}" "$@")
federation changed "${options[@]}"
[ -n "${GITHUB_OUTPUT:-}" ] || exit 0
for stage in 1 2 3 4; do
  echo "stage$stage=$(federation changed "${options[@]}" --matrix --max "${MAX_JOBS:-64}" --stage "$stage")" >>"$GITHUB_OUTPUT"
done
