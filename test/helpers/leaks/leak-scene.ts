import { Logger } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Emulated } from '../emulated.js';
import { openSinks } from '../sinks/all-sinks.js';
import type { Sinks } from '../sinks/sink.interface.js';
import { SecretDetector, type Secrets } from './secret-detector.js';
import { oneOfEachShape } from './shapes.js';
import { makeSuspects, WHOLE } from './suspects.js';
import type { Suspects } from './tried.js';

/** Suspects, sinks and a detector, over an emulator of their own. */
export interface LeakScene {
  readonly emulated: Emulated;
  readonly sinks: Sinks;
  readonly secrets: Secrets;
  readonly detector: SecretDetector;
  /** Everything that can be printed, but for whole applications. */
  readonly suspects: Suspects;
  /** One of each shape of them. */
  readonly kinds: Suspects;
  readonly applications: Suspects;
  close(): Promise<void>;
}

export async function openLeakScene(): Promise<LeakScene> {
  Logger.overrideLogger(false);
  const decryption = { key: randomBytes(32).toString('base64'), aad: 'TOSS' };
  const emulated = await Emulated.start({ decryption });
  const { suspects: all, secrets } = await makeSuspects(emulated, decryption);
  const [applications, suspects] = [true, false].map((whole) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => name.endsWith(WHOLE) === whole)),
  ) as [Suspects, Suspects];
  const { sinks, close } = await openSinks();
  return {
    emulated,
    sinks,
    secrets,
    detector: new SecretDetector(secrets),
    suspects,
    kinds: oneOfEachShape(suspects),
    applications,
    close: async () => {
      await close();
      await emulated.close();
    },
  };
}

/** Whoever of the suspects shows a secret when a sink prints it, and what can be seen. */
export async function leaksThrough(
  { sinks, detector }: LeakScene,
  sink: string,
  suspects: Suspects,
): Promise<Record<string, string[]>> {
  const seen: Record<string, string[]> = {};
  for (const [name, suspect] of Object.entries(suspects)) {
    const sightings = detector.sightings(String(await sinks[sink]?.(suspect)));
    if (sightings.length > 0) seen[name] = sightings;
  }
  return seen;
}

/** The sinks that show nothing even of values that do hold a key, and so prove nothing. */
export async function blindSinks(
  scene: LeakScene,
  names: readonly string[],
  baits: Suspects,
): Promise<string[]> {
  const blind: string[] = [];
  for (const name of names) {
    const seen = await leaksThrough(scene, name, baits);
    if (Object.keys(seen).length === 0) blind.push(name);
  }
  return blind;
}
