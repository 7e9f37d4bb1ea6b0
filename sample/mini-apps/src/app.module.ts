import { Module } from '@nestjs/common';
import { AppsInTossModule } from 'nestjs-apps-in-toss';
import { LoginController } from './login.controller.js';

/** `SHOP_CERT_DIR` and `GAME_CERT_DIR`: each mini-app has a certificate of its own. */
const miniApp = (name: string, variable: string) =>
  AppsInTossModule.forRootAsync({
    name,
    useFactory: () => {
      const { APPS_IN_TOSS_API_BASE_URL, APPS_IN_TOSS_PAY_BASE_URL, APPS_IN_TOSS_CA } = process.env;
      return {
        certificate: { directory: process.env[variable] ?? `/etc/apps-in-toss/${name}` },
        ...(APPS_IN_TOSS_API_BASE_URL && { apiBaseUrl: APPS_IN_TOSS_API_BASE_URL }),
        ...(APPS_IN_TOSS_PAY_BASE_URL && { payBaseUrl: APPS_IN_TOSS_PAY_BASE_URL }),
        ...(APPS_IN_TOSS_CA && { ca: APPS_IN_TOSS_CA }),
      };
    },
  });

@Module({
  imports: [miniApp('shop', 'SHOP_CERT_DIR'), miniApp('game', 'GAME_CERT_DIR')],
  controllers: [LoginController],
})
export class AppModule {}
