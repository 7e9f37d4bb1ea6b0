import type { DiscoveryTools } from '../discovery/decorated-methods.js';
import type { MiniAppView } from './mini-app-view.js';

/** Where a running mini-app has its view; registered, so that the ESM and the CJS copy of the package agree. @internal */
export const MINI_APP_VIEW = Symbol.for('nestjs-apps-in-toss:view');

/** The mini-apps of this application, whichever copy of the package they were registered with. @internal */
export function miniAppViews({ discovery }: DiscoveryTools): MiniAppView[] {
  return discovery.getProviders().flatMap(({ instance }) => {
    if (typeof instance !== 'object' || instance === null || !(MINI_APP_VIEW in instance)) return [];
    return [(instance as { [MINI_APP_VIEW]: MiniAppView })[MINI_APP_VIEW]];
  });
}
