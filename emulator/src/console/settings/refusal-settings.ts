import type { RefusalDelays, RefusalOptions, RefusalStyle } from '../../server/tls/refusal.interface.js';
import type { Tables } from '../../state/tables.js';

/** @internal */
export const refusalStyles = ['cut', 'alert', 'gateway-400'] as const satisfies readonly RefusalStyle[];

/** When a certificate that was deleted is refused: at once, on handshakes only, or everywhere but later. @internal */
export const refusalTimes = ['now', 'handshake', 'later'] as const;

/** @internal */
export type RefusalTime = (typeof refusalTimes)[number];

interface Row {
  readonly style: RefusalStyle;
  readonly time: RefusalTime;
}

const later = 10 * 60_000;

const delays: Readonly<Record<RefusalTime, RefusalDelays>> = {
  now: {},
  // What most servers do: the certificate counts in a handshake, and nobody looks at it again.
  handshake: { resumedSessions: Infinity, openConnections: Infinity },
  later: { newConnections: later, resumedSessions: later, openConnections: later },
};

/**
 * How certificates are refused, as the console sets it. The emulator reads it anew at every meeting, so that a change
 * holds at once; it stays in the state.
 *
 * @internal
 */
export class RefusalSettings implements RefusalOptions {
  private readonly table = this.tables.table<Row>('console.refusals');

  constructor(private readonly tables: Tables) {}

  get row(): Row {
    return this.table.get('settings') ?? { style: 'cut', time: 'now' };
  }

  change(changes: Partial<Row>): Row {
    return this.table.set('settings', { ...this.row, ...changes });
  }

  get style(): NonNullable<RefusalOptions['style']> {
    const { style } = this.row;
    // Without a certificate TLS itself says no, unless a gateway is to answer.
    return { unknown: style, deleted: style, expired: style, 'not-yet-valid': style };
  }

  get deleted(): RefusalDelays {
    return delays[this.row.time];
  }

  /** For how long after its deletion a certificate is still taken on new connections. */
  get graceMs(): number {
    return this.deleted.newConnections ?? 0;
  }
}
