import { operations } from '../../contract/operations.generated.js';
import type { HostName } from '../../server/routing/host-name.js';
import { prefix } from '../../server/routing/router.js';

/** The name of a call, such as `login.generateToken`, where it is a documented one. @internal */
export function operationOf(host: HostName, method: string, path: string): string | null {
  const found = operations.find(
    (each) => each.method === method && each.host === host && `${prefix}${each.path}` === path,
  );
  return found?.id ?? null;
}

/** @internal */
export function operationNamed(id: string): { readonly method: string; readonly path: string } | undefined {
  return operations.find((each) => each.id === id);
}
