import type { RefusalReason } from '../../ledger/ledger.interface.js';
import type { RefusalDelays, RefusalOptions, RefusalStyle } from './refusal.interface.js';

/** Where a certificate is met. @internal */
export type Meeting = keyof RefusalDelays;

/** How and when certificates are refused. @internal */
export class RefusalPolicy {
  constructor(private readonly options: RefusalOptions) {
    for (const [name, delays] of Object.entries({ deleted: options.deleted, expired: options.expired })) {
      for (const [meeting, ms] of Object.entries(delays ?? {})) {
        if (!(Number(ms) >= 0))
          throw new TypeError(`refusals.${name}.${meeting}: expected milliseconds, 0 or more`);
      }
    }
  }

  styleOf(reason: RefusalReason): RefusalStyle {
    const { style } = this.options;
    const given = typeof style === 'string' ? style : style?.[reason];
    return given ?? (reason === 'no-certificate' ? 'alert' : 'cut');
  }

  /** Whether any reason is answered with an alert of our own making. */
  get alerts(): boolean {
    return (['unknown', 'deleted', 'expired', 'not-yet-valid'] as const).some(
      (reason) => this.styleOf(reason) === 'alert',
    );
  }

  /** Whether a peer without a certificate gets any further than the alert of OpenSSL. */
  get letsNobodyIn(): boolean {
    return this.styleOf('no-certificate') !== 'alert';
  }

  /** How long after the end of its goodness a certificate is served all the same. */
  delay(reason: RefusalReason, meeting: Meeting): number {
    if (reason !== 'deleted' && reason !== 'expired') return 0;
    return this.options[reason]?.[meeting] ?? 0;
  }
}
