import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/**
 * Listens to a channel.
 *
 * @param listener may throw: Node would end the process for it, and no view is worth that
 * @returns ends it
 * @internal
 */
export function listen<T>(name: string, listener: (message: T) => void): () => void {
  const guarded = (message: unknown): void => {
    try {
      listener(message as T);
    } catch (error) {
      process.emitWarning(`A listener of "${name}" failed: ${(error as Error | undefined)?.message}`, {
        code: 'AIT_TELEMETRY',
      });
    }
  };
  subscribe(name, guarded);
  return () => void unsubscribe(name, guarded);
}
