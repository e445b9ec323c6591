#!/usr/bin/env bash
# Reads Okta and the accounts as they are, and compares them with what is synthesized in cdktf.out. Changes nothing.
# Writes OUT/audit.md, audit.json and audit.sarif; the snapshot itself, which lists people and policies, is not kept.
# READ_ROLE names a role that may only read, which is assumed in each account; ORGANIZATION=1 looks for accounts that are
# not declared. Ends with 0, 1 (nothing could be compared), 3 (a finding of FAIL_ON or a higher severity).
set -uo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
OUT=${OUT:-audit}
umask 077
mkdir -p "$OUT"
live=$(mktemp -d)
trap 'rm -rf "$live"' EXIT
options=()
[ -z "${READ_ROLE:-}" ] || options+=(--role "$READ_ROLE")
[ -z "${ORGANIZATION:-}" ] || options+=(--organization)

# Parts that could not be read are in the snapshot, and findings of the audit.
node "$ROOT/bin/federation" snapshot --out "$live/live.json" --people ${options[@]+"${options[@]}"}
[ -f "$live/live.json" ] || { echo 'no snapshot was taken: see above' >&2; exit 1; }
node "$ROOT/bin/federation" audit --snapshot "$live/live.json" --stacks "${STACKS:-cdktf.out}" --fail-on "${FAIL_ON:-never}" \
  --output "$OUT/audit.md" "$OUT/audit.json" "$OUT/audit.sarif"
