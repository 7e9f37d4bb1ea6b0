#!/usr/bin/env bash
# Logs in with a client certificate, and shows how a failure is named. Needs curl.
set -uo pipefail

log_in() {
  curl --silent --show-error --max-time 10 ${APPS_IN_TOSS_CA:+--cacert "$APPS_IN_TOSS_CA"} \
    --cert "$APPS_IN_TOSS_CERT" --key "$APPS_IN_TOSS_KEY" \
    --json "{\"authorizationCode\":\"$1\",\"referrer\":\"DEFAULT\"}" \
    "$APPS_IN_TOSS_API_BASE_URL/api-partner/v1/apps-in-toss/user/oauth2/generate-token"
}

outcome() {
  case $1 in
    *'"resultType":"SUCCESS"'*) echo 'login: SUCCESS' ;;
    *'"error":"invalid_grant"'*) echo 'login: invalid_grant' ;;
    *) echo "login: $(sed -E 's/.*"errorCode":"([^"]*)".*/\1/' <<<"$1")" ;;
  esac
}

for _ in first second; do # good once
  answer=$(log_in "$1" 2>&1) || { echo "refused: curl $? $answer"; exit 3; }
  outcome "$answer"
done
