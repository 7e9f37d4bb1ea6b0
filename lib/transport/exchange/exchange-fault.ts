import { classifyFault } from '../classification/classify-fault.js';
import { fault } from '../fault/fault-catalogue.js';
import type { Fault, RequestPhase } from '../fault/fault.interface.js';
import { serverSpokeBefore } from '../classification/server-spoke.js';
import type { ExchangeRequest } from './exchange.interface.js';

/** What a broken connection says, by how far the request had come. @internal */
export function exchangeFault(
  error: Error,
  { agent, clock }: Pick<ExchangeRequest, 'agent' | 'clock'>,
  phase: RequestPhase,
  fresh: boolean,
): Fault {
  const { certificate } = agent;
  return classifyFault(error, {
    phase,
    certificate,
    now: clock(),
    fresh,
    serverSpoke: serverSpokeBefore(error),
  });
}

/** Whichever timer was first: without a connection there was no answer to wait for. @internal */
export function timeIsUp(phase: RequestPhase): Fault {
  return fault(phase === 'connect' ? 'AIT_NET_HANDSHAKE_TIMEOUT' : 'AIT_DEADLINE');
}
