/** A connection on its way or open, as far as it can be ended. @internal */
export interface Cuttable {
  /** Ends it now; what the kernel still holds of it is thrown away where that is possible. */
  cut(reason: Error): void;
}

/**
 * Knows every connection that can carry a certificate: those of agents, of trials and of probes, in service or not, and
 * at whatever step they are. So giving a certificate up reaches all of them, and none can be begun afterwards: whoever
 * makes a connection asks again at each step.
 *
 * @internal
 */
export class SocketBook {
  readonly #revoked = new Set<string>();
  readonly #open = new Map<string, Set<Cuttable>>();

  isRevoked(fingerprint256: string): boolean {
    return this.#revoked.has(fingerprint256);
  }

  /** Enters a connection. */
  add(fingerprint256: string, connection: Cuttable): void {
    const open = this.#open.get(fingerprint256) ?? new Set();
    this.#open.set(fingerprint256, open.add(connection));
  }

  /** Strikes a connection that is closed. */
  remove(fingerprint256: string, connection: Cuttable): void {
    const open = this.#open.get(fingerprint256);
    if (open?.delete(connection) && open.size === 0) this.#open.delete(fingerprint256);
  }

  /** For good: nothing goes out under this certificate any more when this returns. */
  revoke(fingerprint256: string, reason: Error): void {
    this.#revoked.add(fingerprint256);
    for (const connection of this.#open.get(fingerprint256) ?? []) connection.cut(reason);
  }
}
