import type { Ledger, RefusalEntry, RequestEntry, UserEntry } from './ledger.interface.js';

/** A request's line while it can still change. @internal */
export type OpenRequestEntry = { -readonly [Key in keyof RequestEntry]: RequestEntry[Key] };

/** The ledger as those see it who write it. @internal */
export class LedgerBook implements Ledger {
  readonly requests: OpenRequestEntry[] = [];
  readonly refusals: RefusalEntry[] = [];
  readonly logins: UserEntry[] = [];
  readonly refreshes: UserEntry[] = [];
  readonly profileReads: UserEntry[] = [];
  readonly unlinks: UserEntry[] = [];

  clear(): void {
    const lists = [
      this.requests,
      this.refusals,
      this.logins,
      this.refreshes,
      this.profileReads,
      this.unlinks,
    ];
    for (const list of lists) list.length = 0;
  }
}
