import type { Attributes } from '@opentelemetry/api';
import type { CallEvent, CallFacts } from '../foundation/telemetry/call-event.interface.js';

/** What the caller ended itself is no error. @internal */
export function errorType({ outcome, code }: CallEvent): string | undefined {
  return outcome === 'success' || code === 'AIT_ABORTED' ? undefined : (code ?? '_OTHER');
}

/** An outcome in the form of attribute values, such as `not_sent`. @internal */
export function outcomeValue(outcome: CallEvent['outcome']): string {
  return outcome.replace('-', '_');
}

/** What is known of a call when it begins. @internal */
export function factsAsAttributes(facts: CallFacts): Attributes {
  return {
    'apps_in_toss.operation.name': facts.operation,
    'apps_in_toss.app.name': facts.miniApp.name,
    'apps_in_toss.door': facts.door,
    'server.address': facts.serverAddress,
    'server.port': facts.serverPort,
  };
}

/** How a call ended. @internal */
export function endAsAttributes(event: CallEvent): Attributes {
  const { attempts, errorCode, settledBy, waits } = event;
  const type = errorType(event);
  const last = attempts.at(-1);
  const attributes: Attributes = {
    'apps_in_toss.operation.outcome': outcomeValue(event.outcome),
    'apps_in_toss.retry.count': Math.max(0, attempts.length - 1),
    'apps_in_toss.wait.rate_limit': waits.rateLimit / 1_000,
    'apps_in_toss.wait.retry': waits.retry / 1_000,
    'apps_in_toss.wait.connection': waits.connection / 1_000,
  };
  if (type !== undefined) attributes['error.type'] = type;
  if (errorCode !== undefined) attributes['apps_in_toss.error_code'] = errorCode;
  if (settledBy !== undefined) attributes['apps_in_toss.reconciliation.used'] = settledBy === 'status';
  if (last?.isReused !== undefined) attributes['apps_in_toss.connection.reused'] = last.isReused;
  return attributes;
}
