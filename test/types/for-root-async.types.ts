import { ConfigModule, ConfigService } from '@nestjs/config';
import {
  AppsInTossModule,
  appsInTossConfig,
  type AppsInTossModuleOptions,
  type AppsInTossOptionsFactory,
} from 'nestjs-apps-in-toss';

const pair = { cert: './public.crt', key: './private.key' };

class Factory implements AppsInTossOptionsFactory {
  createAppsInTossOptions(): AppsInTossModuleOptions {
    return { certificate: pair };
  }
}

class NoFactory {
  readonly certificate = pair;
}

AppsInTossModule.forRootAsync(appsInTossConfig.asProvider());
AppsInTossModule.forRootAsync({ ...appsInTossConfig.asProvider(), isGlobal: true, name: 'second' });
AppsInTossModule.forRootAsync({ useClass: Factory });
AppsInTossModule.forRootAsync({ useExisting: Factory });
AppsInTossModule.forRootAsync({ useFactory: () => ({ certificate: pair }) });
AppsInTossModule.forRootAsync({
  imports: [ConfigModule],
  inject: [ConfigService],
  useFactory: async (config: ConfigService) => ({
    certificate: { cert: config.getOrThrow<string>('A'), key: config.getOrThrow<string>('B') },
  }),
});

// @ts-expect-error A factory that gives no certificate.
AppsInTossModule.forRootAsync({ useFactory: () => ({ deadline: 1_000 }) });

// @ts-expect-error A factory whose certificate has no key.
AppsInTossModule.forRootAsync({ useFactory: () => ({ certificate: { cert: './public.crt' } }) });

// @ts-expect-error A class that makes no options.
AppsInTossModule.forRootAsync({ useClass: NoFactory });
