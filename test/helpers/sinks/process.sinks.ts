import diagnostics from 'node:diagnostics_channel';
import { performance, PerformanceObserver } from 'node:perf_hooks';
import { inspect } from 'node:util';
import { isNativeError } from 'node:util/types';
import { orReason, safeJson } from './captured.js';
import type { Sinks } from './sink.interface.js';

/** What Node itself passes on about a value. */
export const PROCESS: Sinks = {
  'diagnostic report': (value) => {
    const error = isNativeError(value) ? value : new Error(orReason(() => String(value)));
    return safeJson((process.report.getReport(error) as { javascriptStack?: unknown }).javascriptStack);
  },
  'diagnostics channel': (value) => {
    const heard: string[] = [];
    const listen = (message: unknown): void => void heard.push(inspect(message, { depth: 8 }));
    diagnostics.subscribe('app:call', listen);
    diagnostics.channel('app:call').publish({ value });
    diagnostics.unsubscribe('app:call', listen);
    return heard.join('\n');
  },
  'performance entry': (value) => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ entryTypes: ['mark'] });
    const text = orReason(() => {
      performance.mark('call', { detail: value });
      return '';
    });
    const entries = observer.takeRecords();
    observer.disconnect();
    performance.clearMarks();
    return `${text}\n${entries.map((entry) => inspect(entry, { depth: 8 })).join('\n')}`;
  },
};
