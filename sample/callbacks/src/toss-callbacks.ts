import { Injectable } from '@nestjs/common';
import {
  OnTossSubscription,
  OnTossUnlink,
  type SubscriptionEvent,
  type UnlinkEvent,
} from 'nestjs-apps-in-toss';
import { Members } from './members.js';

/** Toss may call twice: both do the same a second time. What they throw is HTTP 500, and Toss calls again. */
@Injectable()
export class TossCallbacks {
  private readonly seen = new Set<string>();

  constructor(private readonly members: Members) {}

  @OnTossUnlink()
  unlinked({ userKey }: UnlinkEvent): void {
    this.members.linked.delete(userKey);
  }

  @OnTossSubscription()
  changed({ eventKey, orderId, subscription }: SubscriptionEvent): void {
    if (this.seen.has(eventKey)) return;
    this.members.subscribed.set(orderId, subscription.current.accessGranted);
    this.seen.add(eventKey);
  }
}
