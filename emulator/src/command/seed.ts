import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { CreateOrderOptions } from '../iap/order.interface.js';
import type { EmulatedUser } from '../login/emulated-user.interface.js';
import type { Platform } from '../platform.js';
import type { CreatePromotionOptions } from '../promotion/promotion.interface.js';
import { UsageError } from './usage.error.js';

/** What a seed file says. Everything in it may be left out. @internal */
export interface Seed {
  readonly apps?: readonly SeedApp[];
}

interface SeedApp {
  readonly name: string;
  /** Names of certificates, or with a folder for their files and a life. */
  readonly certificates?: readonly (
    string | { readonly name: string; readonly directory?: string; readonly days?: number }
  )[];
  readonly users?: readonly Partial<EmulatedUser>[];
  readonly promotions?: readonly CreatePromotionOptions[];
  /** Each with an `orderId` of its own: by that it is known again at the next start. */
  readonly orders?: readonly (CreateOrderOptions & { readonly orderId: string })[];
}

/** @throws UsageError when it cannot be read, or says what nobody knows @internal */
export async function readSeed(path: string): Promise<Seed> {
  const value = await parse(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`--seed ${path}: expected an object with "apps"`);
  }
  checkKeys(path, value, ['apps']);
  const { apps = [] } = value as Seed;
  if (!Array.isArray(apps)) throw new UsageError(`--seed ${path}: apps: expected a list`);
  for (const [index, app] of (apps as readonly SeedApp[]).entries()) {
    const where = `${path}: apps[${index}]`;
    if (typeof app?.name !== 'string') throw new UsageError(`--seed ${where}: name: expected a text`);
    checkKeys(where, app, ['name', 'certificates', 'users', 'promotions', 'orders']);
  }
  return value as Seed;
}

/** Puts in what is not there yet, so that the same seed may be given at every start. @internal */
export async function plantSeed(seed: Seed, platform: Platform, folder: string): Promise<void> {
  const { emulator, tables } = platform;
  for (const {
    name: appName,
    certificates = [`${appName}-mtls`],
    users = [],
    promotions = [],
    orders = [],
  } of seed.apps ?? []) {
    tables.table<{ name: string }>('console.apps').set(appName, { name: appName });
    for (const wanted of certificates) {
      const {
        name,
        directory = join(folder, 'certificates'),
        days,
      } = typeof wanted === 'string' ? { name: wanted } : wanted;
      const known = platform.certificates().some((each) => each.appName === appName && each.name === name);
      if (!known)
        await emulator.issueCertificate(appName, { name, directory, ...(days !== undefined && { days }) });
    }
    // Signing in is how the emulator meets somebody; the codes run out unused.
    for (const user of users) emulator.issueAuthorizationCode(appName, user);
    for (const promotion of promotions) {
      const known = tables.table('promotions').has(`${appName} ${promotion.promotionCode}`);
      if (!known) emulator.createPromotion({ ...promotion, appName });
    }
    for (const order of orders) {
      if (!tables.table('orders').has(order.orderId)) emulator.createOrder({ ...order, appName });
    }
  }
}

async function parse(path: string): Promise<unknown> {
  try {
    const text = readFileSync(path, 'utf8');
    if (extname(path) === '.json') return JSON.parse(text);
    const { parse: parseYaml } = await import('yaml');
    return parseYaml(text);
  } catch (error) {
    throw new UsageError(`--seed ${path}: ${(error as Error).message}`);
  }
}

function checkKeys(where: string, value: object, known: readonly string[]): void {
  const strange = Object.keys(value).find((key) => !known.includes(key));
  if (strange !== undefined) {
    throw new UsageError(`--seed ${where}: there is no "${strange}"; known are ${known.join(', ')}`);
  }
}
