const isSoak = process.env['SOAK'] === '1';

/** A figure of the plan: from the environment, or what the slice or the soak takes. */
function number(name: string, slice: number, soak: number): number {
  const given = process.env[name];
  return given === undefined ? (isSoak ? soak : slice) : Number(given);
}

/** How much is done. Each is an environment variable of that name. */
export const NUMBERS = {
  /** Rotations under load, per TLS version and server. */
  ROTATIONS: number('ROTATIONS', 50, 10_000),
  /** Milliseconds the server takes for an ordinary answer. */
  ANSWER_MS: number('ANSWER_MS', 30, 30),
  /** Milliseconds a worker waits, half of it to one and a half, before its next request; 0 is as fast as it goes. */
  THINK_MS: number('THINK_MS', 60, 0),
  WORKERS: number('WORKERS', 64, 64),
  /** Milliseconds between two looks at the source. */
  POLL_MS: number('POLL_MS', 100, 100),
  /** Rotations with the option `ca`, whose contexts are dearer. */
  CA_ROTATIONS: number('CA_ROTATIONS', 2, 500),
  /** Rotations whose latency is compared with the second before. */
  LATENCY_SWAPS: number('LATENCY_SWAPS', 1, 30),
  /** Rotations after which resources are counted. */
  RESOURCE_ROTATIONS: number('RESOURCE_ROTATIONS', 25, 1_000),
  /** Requests in flight when a certificate is revoked. */
  IN_FLIGHT: number('IN_FLIGHT', 1_000, 1_000),
  /** Symlink swaps as Kubernetes makes them. */
  MOUNT_SWAPS: number('MOUNT_SWAPS', 100, 1_000),
  /** Lives of 390 simulated days. */
  LIVES: number('LIVES', 40, 1_000),
  /** Times a certificate is disabled at the server under load. */
  REFUSALS: number('REFUSALS', 2, 100),
} as const;
