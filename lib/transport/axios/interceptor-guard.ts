import type { AxiosInstance, InternalAxiosRequestConfig } from 'axios';

type Config = InternalAxiosRequestConfig;
type Step<T> = ((value: T) => unknown) | null | undefined;

interface Handler {
  readonly fulfilled?: Step<Config>;
  readonly rejected?: Step<unknown>;
  readonly synchronous?: boolean;
  readonly runWhen?: ((config: Config) => boolean) | null;
}

/** Through this axios collects the interceptors of a request; it leaves it out of its types. */
interface Handlers {
  forEach(each: (handler: Handler) => void): void;
}

/** What is kept of a request from its beginning, whatever interceptors make of its config. @internal */
export interface RequestOrigin {
  /** The adapter that the request was made with. */
  readonly adapter: unknown;
  /** On the monotonic clock, in milliseconds. */
  readonly startedAt: number;
}

/** Looks at a request before it goes out; throws if it must not. @internal */
export type RequestCheck = (config: Config, body: unknown, origin: RequestOrigin | undefined) => void;

/** What an interceptor promises, or the end of the request first. @internal */
export type HoldUp = (step: Promise<unknown>, config: Config, startedAt: number) => Promise<unknown>;

/**
 * Checks every request of an instance at the last moment before axios picks the adapter: as the last of its request
 * transforms, which no interceptor can take away.
 *
 * An interceptor would not do: they can be cleared, run in either order (`legacyInterceptorReqResOrdering`), and after
 * a synchronous one that failed axios skips the others and still sends.
 *
 * @internal
 */
export function guardRequests(instance: AxiosInstance, check: RequestCheck, holdUp: HoldUp): void {
  const guards = new WeakSet<object>();
  const guardFor = (origin: RequestOrigin | undefined): ((config: Config) => void) => {
    function guard<T>(this: Config, data: T): T {
      check(this, data, origin);
      return data;
    }
    guards.add(guard);
    return (config) => {
      const transforms = [config.transformRequest ?? []].flat();
      if (transforms.at(-1) === guard) return;
      // A request that is made again out of the config of another brings the guard of that one.
      config.transformRequest = [...transforms.filter((each) => !guards.has(each)), guard];
    };
  };
  const guardDefaults = guardFor(undefined);
  guardDefaults(instance.defaults as unknown as Config);
  const manager = instance.interceptors.request as unknown as Handlers;
  const collect = manager.forEach.bind(manager);
  manager.forEach = (each) => {
    let ensure = guardDefaults;
    let holding = asItIs;
    // axios asks `runWhen` of each before it runs any of them; this one never runs, and is asked first.
    each({
      runWhen: (config) => {
        const startedAt = performance.now();
        ensure = guardFor({ adapter: config.adapter, startedAt });
        holding = (step) => holdUp(step, config, startedAt);
        ensure(config);
        return false;
      },
    });
    collect((handler) =>
      each(
        ensuring(
          handler,
          (config) => ensure(config),
          (step) => holding(step),
        ),
      ),
    );
    // And once more, for what the `runWhen` of another has done.
    each({ runWhen: (config) => (ensure(config), false) });
  };
}

function asItIs(step: Promise<unknown>): Promise<unknown> {
  return step;
}

/** The same interceptor; what it hands on is guarded, and so is what it was given, should it fail. */
function ensuring(
  handler: Handler,
  ensure: (config: Config) => void,
  holding: (step: Promise<unknown>) => Promise<unknown>,
): Handler {
  const { fulfilled, rejected } = handler;
  const passed = (result: unknown): unknown => {
    // A synchronous `rejected` may return nothing; axios then goes on with the config it had.
    if (typeof result === 'object' && result !== null) ensure(result as Config);
    return result;
  };
  const after = (result: unknown): unknown =>
    result instanceof Promise ? holding(result).then(passed) : passed(result);
  return {
    ...handler,
    ...(fulfilled && {
      fulfilled: (config: Config) => {
        try {
          return after(fulfilled(config));
        } catch (error) {
          ensure(config);
          throw error;
        }
      },
    }),
    ...(rejected && { rejected: (error: unknown) => after(rejected(error)) }),
  };
}
