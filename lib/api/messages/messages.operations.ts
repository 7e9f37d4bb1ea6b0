import type { Hint } from '../../foundation/hint.interface.js';
import type { Operation } from '../call/operation.interface.js';
import { argumentError, objectArgument, textArgument } from '../request/argument.js';
import { readArguments } from '../request/read-arguments.js';
import type { BulkItem } from './bulk/bulk-item.js';
import { MESSAGES_CODES } from './messages.codes.js';
import type {
  MessageContext,
  MessageReport,
  SendMessageRequest,
  SendTestMessageRequest,
} from './messages.interface.js';
import { parseMessageReport } from './parse-message-report.js';

/** One request to many. @internal */
export interface SendChunkRequest {
  readonly templateSetCode: string;
  /** Checked, 1 to 2,500. */
  readonly items: readonly BulkItem[];
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const MAYBE_SENT: Hint = {
  ko: '메시지가 이미 나갔을 수 있고, 확인하는 API는 없어요. 두 번 받아도 괜찮은 메시지라면 다시 보내고, 아니면 보낸 것으로 다뤄 주세요.',
  en: 'It may have been sent, and nothing tells. Send it again only if receiving it twice does no harm; otherwise treat it as sent.',
};

const send: Operation<SendMessageRequest, MessageReport> = {
  name: 'messages.send',
  method: 'POST',
  path: '/messenger/send-message',
  host: 'api',
  identity: 'user-or-anon',
  class: 'side-effect',
  codes: MESSAGES_CODES,
  afterUnknown: MAYBE_SENT,
  prepare: ({ userKey, anonKey, templateSetCode, context }) => ({
    body: messageArguments(templateSetCode, context),
    identity: { userKey, anonKey },
  }),
  parse: parseMessageReport,
};

const sendTest: Operation<SendTestMessageRequest, MessageReport> = {
  ...send,
  name: 'messages.sendTest',
  path: '/messenger/send-test-message',
  prepare: ({ userKey, anonKey, templateSetCode, context, deploymentId }) => ({
    body: messageArguments(templateSetCode, context, {
      deploymentId: () => {
        if (typeof deploymentId === 'string' && UUID.test(deploymentId)) return deploymentId;
        throw argumentError('deploymentId', 'a UUID, such as 01985d3b-0000-7000-8000-000000000001');
      },
    }),
    identity: { userKey, anonKey },
  }),
};

const sendBulk: Operation<SendChunkRequest, MessageReport> = {
  name: 'messages.sendBulk',
  method: 'POST',
  path: '/messenger/send-bulk-message',
  host: 'api',
  identity: 'none',
  class: 'side-effect',
  codes: MESSAGES_CODES,
  afterUnknown: MAYBE_SENT,
  prepare: ({ templateSetCode, items }) => ({
    body: { templateSetCode, contextList: items },
    secrets: anonKeysOf(items),
  }),
  parse: parseMessageReport,
};

/** A list for each recipient would cost more than to check them. */
function anonKeysOf(items: readonly BulkItem[]): string[] {
  const keys: string[] = [];
  for (const item of items) if ('anonKey' in item) keys.push(item.anonKey);
  return keys;
}

function messageArguments(
  templateSetCode: unknown,
  context: unknown,
  more: Readonly<Record<string, () => unknown>> = {},
): object {
  return readArguments({
    templateSetCode: () => textArgument('templateSetCode', templateSetCode),
    context: () => contextArgument('context', context),
    ...more,
  });
}

/** @throws AppsInTossRequestError @internal */
export function contextArgument(name: string, context: unknown): MessageContext {
  if (context === undefined) return {};
  objectArgument(name, context);
  return context as MessageContext;
}

/** Messages (스마트 메시지, 기능성 푸시). One entry per method of `MessagesApi`. @internal */
export const MESSAGES_OPERATIONS = { send, sendTest, sendBulk } as const;
