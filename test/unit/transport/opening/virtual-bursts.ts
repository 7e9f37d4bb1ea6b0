import { ConnectGate } from '../../../../lib/transport/opening/connect-gate.js';
import { VirtualLoop } from './virtual-loop.js';
import { type Costs, VirtualServer } from './virtual-server.js';

const NAME = 'host:443';
/** Between a burst and the next. */
const PAUSE_MS = 1_000;

/** Sends a request: through an idle connection, or through a new one. */
type Send = (done: () => void) => void;

export interface Burst {
  readonly ms: number;
  readonly standstill: number;
  /** Connections that were opened for it. */
  readonly opened: number;
}

/** A cold burst and a warm one, and how many connections were opened between them. */
export interface TwoBursts {
  readonly cold: Burst;
  readonly spare: number;
  readonly warm: Burst;
  readonly fullHandshakes: number;
}

/** As bare `https.request` does it: a connection for each request that finds none. */
export function bareBursts(size: number, costs: Costs): Promise<TwoBursts> {
  const server = new VirtualServer(new VirtualLoop(), costs);
  let idle = 0;
  const use: Send = (done) =>
    server.call(() => {
      idle += 1;
      done();
    });
  return twoBursts(size, server, (done) => {
    if (idle === 0) return server.open(() => use(done));
    idle -= 1;
    use(done);
  });
}

/** Through a gate, with a pool as the agent has it. */
export function gatedBursts(size: number, costs: Costs): Promise<TwoBursts> {
  const loop = new VirtualLoop();
  const server = new VirtualServer(loop, costs);
  let idle = 0;
  let inUse = 0;
  const open = (): void => {
    const opened = gate.opening(NAME, false);
    server.open((socket) => {
      idle += 1;
      opened(socket);
    });
  };
  const gate = new ConnectGate({ idle: () => idle, inUse: () => inUse, open }, loop);
  const use: Send = (done) => {
    inUse += 1;
    server.call(() => {
      inUse -= 1;
      idle += 1;
      gate.freed(NAME);
      done();
    });
  };
  const send: Send = (done) => {
    if (idle > 0) {
      idle -= 1;
      return use(done);
    }
    const opened = gate.opening(NAME, true);
    server.open((socket) => {
      use(done);
      opened(socket);
    });
  };
  return twoBursts(size, server, (done) => {
    if (gate.admits(NAME)) send(done);
    else gate.wait(NAME, () => send(done));
  });
}

async function twoBursts(size: number, server: VirtualServer, send: Send): Promise<TwoBursts> {
  const { loop } = server;
  const burst = async (): Promise<Burst> => {
    const before = server.connections;
    const begun = loop.now();
    loop.standstill = 0;
    let left = size;
    loop.arrive(begun, 0, () => {
      for (let at = 0; at < size; at += 1) send(() => (left -= 1));
    });
    await loop.until(() => left === 0);
    return { ms: loop.now() - begun, standstill: loop.standstill, opened: server.connections - before };
  };
  const cold = await burst();
  const end = loop.now() + PAUSE_MS;
  loop.elsewhere(end, () => undefined);
  await loop.until(() => loop.now() >= end);
  const spare = server.connections - cold.opened;
  const warm = await burst();
  return { cold, spare, warm, fullHandshakes: server.fullHandshakes };
}
