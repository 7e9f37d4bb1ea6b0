import { Module } from '@nestjs/common';
import { AppsInTossCallbacksModule } from 'nestjs-apps-in-toss';
import { Members } from './members.js';
import { TossCallbacks } from './toss-callbacks.js';

@Module({
  imports: [
    AppsInTossCallbacksModule.forRootAsync({
      useFactory: () => ({
        // What was typed into the console, beside each URL.
        unlink: { path: '/toss/unlink', credential: process.env.TOSS_UNLINK_CREDENTIAL ?? '' },
        subscription: {
          path: '/toss/subscription',
          credential: process.env.TOSS_SUBSCRIPTION_CREDENTIAL ?? '',
        },
      }),
    }),
  ],
  providers: [Members, TossCallbacks],
})
export class AppModule {}
