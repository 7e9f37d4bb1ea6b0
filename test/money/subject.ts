import type { Emulator } from 'apps-in-toss-emulator';
import type { AppsInTossClient, GrantRequest } from 'nestjs-apps-in-toss';
import type { Call, Said } from './said.js';

/** One payment or one grant, and the ledger's word on it. */
export abstract class Subject {
  constructor(
    private readonly emulator: Emulator,
    private readonly appName: string,
    protected readonly userKey: number,
  ) {}

  /** @param which one of the three calls that there are for it */
  abstract call(which: number): Call;

  /** @throws Error when what was said of a call is not what happened */
  judge(call: Call, said: Said): void {
    this.assertOnce();
    if (said.is === 'done' && this.done(call) !== 1)
      throw new Error(`said done (${call.do}), and it was not`);
    if (said.is === 'failed' && this.done(call) !== 0 && !this.isTrue(said.code))
      throw new Error(`said failed (${call.do}, ${said.code}), and it happened`);
  }

  /** @throws Error when something happened twice */
  abstract assertOnce(): void;

  protected abstract done(call: Call): number;

  /** Whether a refusal is about what happened after what was asked for. */
  protected isTrue(_code: string): boolean {
    return false;
  }

  protected count(list: 'charges' | 'refunds' | 'grants'): number {
    let found = 0;
    for (const { userKey, appName } of this.emulator.ledger[list])
      if (userKey === this.userKey && appName === this.appName) found += 1;
    return found;
  }
}

export class PaymentSubject extends Subject {
  private readonly payment;

  private constructor(emulator: Emulator, appName: string, userKey: number, payToken: string) {
    super(emulator, appName, userKey);
    this.payment = { userKey, payToken, orderNo: `${appName}-${userKey}` };
  }

  static async approved(
    emulator: Emulator,
    appName: string,
    userKey: number,
    client: AppsInTossClient,
  ): Promise<PaymentSubject> {
    const orderNo = `${appName}-${userKey}`;
    const order = { userKey, orderNo, productDesc: 'x', amount: 1_000, amountTaxFree: 0 };
    const { payToken } = await client.pay.makePayment(order);
    emulator.approvePayment(payToken);
    return new PaymentSubject(emulator, appName, userKey, payToken);
  }

  call(which: number): Call {
    // A refund is asked for only once the money is known to be there.
    return { do: which === 2 && this.count('charges') === 1 ? 'refund' : 'execute', payment: this.payment };
  }

  assertOnce(): void {
    if (this.count('charges') > 1) throw new Error('charged twice');
    if (this.count('refunds') > 1) throw new Error('refunded twice');
  }

  protected done(call: Call): number {
    return this.count(call.do === 'refund' ? 'refunds' : 'charges');
  }

  protected override isTrue(code: string): boolean {
    return code === 'AIT_API_PAYMENT_REFUNDED' && this.count('refunds') === 1;
  }
}

export class GrantSubject extends Subject {
  private readonly grant: GrantRequest;

  constructor(emulator: Emulator, appName: string, userKey: number) {
    super(emulator, appName, userKey);
    this.grant = { userKey, promotionCode: 'P', amount: 10, grantId: `g-${appName}-${userKey}` };
  }

  call(which: number): Call {
    return { do: (['grant', 'plan-and-grant', 'recover'] as const)[which] ?? 'grant', grant: this.grant };
  }

  assertOnce(): void {
    if (this.count('grants') > 1) throw new Error('points moved twice');
  }

  protected done(): number {
    return this.count('grants');
  }
}
