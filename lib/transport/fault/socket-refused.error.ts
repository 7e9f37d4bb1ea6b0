/** Why an agent makes no connection, or ended one. @internal */
export type SocketRefusal = 'host' | 'closed' | 'revoked';

const MESSAGES: Readonly<Record<SocketRefusal, string>> = {
  host: 'this host may not be shown the certificate',
  closed: 'the agent of this certificate is closed',
  revoked: 'this certificate was revoked',
};

/** The agent itself did not make, or ended, a connection. Stays inside the transport, where it becomes a fault. @internal */
export class SocketRefusedError extends Error {
  constructor(readonly why: SocketRefusal) {
    super(MESSAGES[why]);
  }
}

/** TCP and TLS together took too long. @internal */
export class HandshakeTimeoutError extends Error {
  constructor() {
    super('the TLS handshake did not end in time');
  }
}

/** The proxy gave no tunnel. @internal */
export class ProxyRefusedError extends Error {
  /**
   * @param status HTTP status of the proxy's answer; 0 when it gave none
   * @param isTls the TLS connection to the proxy itself failed
   */
  constructor(
    readonly status: number,
    cause?: Error,
    readonly isTls = false,
  ) {
    super(
      status === 0
        ? `no answer from the proxy: ${cause?.message ?? ''}`
        : `the proxy answered HTTP ${status}`,
    );
  }
}
