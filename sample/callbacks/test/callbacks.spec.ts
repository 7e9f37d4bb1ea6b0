import { SampleApp } from '../../../test/samples/sample-app.js';
import { AppModule } from '../src/app.module.js';
import { Members } from '../src/members.js';

const USER = 443_731_104;

describe('sample/callbacks', () => {
  let sample: SampleApp;
  let url: string;

  beforeAll(async () => {
    sample = await SampleApp.start(AppModule, {
      prepare: (toss) =>
        toss.set({
          TOSS_UNLINK_CREDENTIAL: 'unlink:a-credential',
          TOSS_SUBSCRIPTION_CREDENTIAL: 'subscription-credential',
        }),
    });
    url = await sample.app.getUrl();
  });
  afterAll(() => sample.close());

  it('forgets a user who cuts the link in Toss', async () => {
    const { emulator } = sample.toss;
    const members = sample.app.get(Members);
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
    const { emulator } = sample.toss;
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
    expect(sample.app.get(Members).subscribed.get(orderId)).toBe(true);
    await emulator.changeSubscription({
      ...change,
      changeReason: 'EXPIRED',
      current: { accessGranted: false },
    });
    expect(sample.app.get(Members).subscribed.get(orderId)).toBe(false);
  });
});
