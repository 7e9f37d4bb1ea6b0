import { CallDescriber } from '../api/call/call-describer.js';
import { OperationRoutes } from '../api/operation-routes.js';
import type { Origins } from '../api/request/wire-request.js';
import type { CallChannel } from '../foundation/telemetry/call-channel.js';
import type { WatchHttpCall } from '../transport/axios/mtls-adapter.js';

/** Publishes what goes through the HTTP service under the names of the operations that have these paths. @internal */
export function watchHttpCalls(calls: CallChannel, origins: Origins): WatchHttpCall {
  const describer = new CallDescriber(origins);
  // Made when somebody listens for the first time.
  let routes: OperationRoutes | undefined;
  return (method, url, make) =>
    calls.watch(() => {
      routes ??= new OperationRoutes();
      return describer.http(url.origin, method, routes.of(method, url.pathname));
    }, make);
}
