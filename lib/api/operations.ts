import { LOGIN_OPERATIONS } from './login/login.operations.js';
import type { Operation } from './call/operation.interface.js';

/** Every operation there is, for the names in metrics and for the documentation. @internal */
export const OPERATIONS: readonly Operation<never, unknown>[] = Object.values(LOGIN_OPERATIONS);
