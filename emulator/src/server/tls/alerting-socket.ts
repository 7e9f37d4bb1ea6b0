import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { RefusalReason } from '../../ledger/ledger.interface.js';
import { plainAlert, sealedAlert } from './tls-alert.js';

/** How long a peer that got its alert may take to go. */
const patience = 5_000;

/** What is told about a handshake while it goes on. @internal */
export interface HandshakeHooks {
  /** TLS 1.2, and the server has not begun to encrypt: why this peer is to be refused with an alert, if it is. */
  refusesEarly(): RefusalReason | undefined;
}

/**
 * Lets a server refuse with a real alert. The handshake's secrets come by Node's `keylog` event: in TLS 1.2 right before
 * the server would begin to encrypt, so that a plain record still arrives in time; in TLS 1.3 they seal the record.
 *
 * @internal
 */
export class AlertingSocket {
  private trafficSecret: Buffer | undefined;
  private alerted = false;

  constructor(
    private readonly tcp: Socket,
    private readonly socket: TLSSocket,
    hooks: HandshakeHooks,
  ) {
    socket.on('keylog', (line: Buffer) => {
      const [label, , secret = ''] = line.toString('latin1').trim().split(' ');
      if (label === 'SERVER_TRAFFIC_SECRET_0') this.trafficSecret = Buffer.from(secret, 'hex');
      if (label !== 'CLIENT_RANDOM') return;
      const reason = hooks.refusesEarly();
      if (reason) this.send(plainAlert(reason));
    });
  }

  /** After the handshake: sends the alert unless it is out already, and ends the connection. */
  refuse(reason: RefusalReason): void {
    if (!this.alerted) {
      const suite = this.socket.getCipher()?.standardName ?? '';
      const alert = this.trafficSecret && sealedAlert(reason, suite, this.trafficSecret);
      if (!alert) return void this.socket.destroy();
      this.send(alert);
    }
    // What the client has sent meanwhile is read and thrown away: a connection that is torn down over unread bytes may
    // lose the alert on its way.
    this.tcp.end();
    this.socket.resume();
    const timer = setTimeout(() => this.socket.destroy(), patience);
    this.socket.once('close', () => clearTimeout(timer));
  }

  private send(alert: Buffer): void {
    this.alerted = true;
    this.tcp.write(alert);
  }
}
