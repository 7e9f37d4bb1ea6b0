import { randomInt } from 'node:crypto';

/** `ATTACK_SEED` replays a run, `ATTACK_ROUNDS` makes it long. */
export const SEED = Number(process.env['ATTACK_SEED'] ?? randomInt(2 ** 31));

export function rounds(slice: number): number {
  return Math.ceil(slice * Number(process.env['ATTACK_ROUNDS'] ?? 1));
}
