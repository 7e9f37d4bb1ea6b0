import type { Rule } from '../finding.interface.js';
import { escapedNewlines } from './certificate/escaped-newlines.rule.js';
import { goesOnWithout } from './certificate/goes-on-without.rule.js';
import { readPerCall } from './certificate/read-per-call.rule.js';
import { undecodedValue } from './certificate/undecoded-value.rule.js';
import { agentPerCall } from './connection/agent-per-call.rule.js';
import { fetchAgent } from './connection/fetch-agent.rule.js';
import { noCertificate } from './connection/no-certificate.rule.js';
import { noKeepAlive } from './connection/no-keep-alive.rule.js';
import { noTimeout } from './connection/no-timeout.rule.js';
import { verificationOffEverywhere } from './connection/verification-off-everywhere.rule.js';
import { verificationOff } from './connection/verification-off.rule.js';
import { wrongAddress } from './connection/wrong-address.rule.js';
import { errorCode } from './contract/error-code.rule.js';
import { moneyRetry } from './contract/money-retry.rule.js';
import { newKeyOnRetry } from './contract/new-key-on-retry.rule.js';
import { resultType } from './contract/result-type.rule.js';
import { tokenAtTop } from './contract/token-at-top.rule.js';
import { userKeyHeader } from './contract/user-key-header.rule.js';
import { keyInSource } from './secret/key-in-source.rule.js';
import { loggedRequest } from './secret/logged-request.rule.js';
import { loggedSecret } from './secret/logged-secret.rule.js';
import { trackedKey } from './secret/tracked-key.rule.js';

/** Every rule, in the order of the codes. A new one gets the next number; a code is never used again. */
export const RULES: readonly Rule[] = [
  fetchAgent,
  noCertificate,
  agentPerCall,
  noTimeout,
  noKeepAlive,
  verificationOff,
  verificationOffEverywhere,
  wrongAddress,
  readPerCall,
  goesOnWithout,
  escapedNewlines,
  undecodedValue,
  trackedKey,
  keyInSource,
  loggedSecret,
  loggedRequest,
  errorCode,
  resultType,
  tokenAtTop,
  userKeyHeader,
  newKeyOnRetry,
  moneyRetry,
];
