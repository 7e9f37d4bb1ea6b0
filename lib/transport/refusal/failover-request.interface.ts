import type { Deadline } from '../../foundation/deadline.js';
import type { MtlsAgents } from '../connection/mtls-agents.js';

/** @internal */
export interface FailoverRequest {
  readonly agents: MtlsAgents;
  /** Where it goes: another host may accept what this one refuses. */
  readonly origin: string;
  /** For all attempts together, and for finding out why one failed. */
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
  /** Whether the server may process it twice. */
  readonly repeatable: boolean;
  /** Whether its body is still there after an attempt; default true. */
  readonly resendable?: boolean;
}
