import type { Emulator } from '../../emulator.interface.js';
import type { Script } from '../../script/script.interface.js';
import { missing } from '../http/console-error.js';
import { operationNamed } from '../views/operations.js';
import type { FaultView } from '../views/views.interface.js';

interface Armed {
  readonly view: FaultView;
  readonly script: Script;
}

/** Faults in words that somebody can click, each as a script. @internal */
export const faultKinds: Readonly<Record<string, (script: Script) => unknown>> = {
  'cut-after': (script) => script.destroyAfterProcessing(),
  'cut-before': (script) => script.destroyBeforeProcessing(),
  'late-3s': (script) => script.delay(3_000),
  'late-30s': (script) => script.delay(30_000),
  truncate: (script) => script.truncateBody(),
  'gateway-502-after': (script) => script.gatewayPage(502, { processed: true }),
  'gateway-502': (script) => script.gatewayPage(502),
  timeout: (script) => script.envelope('HTTP_TIMEOUT', { processed: true }),
  'internal-error': (script) => script.fail('INTERNAL_ERROR'),
  'rate-limit': (script) => script.fail('4095', { data: { retryAfterSeconds: 5 } }),
};

/** What was armed by a click and is not over yet. @internal */
export class FaultList {
  private readonly armed = new Map<number, Armed>();
  private next = 1;

  constructor(private readonly emulator: Emulator) {}

  /** @param times `null`: until it is stopped */
  arm(operation: string, kind: string, times: number | null): FaultView {
    const found = operationNamed(operation);
    if (!found) throw missing(`There is no operation ${operation}`);
    const play = Object.hasOwn(faultKinds, kind) ? faultKinds[kind] : undefined;
    if (!play) throw missing(`There is no fault ${kind}; known are ${Object.keys(faultKinds).join(', ')}`);
    const { method, path } = found;
    const script = this.emulator.script(method, path, { times: times ?? Infinity });
    play(script);
    const view = { id: this.next++, method, path, operation, kind, left: times };
    this.armed.set(view.id, { view, script });
    return view;
  }

  stop(id: number): void {
    const found = this.armed.get(id);
    if (!found) throw missing(`There is no fault ${id}, or no longer`);
    found.script.stop();
    this.armed.delete(id);
  }

  list(): FaultView[] {
    const views: FaultView[] = [];
    for (const [id, { view, script }] of this.armed) {
      const left = script.remaining;
      if (left <= 0) this.armed.delete(id);
      else views.push({ ...view, left: left === Infinity ? null : left });
    }
    return views;
  }
}
