import type { CallOptions } from '../call/call-options.interface.js';
import type { Identity } from '../request/identity.interface.js';

/** Values of a template's variables, by name. @publicApi */
export type MessageContext = Readonly<Record<string, unknown>>;

/** @publicApi */
export type SendMessageRequest = Identity & {
  /** From the console; its template must be approved. */
  readonly templateSetCode: string;
  /** Values of its variables. Default: none. */
  readonly context?: MessageContext;
};

/** @publicApi */
export type SendTestMessageRequest = SendMessageRequest & {
  /** A UUID: the deployment of the mini-app that the message leads to. */
  readonly deploymentId: string;
};

/**
 * How often a message may arrive when the answer is lost. The platform has neither a key that makes a repeat harmless
 * nor a read that tells what became of a message.
 *
 * - `at-most-once`: what may have been sent is not sent again; the outcome stays `unknown`.
 * - `at-least-once`: it is sent once more; somebody may get it twice.
 *
 * @publicApi
 */
export type MessageDelivery = 'at-most-once' | 'at-least-once';

/** @publicApi */
export interface MessageOptions extends CallOptions {
  /** Default `at-most-once`. */
  readonly delivery?: MessageDelivery;
}

/** How a message reaches somebody. Grows over time. @publicApi */
export type MessageChannel = 'push' | 'inbox' | 'sms' | 'alimtalk' | 'friendtalk' | (string & {});

/** One message on one channel. @publicApi */
export interface MessageDeliveryReport {
  readonly channel: MessageChannel;
  readonly contentId: string | null;
  /** Why it did not arrive, in the platform's own words. Null where it says none. */
  readonly reachedFailReason: string | null;
}

/**
 * What became of a send. A success of the call does not mean that everybody was reached: look at {@link failures}.
 *
 * @publicApi
 */
export interface MessageReport {
  /** How many messages the platform took. */
  readonly msgCount: number;
  readonly sentPushCount: number;
  readonly sentInboxCount: number;
  readonly sentSmsCount: number;
  readonly sentAlimtalkCount: number;
  readonly sentFriendtalkCount: number;
  /** What went out, on which channel. */
  readonly deliveries: readonly MessageDeliveryReport[];
  /** What did not arrive, although the call succeeded. The platform does not say whose it was. */
  readonly failures: readonly MessageDeliveryReport[];
}
