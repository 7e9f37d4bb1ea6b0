import { AppsInTossError } from '../../../lib/foundation/apps-in-toss.error.js';
import { diagnose } from '../../../lib/transport/diagnosis/diagnose.js';
import type { Diagnosis } from '../../../lib/transport/diagnosis/diagnosis.interface.js';
import { probe } from '../../../lib/transport/probe/probe.js';
import type { Bench } from './bench.js';
import { type Client, impatient, ours, stock } from './clients.js';
import type { Fault } from './fault.js';
import type { Version } from './listener.interface.js';
import type { Material } from './material.js';
import { freePorts } from './ports.js';
import { type Grade, grade, wordsOf } from './verdict.js';

export type Body = 'small' | '3 MB';

export interface Cell {
  readonly server: string;
  readonly fault: Fault;
  readonly version: Version;
  readonly body: Body;
}

/** What one client went through in a cell. */
export interface Finding {
  readonly client: 'ours' | 'stock';
  /** What Node said. */
  readonly words: string;
  /** From the error alone. */
  readonly first: Diagnosis;
  readonly firstGrade: Grade;
  /** The same, or what a probe made of it where it was open. */
  readonly last: Diagnosis;
  readonly lastGrade: Grade;
  /** What the error says of the request, where it is ours. */
  readonly outcome: string | undefined;
  readonly path: string;
}

const BODIES: Readonly<Record<Body, Buffer>> = {
  small: Buffer.from('{"amount":1000}'),
  '3 MB': Buffer.alloc(3 * 1024 * 1024, 'x'),
};
let serial = 0;

/** Sends the request of a cell with one client and looks at what comes of it. */
export async function find(
  cell: Cell,
  client: 'ours' | 'stock',
  bench: Bench,
  material: Material,
): Promise<Finding> {
  const origin = await originOf(cell, bench);
  const path = `/cell-${(serial += 1)}`;
  const send = (): Promise<{ error: unknown; by?: Client }> =>
    failureOf(cell, client, origin, path, material);
  const { error, by } = cell.fault.silent ? await bench.silently(cell.version, send) : await send();
  const first = diagnose(error);
  const last = first.candidates && by?.certificate ? await settled(error, origin, by) : first;
  const { truth } = cell.fault;
  return {
    client,
    words: wordsOf(error),
    first,
    firstGrade: grade(first, truth),
    last,
    lastGrade: grade(last, truth),
    outcome: outcomeOf(error),
    path,
  };
}

/** The status of a healthy request, and how often it was processed. */
export async function healthy(
  { version, body }: Pick<Cell, 'version' | 'body'>,
  bench: Bench,
  material: Material,
): Promise<{ status: number; processed: number }> {
  const path = `/healthy-${(serial += 1)}`;
  const client = ours(bench.origin('good', version), material.clients.good, material.authority.pem);
  const { status } = await client.axios.post(path, BODIES[body]).finally(() => client.close());
  await bench.untilProcessed(path);
  return { status, processed: bench.processed(path) };
}

async function failureOf(
  { fault, version, body }: Cell,
  kind: 'ours' | 'stock',
  origin: string,
  path: string,
  { clients, authority }: Material,
): Promise<{ error: unknown; by?: Client }> {
  const pair = fault.client === 'none' ? undefined : clients[fault.client ?? 'good'];
  const clash = fault.name === 'version clash' && version === 'TLSv1.3' ? 'TLSv1.2' : undefined;
  let client: Client | undefined;
  try {
    client =
      kind === 'ours' && pair && !clash
        ? ours(origin, pair, authority.pem)
        : stock(origin, pair, authority.pem, clash);
    if (fault.silent && kind === 'stock') impatient(client);
    await client.axios.post(path, BODIES[body]);
  } catch (error) {
    return { error, ...(client && { by: client }) };
  } finally {
    client?.close();
  }
  throw new Error('the request succeeded');
}

async function originOf({ fault, version }: Cell, bench: Bench): Promise<string> {
  if (fault.instead === 'unknown name') return 'https://no-such-host.invalid';
  if (fault.instead === 'closed port') return `https://127.0.0.1:${(await freePorts(1))[0]}`;
  // Ours speaks 1.2 at least, so it clashes with a server that speaks 1.1 only; see also `clash` above.
  if (fault.name === 'version clash' && version === 'TLSv1.2') return bench.origin('old-tls', version);
  return bench.origin(fault.listener ?? 'good', version);
}

async function settled(error: unknown, origin: string, { certificate }: Client): Promise<Diagnosis> {
  if (!certificate) return diagnose(error);
  const result = await probe({ origin, certificate, timeoutMs: 1_000, clock: () => new Date() });
  return diagnose(error, { probe: result });
}

function outcomeOf(error: unknown): string | undefined {
  const { cause } = error as { cause?: unknown };
  if (error instanceof AppsInTossError) return error.outcome;
  return cause instanceof AppsInTossError ? cause.outcome : undefined;
}
