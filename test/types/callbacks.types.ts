import { type DynamicModule, Injectable, SetMetadata } from '@nestjs/common';
import {
  AppsInTossCallbacksModule,
  OnTossSubscription,
  OnTossUnlink,
  type SubscriptionEvent,
  type UnlinkEvent,
} from 'nestjs-apps-in-toss';

const unlink = { path: '/toss/unlink', credential: 'partner:secret' };

export const registrations: DynamicModule[] = [
  AppsInTossCallbacksModule.forRoot({ unlink }),
  AppsInTossCallbacksModule.forRoot({
    subscription: unlink,
    allowedAddresses: 'documented',
    trustProxy: true,
  }),
  AppsInTossCallbacksModule.forRoot({
    unlink,
    allowedAddresses: ['203.0.113.0/24'],
    isGlobal: true,
    name: 'shop',
  }),
  AppsInTossCallbacksModule.forRoot({ unlink, decorators: [SetMetadata('public', true)] }),
  AppsInTossCallbacksModule.forRootAsync({ useFactory: async () => ({ unlink }), name: 'shop' }),
];

// @ts-expect-error No credential.
AppsInTossCallbacksModule.forRoot({ unlink: { path: '/toss/unlink' } });

// @ts-expect-error Not a list.
AppsInTossCallbacksModule.forRoot({ unlink, allowedAddresses: '127.0.0.1' });

@Injectable()
export class Listener {
  @OnTossUnlink()
  async unlinked({ userKey, referrer }: UnlinkEvent): Promise<void> {
    const key: number = userKey;
    const left: boolean = referrer === 'WITHDRAWAL_TOSS' || referrer === 'SOMETHING_NEW';
    void [key, left];
  }

  @OnTossSubscription({ name: 'shop' })
  changed({ eventKey, changeReason, subscription: { current, previous } }: SubscriptionEvent): void {
    const known: boolean = changeReason === 'RENEWED';
    const expires: Date | null | undefined = previous?.expiresDate ?? current.expiresDate;
    void [eventKey, known, expires];
  }

  // @ts-expect-error A handler of another event.
  @OnTossUnlink()
  wrong(event: SubscriptionEvent): void {
    void event;
  }
}
