import type { HealthCheckService, HealthIndicatorResult } from '@nestjs/terminus';
import type { AppsInTossHealthIndicator, AppsInTossHealthResult } from 'nestjs-apps-in-toss';

/** What Terminus 11 declares. */
type OldResult = Record<string, { status: 'up' | 'down' } & Record<string, unknown>>;

/** The result's statuses are those that the surrounding code takes, so that it fits either Terminus as it is. */
export function fits(toss: AppsInTossHealthIndicator, health: HealthCheckService): unknown[] {
  const ofTwelve = (): Promise<HealthIndicatorResult> => toss.isHealthy();
  const ofEleven = async (): Promise<OldResult> => await toss.isHealthy('toss', { staleStatus: 'degraded' });
  return [ofTwelve, ofEleven, health.check([() => toss.isHealthy('toss'), async () => toss.isHealthy()])];
}

export async function whereNothingSays(toss: AppsInTossHealthIndicator): Promise<boolean> {
  const result = await toss.isHealthy();
  return result['apps-in-toss'].status === 'degraded';
}

export function asTwo(result: AppsInTossHealthResult): OldResult {
  // @ts-expect-error Kept in a variable it has all three statuses, and Terminus 11 does not take it.
  return result;
}
