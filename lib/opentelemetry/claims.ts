import type { MiniApp } from '../foundation/telemetry/call-event.interface.js';
import type { MiniAppView } from '../telemetry/mini-app-view.js';

/** On the provider itself, so that both copies of the package find what is there. */
const REPORTED = Symbol.for('nestjs-apps-in-toss:reported');

type Provider = object & { [REPORTED]?: WeakSet<MiniApp> };

/**
 * Reports mini-apps to a provider, apart from those that are reported to it already: by another import of the module.
 *
 * @returns ends it
 * @internal
 */
export function claim(
  views: readonly MiniAppView[],
  provider: object,
  begin: (views: readonly MiniAppView[]) => { stop(): void },
): () => void {
  const reported = reportedTo(provider);
  const mine = views.filter(({ miniApp }) => !reported.has(miniApp));
  if (mine.length === 0) return () => undefined;
  for (const { miniApp } of mine) reported.add(miniApp);
  const reporter = begin(mine);
  return () => {
    reporter.stop();
    for (const { miniApp } of mine) reported.delete(miniApp);
  };
}

function reportedTo(provider: Provider): WeakSet<MiniApp> {
  const known = provider[REPORTED];
  if (known) return known;
  const value = new WeakSet<MiniApp>();
  Object.defineProperty(provider, REPORTED, { value, configurable: true });
  return value;
}
