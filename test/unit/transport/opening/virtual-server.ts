import { EventEmitter } from 'node:events';
import type { TLSSocket } from 'node:tls';
import type { VirtualLoop } from './virtual-loop.js';

/** Milliseconds: of the thread, of the server, and of the way there and back. */
export interface Costs {
  readonly handshake: number;
  readonly resumed: number;
  readonly serverHandshake: number;
  readonly serverResumed: number;
  readonly call: number;
  readonly serverCall: number;
  readonly roundTrip: number;
  /** How long the server takes for an answer, without being busy with it. */
  readonly think: number;
}

/** A server with one thread, at a distance. */
export class VirtualServer {
  connections = 0;
  /** Of them, those that could resume no session. */
  fullHandshakes = 0;
  #busyUntil = 0;
  #hasSession = false;

  constructor(
    readonly loop: VirtualLoop,
    readonly costs: Costs,
  ) {}

  /** TCP and TLS: two round trips; the session comes after a third. */
  open(done: (socket: TLSSocket) => void): void {
    const { loop, costs } = this;
    const { roundTrip } = costs;
    const isResumed = this.#hasSession;
    const cost = isResumed ? costs.resumed : costs.handshake;
    this.connections += 1;
    if (!isResumed) this.fullHandshakes += 1;
    loop.work(cost * 0.3);
    this.#serve(1.5 * roundTrip, isResumed ? costs.serverResumed : costs.serverHandshake, (answeredAt) =>
      loop.arrive(answeredAt + roundTrip / 2, cost * 0.7, () => {
        const socket = Object.assign(new EventEmitter(), { getProtocol: () => 'TLSv1.3' });
        loop.arrive(loop.now() + roundTrip, 0.02, () => {
          this.#hasSession = true;
          socket.emit('session');
        });
        done(socket as unknown as TLSSocket);
      }),
    );
  }

  call(done: () => void): void {
    const { loop, costs } = this;
    const { call, roundTrip, serverCall, think } = costs;
    loop.work(call / 2);
    this.#serve(roundTrip / 2, serverCall, (answeredAt) =>
      loop.arrive(answeredAt + think + roundTrip / 2, call / 2, done),
    );
  }

  #serve(afterMs: number, costMs: number, answered: (at: number) => void): void {
    this.loop.elsewhere(this.loop.now() + afterMs, (at) => {
      this.#busyUntil = Math.max(this.#busyUntil, at) + costMs;
      answered(this.#busyUntil);
    });
  }
}
