import { randomUUID } from 'node:crypto';
import { callerId } from '../callers/caller.interface.js';
import type { Caller } from '../callers/caller.interface.js';
import type { Callers } from '../callers/callers.js';
import type { SuccessOf } from '../contract/operation-types.js';
import type { MessageEntry } from '../ledger/entries.interface.js';
import type { LedgerBook } from '../ledger/ledger-book.js';
import { refusal } from '../server/answer/answer-error.js';
import { endpoint } from '../server/routing/endpoint.js';
import type { Endpoint } from '../server/routing/endpoint.js';
import type { Tables } from '../state/tables.js';
import type {
  CreateTemplateOptions,
  MessageChannel,
  MessageOptions,
  MessageRecipient,
} from './message.interface.js';

type Report = SuccessOf<'messages.send'>;

interface StoredTemplate {
  readonly status: NonNullable<CreateTemplateOptions['status']>;
  readonly channels: readonly MessageChannel[];
}

interface Recipient {
  readonly caller: Caller;
  readonly context: Readonly<Record<string, unknown>>;
}

const fields = {
  push: 'sentPush',
  inbox: 'sentInbox',
  sms: 'sentSms',
  alimtalk: 'sentAlimtalk',
  friendtalk: 'sentFriendtalk',
} as const;

/** Smart and functional messages (스마트 메시지). @internal */
export class Messages {
  private readonly templates = this.tables.table<StoredTemplate>('templates');
  private readonly unreachable = this.tables.table<{ reason: string }>('unreachable');

  constructor(
    private readonly tables: Tables,
    private readonly now: () => Date,
    private readonly ledger: LedgerBook,
    private readonly callers: Callers,
    private readonly options: MessageOptions,
  ) {}

  createTemplate(appName: string, options: CreateTemplateOptions): void {
    const { templateSetCode, status = 'approved', channels = ['push'] } = options;
    if (templateSetCode === '') throw new TypeError('createTemplate: expected templateSetCode to be a text');
    const known = channels.length > 0 && channels.every((channel) => Object.hasOwn(fields, channel));
    if (!known) throw new TypeError(`channels: expected some of ${Object.keys(fields).join(', ')}`);
    this.templates.set(`${appName} ${templateSetCode}`, { status, channels });
  }

  /** @param reason `null`: messages arrive again */
  setUnreachable(appName: string, recipient: MessageRecipient, reason: string | null): void {
    const caller = { userKey: null, anonKey: null, ...recipient };
    const key = `${appName} ${callerId(caller)}`;
    if (reason === null) this.unreachable.delete(key);
    else this.unreachable.set(key, { reason });
  }

  endpoints(): Endpoint[] {
    return [
      endpoint('messages.send', ({ appName, caller, body: { templateSetCode, context } }) =>
        this.send('send', appName, templateSetCode, [{ caller, context }]),
      ),
      endpoint('messages.sendTest', ({ appName, caller, body: { templateSetCode, context } }) =>
        this.send('test', appName, templateSetCode, [{ caller, context }]),
      ),
      endpoint('messages.sendBulk', ({ appName, body: { templateSetCode, contextList } }) =>
        this.send('bulk', appName, templateSetCode, (contextList as BulkItem[]).map(recipientOf)),
      ),
    ];
  }

  private send(
    kind: MessageEntry['kind'],
    appName: string,
    templateSetCode: string,
    recipients: readonly Recipient[],
  ): Report {
    const { channels } = this.template(appName, templateSetCode);
    const [sent, failed] = [emptyLists(), emptyLists()];
    for (const { caller, context } of recipients) {
      const reason = this.reasonAgainst(appName, caller);
      const contentId = randomUUID();
      for (const channel of channels) {
        if (reason === null) sent[fields[channel]].push({ contentId });
        else
          failed[fields[channel]].push({
            contentId,
            [this.options.reasonField ?? 'reachedFailReason']: reason,
          });
      }
      const reached = reason === null;
      this.ledger.add('messages', {
        at: this.now(),
        appName,
        ...caller,
        kind,
        templateSetCode,
        context,
        contentId,
        reached,
        reason,
      });
    }
    return {
      msgCount: recipients.length,
      sentPushCount: sent.sentPush.length,
      sentInboxCount: sent.sentInbox.length,
      sentSmsCount: sent.sentSms.length,
      sentAlimtalkCount: sent.sentAlimtalk.length,
      sentFriendtalkCount: sent.sentFriendtalk.length,
      detail: sent,
      fail: failed,
    };
  }

  private template(appName: string, templateSetCode: string): StoredTemplate {
    const made = this.templates.get(`${appName} ${templateSetCode}`);
    const known = made ?? {
      status: this.options.templates === 'created' ? 'not-approved' : 'approved',
      channels: ['push'],
    };
    if (known.status === 'not-approved') throw refusal('5004', '승인되지 않은 템플릿이에요.');
    if (known.status === 'forbidden') throw refusal('4034', '워크스페이스 권한이 없어요.');
    return known as StoredTemplate;
  }

  /** Why somebody cannot be reached; a stranger among many spoils nothing for the others. */
  private reasonAgainst(appName: string, caller: Caller): string | null {
    const told = this.unreachable.get(`${appName} ${callerId(caller)}`)?.reason;
    return told ?? (this.callers.knows(appName, caller) ? null : 'USER_NOT_FOUND');
  }
}

interface BulkItem {
  readonly userKey?: number;
  readonly anonKey?: string;
  readonly context: Readonly<Record<string, unknown>>;
}

function recipientOf({ userKey, anonKey, context }: BulkItem): Recipient {
  return { caller: { userKey: userKey ?? null, anonKey: anonKey ?? null }, context };
}

function emptyLists(): Report['detail'] {
  return { sentPush: [], sentInbox: [], sentSms: [], sentAlimtalk: [], sentFriendtalk: [] };
}
