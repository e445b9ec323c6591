# Shared by the scripts beside it; sourced, never run. Each script handles its stacks one after the other, and a
# stack that fails stops no other: it is named at the end, and planned again by the next run.
#
# STACKS_DIR  synthesized stacks (default: cdktf.out)
# PLANS       where plan files go between the jobs: s3://bucket/prefix or a folder. A plan holds secrets in clear.
# APPLIED     folder with the records of applies, as "federation changed --applied" reads it (default: applied)
# RECORDS     where the records are kept: s3://bucket/prefix or a folder; empty: APPLIED is all there is
# KMS_KEY_ID  key that plan files are encrypted with in S3 (default: the bucket's own)
# MAX_API_CAPACITY  percent of Okta's rate limits that the Okta provider uses (default: 50; 100 is no limit)

STACKS_DIR=${STACKS_DIR:-cdktf.out}
APPLIED=${APPLIED:-applied}
TERRAFORM=${TERRAFORM_BINARY_NAME:-$(command -v terraform || command -v tofu || echo terraform)}
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
LOCK_FILE=${LOCK_FILE:-$ROOT/.terraform.lock.hcl}
lock_option=()
[ ! -f "$LOCK_FILE" ] || lock_option=(--lock "$LOCK_FILE")
export TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1
# Okta's limits are those of the whole org: its other programs keep the other half (docs/pipeline.md).
export MAX_API_CAPACITY=${MAX_API_CAPACITY:-50}

federation() { node "$ROOT/bin/federation" "$@"; }

is_name() {
  case "$1" in
    '' | *[!A-Za-z0-9._-]* | .*) echo "not the name of a stack: $1" >&2; return 1 ;;
  esac
}

# The folder of a stack; refuses what is not the name of one.
folder_of() {
  is_name "$1" || return 1
  [ -f "$STACKS_DIR/stacks/$1/cdk.tf.json" ] || { echo "no stack $1 in $STACKS_DIR" >&2; return 1; }
  printf '%s\n' "$STACKS_DIR/stacks/$1"
}

# Prepares a stack's folder. With a lock file, exactly its provider versions are used, or the stack fails.
init() {
  if [ -f "$LOCK_FILE" ]; then
    # The same files for all stacks of this job: the AWS provider has 600 MB, and a copy for each would fill a runner's disk.
    if [ -z "${TF_PLUGIN_CACHE_DIR:-}" ]; then
      mkdir -p "$STACKS_DIR/.providers" || return
      TF_PLUGIN_CACHE_DIR=$(cd "$STACKS_DIR/.providers" && pwd)
      export TF_PLUGIN_CACHE_DIR
    fi
    node "$ROOT/scripts/pipeline/lock-for.js" "$LOCK_FILE" "$1/cdk.tf.json" >"$1/.terraform.lock.hcl" || return
    "$TERRAFORM" -chdir="$1" init -no-color -lockfile=readonly
  else
    "$TERRAFORM" -chdir="$1" init -no-color
  fi
}

# put FILE NAME / get NAME FILE: plan files, to and from PLANS.
put() {
  case "$PLANS" in
    s3://*)
      if [ -n "${KMS_KEY_ID:-}" ]; then
        aws s3 cp --only-show-errors --sse aws:kms --sse-kms-key-id "$KMS_KEY_ID" "$1" "$PLANS/$2"
      else
        aws s3 cp --only-show-errors --sse aws:kms "$1" "$PLANS/$2"
      fi
      ;;
    *) mkdir -p "$PLANS" && (umask 077 && cp "$1" "$PLANS/$2") ;;
  esac
}
get() {
  case "$PLANS" in
    s3://*) aws s3 cp --only-show-errors "$PLANS/$1" "$2" ;;
    *) (umask 077 && cp "$PLANS/$1" "$2") ;;
  esac
}

# Records that a stack is as it is synthesized now, and keeps the record beside the state.
record() {
  federation record-applied "$1" --stacks "$STACKS_DIR" --applied "$APPLIED" "${lock_option[@]}" >/dev/null &&
    case "${RECORDS:-}" in
      '') ;;
      s3://*) aws s3 cp --only-show-errors "$APPLIED/$1.applied.json" "$RECORDS/$1.applied.json" ;;
      *) mkdir -p "$RECORDS" && cp "$APPLIED/$1.applied.json" "$RECORDS/" ;;
    esac
}

# What a plan file is good for: this commit, this lock file, this platform, this Terraform.
circumstances() {
  printf '%s\n' "commit=$(git -C "$ROOT" rev-parse HEAD 2>/dev/null || echo none)" \
    "stack=$(sha256sum "$1/cdk.tf.json" | cut -d' ' -f1)" \
    "lock=$(sha256sum "$1/.terraform.lock.hcl" 2>/dev/null | cut -d' ' -f1)" \
    "platform=$(uname -s)_$(uname -m)" \
    "terraform=$("$TERRAFORM" version -json | tr -d ' \n' | sed 's/.*"terraform_version":"\([^"]*\)".*/\1/')"
}

failed=()
fail() {
  failed+=("$1")
  echo "FAILED $1: $2" >&2
}

# Ends the script: 1 if a stack failed, each one named.
finish() {
  [ ${#failed[@]} -eq 0 ] && return 0
  echo "${#failed[@]} failed: ${failed[*]}. Nothing else was stopped by it; the next run plans them again." >&2
  return 1
}
