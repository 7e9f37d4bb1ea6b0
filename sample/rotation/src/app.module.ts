import { Module } from '@nestjs/common';
import { AppsInTossModule } from 'nestjs-apps-in-toss';
import { CertificateController } from './certificate.controller.js';
import { Pager } from './pager.js';

@Module({
  imports: [
    AppsInTossModule.forRootAsync({
      useFactory: () => {
        const { CERT_DIR, APPS_IN_TOSS_API_BASE_URL, APPS_IN_TOSS_PAY_BASE_URL, APPS_IN_TOSS_CA } =
          process.env;
        return {
          // Where the Secret is mounted, without subPath: kubelet swaps the link `..data`, and this sees it.
          certificate: { directory: CERT_DIR ?? '/etc/apps-in-toss' },
          watch: { pollInterval: 2_000 },
          ...(APPS_IN_TOSS_API_BASE_URL && { apiBaseUrl: APPS_IN_TOSS_API_BASE_URL }),
          ...(APPS_IN_TOSS_PAY_BASE_URL && { payBaseUrl: APPS_IN_TOSS_PAY_BASE_URL }),
          ...(APPS_IN_TOSS_CA && { ca: APPS_IN_TOSS_CA }),
        };
      },
    }),
  ],
  controllers: [CertificateController],
  providers: [Pager],
})
export class AppModule {}
