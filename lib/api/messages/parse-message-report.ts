import { isJsonObject, type JsonObject } from '../answer/read-envelope.js';
import { ResponseFields } from '../answer/response-fields.js';
import type { MessageDeliveryReport, MessageReport } from './messages.interface.js';

const COUNTS = [
  'msgCount',
  'sentPushCount',
  'sentInboxCount',
  'sentSmsCount',
  'sentAlimtalkCount',
  'sentFriendtalkCount',
] as const;

/**
 * The report of a send. The messages are on their way, so nothing in it is worth failing the call for: a count that is
 * missing is 0, a list that is none is empty.
 *
 * @throws AppsInTossApiError when it is no object
 * @internal
 */
export function parseMessageReport(success: unknown): MessageReport {
  const { all } = new ResponseFields(success);
  const counts = Object.fromEntries(COUNTS.map((name) => [name, count(all[name])]));
  return {
    ...(counts as Record<(typeof COUNTS)[number], number>),
    deliveries: deliveries(all['detail']),
    failures: deliveries(all['fail']),
  };
}

function count(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : 0;
}

/** `{ sentPush: [{ contentId, reachedFailReason }], … }`, as one list. */
function deliveries(lists: unknown): MessageDeliveryReport[] {
  if (!isJsonObject(lists)) return [];
  return Object.entries(lists).flatMap(([name, list]) =>
    Array.isArray(list) ? list.filter(isJsonObject).map((item) => delivery(channelOf(name), item)) : [],
  );
}

function delivery(channel: string, item: JsonObject): MessageDeliveryReport {
  return {
    channel,
    contentId: text(item['contentId']),
    // Older notes spell it without the "ed".
    reachedFailReason: text(item['reachedFailReason'] ?? item['reachFailReason']),
  };
}

/** `sentPush` is the channel `push`; a list that this version does not know keeps its name. */
function channelOf(name: string): string {
  const [, channel] = /^sent([A-Z]\w*)$/.exec(name) ?? [];
  return channel ? channel.charAt(0).toLowerCase() + channel.slice(1) : name;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
