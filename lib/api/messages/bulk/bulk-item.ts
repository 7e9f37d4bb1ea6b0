import { AppsInTossRequestError } from '../../errors/apps-in-toss-request.error.js';
import { objectArgument, tokenArgument, userKeyArgument } from '../../request/argument.js';
import type { MessageContext } from '../messages.interface.js';

/** One recipient, as it is sent. @internal */
export type BulkItem =
  | { readonly userKey: number; readonly context: MessageContext }
  | { readonly anonKey: string; readonly context: MessageContext };

/** @throws AppsInTossRequestError when the recipient cannot be sent @internal */
export function bulkItem(recipient: unknown): BulkItem {
  objectArgument('recipient', recipient);
  const { userKey, anonKey, context = {} } = recipient as Record<string, unknown>;
  objectArgument('recipient.context', context);
  if ((userKey === undefined) === (anonKey === undefined)) {
    throw new AppsInTossRequestError({
      code: 'AIT_API_IDENTITY',
      message: `The recipient is not usable: expected either "userKey" or "anonKey", got ${userKey === undefined ? 'neither' : 'both'}`,
    });
  }
  return userKey === undefined
    ? { anonKey: tokenArgument('recipient.anonKey', anonKey), context: context as MessageContext }
    : { userKey: userKeyArgument('recipient.userKey', userKey), context: context as MessageContext };
}
