import type { Platform } from '../../platform.js';
import { ConsoleError, missing, unusable } from '../http/console-error.js';

/** The mini-apps: those that were created here, and those that a certificate was issued for elsewhere. @internal */
export class AppList {
  private readonly created = this.platform.tables.table<{ name: string }>('console.apps');

  constructor(private readonly platform: Platform) {}

  names(): readonly string[] {
    const issued = this.platform.certificates().map(({ appName }) => appName);
    return [...new Set([...this.created.keys(), ...issued])];
  }

  /** @throws ConsoleError for a name that no app can have, or one that is taken */
  create(name: unknown): string {
    if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]{0,63}$/.test(name)) {
      throw unusable('name: expected 1 to 64 small letters, digits and "-", as in appName of the console');
    }
    if (this.names().includes(name)) throw new ConsoleError(409, 'TAKEN', `There is an app ${name} already`);
    this.created.set(name, { name });
    return name;
  }

  /** @throws ConsoleError when there is no such app */
  check(name: string | undefined): string {
    if (name === undefined || !this.names().includes(name)) throw missing(`There is no app ${name}`);
    return name;
  }
}
