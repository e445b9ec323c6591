# Assumes a role with the job's own token: . gitlab-role.sh ROLE_ARN. Sourced; the token is in AWS_TOKEN (id_tokens).
# Files of this job alone, so that no key is in its environment or log.
export AWS_ROLE_ARN=$1
export AWS_ROLE_SESSION_NAME=gitlab-$CI_PIPELINE_ID-$CI_JOB_ID
export AWS_WEB_IDENTITY_TOKEN_FILE
AWS_WEB_IDENTITY_TOKEN_FILE=$(umask 077 && mktemp)
printf '%s' "$AWS_TOKEN" >"$AWS_WEB_IDENTITY_TOKEN_FILE"
unset AWS_TOKEN
