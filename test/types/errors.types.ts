import {
  type AppsInTossApiError,
  type AppsInTossConfigError,
  type AppsInTossError,
  isAppsInTossError,
} from 'nestjs-apps-in-toss';

/** What a `catch` finds out. */
export function inACatch(error: unknown): string | undefined {
  if (!isAppsInTossError(error)) return undefined;
  const known: AppsInTossError = error;
  const outcome: 'not-sent' | 'refused' | 'unknown' = known.outcome;
  return `${known.code} ${outcome} ${known.hint.ko} ${known.hint.en} ${String(known.retryable)}`;
}

export const subclasses = (
  api: AppsInTossApiError,
  config: AppsInTossConfigError,
): readonly AppsInTossError[] => [api, config];

// @ts-expect-error A code is for reading.
export const write = (error: AppsInTossError): void => void (error.code = 'AIT_OTHER');
