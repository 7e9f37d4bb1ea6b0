import type { LoggerService } from '@nestjs/common';
import { createHook } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import { Agent, globalAgent } from 'node:https';
import { PerformanceObserver } from 'node:perf_hooks';
import { inspect } from 'node:util';
import { WALKING } from '../sinks/walking.sinks.js';

const CHANNELS = [
  'http.client.request.start',
  'http.client.request.error',
  'http.client.response.finish',
] as const;
/** Promises and ticks hold whatever the program works with at the moment, the input of its own included. */
const NOT_HANDLES = new Set(['PROMISE', 'TickObject', 'Immediate', 'Microtask', 'RANDOMBYTESREQUEST']);

/** What Node and Nest tell whoever listens, while requests are made; nobody hands them a value. */
export class Watch {
  readonly #messages: Record<string, unknown[]> = {};
  readonly #resources: object[] = [];
  readonly #lines: string[] = [];
  readonly #entries: unknown[] = [];
  readonly #pools: string[] = [];
  readonly #sessions: string[] = [];
  readonly #ends: Array<() => void> = [];

  static readonly names: readonly string[] = [
    ...CHANNELS.map((channel) => `diagnostics channel ${channel}`),
    'resources of async_hooks',
    'entries of perf_hooks',
    'handles of the process',
    'lines of the Nest log',
    'names in the pools of the agent',
    'keys of the TLS sessions',
    'the global agent',
  ];

  static begin(): Watch {
    const watch = new Watch();
    for (const channel of CHANNELS) {
      const heard: unknown[] = (watch.#messages[channel] = []);
      const listen = (message: unknown): void => void heard.push(message);
      diagnostics.subscribe(channel, listen);
      watch.#ends.push(() => void diagnostics.unsubscribe(channel, listen));
    }
    const hook = createHook({
      init: (_id, type, _trigger, resource) => {
        if (!NOT_HANDLES.has(type)) watch.#resources.push(resource);
      },
    }).enable();
    const observer = new PerformanceObserver((list) => watch.#entries.push(...list.getEntries()));
    observer.observe({ entryTypes: ['http', 'net', 'dns', 'mark', 'measure'] });
    watch.#ends.push(
      () => void hook.disable(),
      () => {
        watch.#entries.push(...observer.takeRecords());
        observer.disconnect();
      },
    );
    return watch;
  }

  /** For the application that is watched. */
  readonly logger: LoggerService = Object.fromEntries(
    ['log', 'error', 'warn', 'debug', 'verbose', 'fatal'].map((level) => [
      level,
      (...parts: unknown[]) => void this.#lines.push(...parts.map((part) => inspect(part))),
    ]),
  ) as never;

  /** Looks at the pools now: while a request is under way, and again when its connection is idle. */
  look(agent: Agent): void {
    const { sockets, freeSockets, requests } = agent;
    this.#pools.push(...[sockets, freeSockets, requests].flatMap((pool) => Object.keys(pool)));
    this.#sessions.push(inspect((agent as unknown as { _sessionCache: { map: object } })._sessionCache.map));
  }

  end(): Record<string, string> {
    const walk = WALKING['own properties, walked by hand'] as (value: unknown) => string;
    const handles = (process as unknown as { _getActiveHandles(): unknown[] })._getActiveHandles();
    const found = {
      ...Object.fromEntries(
        CHANNELS.map((channel) => [`diagnostics channel ${channel}`, walk(this.#messages[channel])]),
      ),
      'resources of async_hooks': walk(this.#resources),
      'handles of the process': walk(handles),
      'the global agent': inspect(globalAgent, { depth: Infinity, showHidden: true }),
      'names in the pools of the agent': this.#pools.join('\n'),
      'keys of the TLS sessions': this.#sessions.join('\n'),
      'lines of the Nest log': this.#lines.join('\n'),
    };
    for (const end of this.#ends) end();
    return { ...found, 'entries of perf_hooks': inspect(this.#entries, { depth: Infinity }) };
  }
}
