import { type DynamicModule, type INestApplication, Injectable, type Type } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { AddressInfo } from 'node:net';
import {
  AppsInTossCallbacksModule,
  type AppsInTossCallbacksModuleOptions,
  OnTossSubscription,
  OnTossUnlink,
  type SubscriptionEvent,
  type UnlinkEvent,
} from 'nestjs-apps-in-toss';

export const PLATFORMS = ['express', 'fastify'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const UNLINK = { path: '/toss/unlink', credential: 'partner:s3cret-value' };
export const SUBSCRIPTION = { path: '/toss/subscription', credential: 'subscription-s3cret' };

export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

@Injectable()
export class UnlinkListener {
  readonly unlinks: UnlinkEvent[] = [];
  error: unknown;

  @OnTossUnlink()
  async unlinked(event: UnlinkEvent): Promise<void> {
    this.unlinks.push(event);
    if (this.error) throw this.error;
  }
}

@Injectable()
export class Listener extends UnlinkListener {
  readonly subscriptions: SubscriptionEvent[] = [];

  reset(): void {
    this.unlinks.splice(0);
    this.subscriptions.splice(0);
    this.error = undefined;
  }

  @OnTossSubscription()
  changed(event: SubscriptionEvent): void {
    this.subscriptions.push(event);
    if (this.error) throw this.error;
  }
}

export interface CallbacksAppOptions {
  readonly platform?: Platform;
  readonly imports?: DynamicModule[];
  readonly providers?: Type[];
  readonly controllers?: Type[];
  readonly trustProxy?: boolean;
  /** Before it begins. */
  readonly configure?: (app: INestApplication) => void;
}

/** An application that Toss can call, on a port of its own. */
export class CallbacksApp {
  private constructor(
    readonly app: INestApplication,
    readonly url: string,
  ) {}

  static async start(
    options: Partial<AppsInTossCallbacksModuleOptions> = { unlink: UNLINK, subscription: SUBSCRIPTION },
    { platform = 'express', trustProxy = false, ...more }: CallbacksAppOptions = {},
  ): Promise<CallbacksApp> {
    const module = await Test.createTestingModule({
      imports: more.imports ?? [AppsInTossCallbacksModule.forRoot(options)],
      providers: more.providers ?? [Listener],
      controllers: more.controllers ?? [],
    }).compile();
    const app =
      platform === 'fastify'
        ? module.createNestApplication(new FastifyAdapter({ trustProxy }), { logger: false })
        : module.createNestApplication({ logger: false });
    if (platform === 'express') app.getHttpAdapter().getInstance().set('trust proxy', trustProxy);
    more.configure?.(app);
    try {
      await app.listen(0, '127.0.0.1');
    } catch (error) {
      await app.close().catch(() => undefined);
      throw error;
    }
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new CallbacksApp(app, `http://127.0.0.1:${port}`);
  }

  get listener(): Listener {
    return this.app.get(Listener);
  }

  /** One call, with what came back. */
  async call(
    path: string,
    { method = 'POST', authorization = '', body, headers = {} }: CallOptions = {},
  ): Promise<{ status: number; body: string; headers: Headers }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(authorization && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.text(), headers: response.headers };
  }

  unlink(call: CallOptions = {}): ReturnType<CallbacksApp['call']> {
    return this.call(UNLINK.path, {
      authorization: `Basic ${base64(UNLINK.credential)}`,
      body: { userKey: 443_731_104, referrer: 'UNLINK' },
      ...call,
    });
  }

  subscription(call: CallOptions = {}): ReturnType<CallbacksApp['call']> {
    return this.call(SUBSCRIPTION.path, {
      authorization: `Bearer ${SUBSCRIPTION.credential}`,
      body: subscriptionBody(),
      ...call,
    });
  }

  close(): Promise<void> {
    // Otherwise it waits for the connections that fetch keeps alive.
    this.app.getHttpServer().closeAllConnections();
    return this.app.close();
  }
}

export interface CallOptions {
  readonly method?: string;
  readonly authorization?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** What Toss posts when a subscription begins. */
export function subscriptionBody(more: object = {}): Record<string, unknown> {
  return {
    eventType: 'subscription.status_changed',
    eventVersion: '1.0',
    occurredAt: '2026-08-20T10:11:12.345678',
    orderId: '01985d3b-0000-7000-8000-000000000001',
    sku: 'monthly',
    changeReason: 'CREATED',
    subscription: {
      current: { status: 'ACTIVE', accessGranted: true, autoRenew: true, expiresAt: null },
    },
    ...more,
  };
}
