import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { AppsInTossRuntime } from '../../../lib/runtime/apps-in-toss.runtime.js';

/** One instance of an application under load, in a process of its own. Says what became of its calls when it is asked. */
const [directory = '', origin = '', pollInterval = '500'] = process.argv.slice(2);
Logger.overrideLogger(false);
const runtime = await AppsInTossRuntime.start({
  certificate: { directory },
  apiBaseUrl: origin,
  payBaseUrl: origin,
  retries: 2,
  watch: { pollInterval: Number(pollInterval) },
});
const results: Record<string, number> = {};
const end = new AbortController();

async function caller(): Promise<void> {
  while (!end.signal.aborted) {
    const result = await runtime.client
      .call({ method: 'POST', path: '/held', class: 'safe', query: { g: 0 }, body: {} })
      .then(
        () => 'succeeded',
        (error: Error & { code?: string }) => error.code ?? error.message,
      );
    results[result] = (results[result] ?? 0) + 1;
  }
}

const callers = Array.from({ length: 8 }, caller);
process.on('message', (message) => {
  if (message === 'report') {
    const { active } = runtime.store;
    process.send?.({ active: active?.fingerprint256, results });
  }
  if (message === 'end') {
    end.abort();
    void Promise.all(callers)
      .then(() => runtime.onApplicationShutdown())
      .then(() => process.disconnect());
  }
});
process.send?.('ready');
