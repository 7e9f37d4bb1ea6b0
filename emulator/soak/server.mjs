import { startEmulator } from '../dist/esm/index.js';

const limit = Number(process.env.LEDGER_LIMIT ?? 10_000);
const emulator = await startEmulator({ keys: 'ec', ledgerLimit: limit });
const { cert, key } = await emulator.issueCertificate('my-app');
emulator.createPromotion({ promotionCode: 'SOAK', budget: Number.MAX_SAFE_INTEGER });
process.send({
  ready: {
    api: emulator.apiBaseUrl,
    pay: emulator.payBaseUrl,
    ca: emulator.ca,
    cert,
    key,
    anonKey: emulator.issueAnonymousKey('my-app'),
    orderId: emulator.createOrder(),
    code: emulator.issueAuthorizationCode('my-app', { userKey: 42 }),
  },
});

process.on('message', async (message) => {
  if (message === 'measure') {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    process.send({
      measured: { heapMb: heapUsed / 2 ** 20, rssMb: rss / 2 ** 20, cpuMs: (user + system) / 1000 },
    });
  }
  if (message?.approve) {
    emulator.approvePayment(message.approve);
    process.send({ done: true });
  }
  if (message === 'close') {
    await emulator.close();
    process.disconnect();
  }
});
