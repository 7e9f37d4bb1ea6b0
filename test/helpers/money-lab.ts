import type { Emulator, EmulatorOptions } from 'apps-in-toss-emulator';
import type { AppsInTossClient, AppsInTossModuleOptions } from 'nestjs-apps-in-toss';
import { pause } from '../../lib/api/call/retry/pause.js';
import type { Pacing } from '../../lib/api/money/pacing.js';
import { systemClock } from '../../lib/foundation/clock.js';
import { AppsInTossRuntime } from '../../lib/runtime/apps-in-toss.runtime.js';
import { Emulated } from './emulated.js';

/** So many milliseconds of the protocol pass in one of ours: the quiet period of ten seconds takes half of one. */
const SCALE = 20;

/** Everything that waits while it is found out what became of money, sped up. */
export function quickPacing(scale = SCALE): Pacing {
  return {
    scale,
    now: () => performance.now() * scale,
    clock: systemClock,
    pause: (ms, signal) => pause(ms / scale, signal),
  };
}

export const BUYER = { userKey: 443_731_104 };

/** A client over real TLS against an emulator, for what becomes of money. */
export class MoneyLab {
  readonly #runtimes: AppsInTossRuntime[] = [];
  #options: Promise<AppsInTossModuleOptions> | undefined;

  private constructor(readonly emulated: Emulated) {}

  static async start(options?: EmulatorOptions): Promise<MoneyLab> {
    return new MoneyLab(await Emulated.start(options));
  }

  get emulator(): Emulator {
    return this.emulated.emulator;
  }

  /** Another process of the same mini-app, as far as the platform can tell. */
  async client(options: Partial<AppsInTossModuleOptions> = {}): Promise<AppsInTossClient> {
    // One certificate, issued before a test moves the platform's clock. The deadline is long, because a test machine may
    // be slow; 120 seconds of the protocol are six.
    this.#options ??= this.emulated.options('my-mini-app', { deadline: 60_000 });
    const all = { ...(await this.#options), ...options };
    const runtime = await AppsInTossRuntime.start(all, { pacing: quickPacing() });
    this.#runtimes.push(runtime);
    return runtime.client;
  }

  /** A payment that its buyer has approved. */
  async approved(client: AppsInTossClient, orderNo: string, amount = 10_000) {
    const payment = { ...BUYER, orderNo };
    const { payToken } = await client.pay.makePayment({
      ...payment,
      productDesc: '따뜻한 아메리카노',
      amount,
      amountTaxFree: 0,
    });
    this.emulator.approvePayment(payToken);
    return { ...payment, payToken };
  }

  async close(): Promise<void> {
    for (const runtime of this.#runtimes.splice(0)) await runtime.onApplicationShutdown();
    await this.emulated.close();
  }
}

/** The error a call ends with. */
export async function failureOf<E extends Error = Error>(call: Promise<unknown>): Promise<E> {
  const [outcome] = await Promise.allSettled([call]);
  if (outcome?.status === 'rejected') return outcome.reason as E;
  throw new Error('the call did not fail');
}
