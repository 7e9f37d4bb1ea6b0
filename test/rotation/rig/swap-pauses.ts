import { MtlsAgents } from '../../../lib/transport/connection/mtls-agents.js';
import type { Stand } from './stand.js';

/**
 * How long each swap held up new requests: from the moment the connections are told to change to the event that says
 * it is done, which is one turn of the event loop. In processor time as well, which does not count the moments in
 * which other programs had the processor.
 */
export function swapPauses(stand: Stand): {
  readonly ms: number[];
  readonly cpuMs: number[];
  restore: () => void;
} {
  const ms: number[] = [];
  const cpuMs: number[] = [];
  let began = 0;
  let cpuThen = process.cpuUsage();
  const original = MtlsAgents.prototype.activate;
  MtlsAgents.prototype.activate = function activate(certificate) {
    cpuThen = process.cpuUsage();
    began = performance.now();
    original.call(this, certificate);
  };
  const watch = stand.runtime.store.events$.subscribe(({ type }) => {
    if (type !== 'activated') return;
    ms.push(performance.now() - began);
    const { user, system } = process.cpuUsage(cpuThen);
    cpuMs.push((user + system) / 1_000);
  });
  return {
    ms,
    cpuMs,
    restore: () => {
      MtlsAgents.prototype.activate = original;
      watch.unsubscribe();
    },
  };
}
