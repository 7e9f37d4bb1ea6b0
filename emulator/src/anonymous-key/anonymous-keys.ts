import { randomBytes } from 'node:crypto';
import type { Tables } from '../state/tables.js';

const codeLifetime = 300_000;

/** Anonymous keys of each app, and the codes that stand for them: good once, for 300 seconds. @internal */
export class AnonymousKeys {
  private readonly keys = this.tables.table<{ appName: string; anonKey: string }>('anonymousKeys');
  private readonly codes = this.tables.table<{ appName: string; anonKey: string; expiresAt: number }>(
    'anonymousKeyCodes',
  );

  constructor(
    private readonly tables: Tables,
    private readonly now: () => Date,
  ) {}

  /** A new key, or the given one made known. */
  issue(appName: string, anonKey: string = randomBytes(32).toString('hex')): string {
    if (!/^[\x21-\x7e]{1,512}$/.test(anonKey)) {
      throw new TypeError('anonKey: expected 1 to 512 visible ASCII characters');
    }
    this.keys.set(`${appName} ${anonKey}`, { appName, anonKey });
    return anonKey;
  }

  has(appName: string, anonKey: string): boolean {
    return this.keys.has(`${appName} ${anonKey}`);
  }

  issueCode(appName: string, anonKey?: string): string {
    const code = randomBytes(32).toString('base64url');
    const key = this.issue(appName, anonKey);
    this.codes.set(code, { appName, anonKey: key, expiresAt: this.now().getTime() + codeLifetime });
    return code;
  }

  /** The key a code stands for, once. An app that shows the code of another one spoils nothing for its owner. */
  redeem(appName: string, code: string): string | undefined {
    const found = this.codes.get(code);
    if (found?.appName !== appName) return undefined;
    this.codes.delete(code);
    return this.now().getTime() < found.expiresAt ? found.anonKey : undefined;
  }
}
