import type { DiscoveryService } from '@nestjs/core';

/**
 * Whether the Terminus of this application, if there is one, knows the status `degraded`. Version 11 does not, and
 * drops such a result without a word: the check would be missing from the answer. Asked of the object itself, because
 * Terminus is no dependency of ours, and either version may run under either version of Nest.
 *
 * @internal
 */
export function terminusKnowsDegraded(discovery: Pick<DiscoveryService, 'getProviders'>): boolean {
  return discovery
    .getProviders()
    .filter(({ name, host }) => name === 'HealthIndicatorService' && host?.name === 'TerminusModule')
    .every(({ instance }) => hasDegraded(instance));
}

function hasDegraded(service: unknown): boolean {
  const { check } = (service ?? {}) as { check?: (key: string) => object };
  return typeof check === 'function' && 'degraded' in check.call(service, 'apps-in-toss');
}
