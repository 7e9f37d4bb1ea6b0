import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { EmulatedEnvironment } from '../../../test/samples/emulated-environment.js';
import { AppModule } from '../src/app.module.js';
import { Members } from '../src/members.js';

const USER = 443_731_104;

describe('sample/callbacks', () => {
  let toss: EmulatedEnvironment;
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    toss = await EmulatedEnvironment.start();
    toss.set({
      TOSS_UNLINK_CREDENTIAL: 'unlink:a-credential',
      TOSS_SUBSCRIPTION_CREDENTIAL: 'subscription-credential',
    });
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = module.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(async () => {
    await app.close();
    await toss.close();
  });

  it('forgets a user who cuts the link in Toss', async () => {
    const { emulator } = toss;
    const members = app.get(Members);
    members.linked.add(USER);
    emulator.issueAuthorizationCode('my-app', { userKey: USER });
    emulator.setUnlinkCallback({
      url: `${url}/toss/unlink`,
      appName: 'my-app',
      credential: 'unlink:a-credential',
    });
    expect(await emulator.unlinkUser('my-app', USER)).toMatchObject({ status: 200, accepted: true });
    expect(members.linked.has(USER)).toBe(false);
  });

  it('knows what a subscription is worth', async () => {
    const { emulator } = toss;
    const credential = 'subscription-credential';
    await emulator.registerSubscriptionWebhook({
      url: `${url}/toss/subscription`,
      appName: 'my-app',
      credential,
    });
    const orderId = emulator.createOrder({ appName: 'my-app' });
    const change = { appName: 'my-app', orderId } as const;
    await emulator.changeSubscription({
      ...change,
      changeReason: 'CREATED',
      current: { accessGranted: true },
    });
    expect(app.get(Members).subscribed.get(orderId)).toBe(true);
    await emulator.changeSubscription({
      ...change,
      changeReason: 'EXPIRED',
      current: { accessGranted: false },
    });
    expect(app.get(Members).subscribed.get(orderId)).toBe(false);
  });
});
