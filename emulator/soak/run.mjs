import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:https';

/**
 * The emulator in a process of its own, and requests at a fixed rate whether answers come or not.
 * RATE (1000 a second), SECONDS (60), CONNECTIONS (32); CORE pins the emulator to one core by taskset.
 */
const rate = Number(process.env.RATE ?? 1_000);
const seconds = Number(process.env.SECONDS ?? 60);
const prefix = '/api-partner/v1/apps-in-toss';

const server = fork(new URL('server.mjs', import.meta.url), {
  execArgv: ['--expose-gc'],
  ...(process.env.CORE
    ? { execPath: 'taskset', execArgv: ['-c', process.env.CORE, process.execPath, '--expose-gc'] }
    : {}),
});
const [{ ready }] = await once(server, 'message');
const ask = async (message) => {
  server.send(message);
  return (await once(server, 'message'))[0];
};
const agent = new Agent({
  ca: ready.ca,
  cert: ready.cert,
  key: ready.key,
  keepAlive: true,
  maxSockets: Number(process.env.CONNECTIONS ?? 32),
});

function send(base, method, path, body, headers = {}) {
  const payload = body && JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(`${base}${prefix}${path}`, {
      method,
      agent,
      headers: {
        ...(payload
          ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
          : {}),
        ...headers,
      },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
    });
    sent.end(payload);
  });
}

const user = { 'x-toss-user-key': '42' };
const { api, pay } = ready;
const tokens = await send(api, 'POST', '/user/oauth2/generate-token', {
  authorizationCode: ready.code,
  referrer: 'DEFAULT',
});
const bearer = { authorization: `Bearer ${tokens.success.accessToken}` };
const order = { orderNo: 'soak', productDesc: 'soak', amount: 1_000, amountTaxFree: 0, isTestPayment: false };
const { payToken } = (await send(pay, 'POST', '/pay/make-payment', order, user)).success;
await ask({ approve: payToken });
await send(pay, 'POST', '/pay/execute-payment', { payToken, isTestPayment: false }, user);

/** Nine reads and sends that leave nothing but lines in the ledger, and one grant in ten, which stays. */
const calls = [
  () => send(api, 'GET', '/user/oauth2/login-me', undefined, bearer),
  () => send(pay, 'POST', '/pay/get-payment-status', { payToken, isTestPayment: false }, user),
  () => send(api, 'POST', '/order/get-order-status', { orderId: ready.orderId }),
  () => send(api, 'POST', '/users/anon-key/verify', undefined, { 'x-anon-key': ready.anonKey }),
  () =>
    send(
      api,
      'POST',
      '/messenger/send-message',
      { templateSetCode: 'SOAK', context: { name: 'soak' } },
      user,
    ),
];
const grant = async () => {
  const { key } = (await send(api, 'POST', '/promotion/execute-promotion/get-key', undefined, user)).success;
  return send(api, 'POST', '/promotion/execute-promotion', { promotionCode: 'SOAK', key, amount: 1 }, user);
};

const [times, faults] = [[], new Map()];
const pending = new Set();
let started = 0;
async function one() {
  const number = started;
  const isGrant = number % 20 === 0;
  started += isGrant ? 2 : 1;
  const from = performance.now();
  try {
    const { resultType, error } = await (isGrant ? grant() : calls[number % calls.length]());
    if (resultType !== 'SUCCESS') throw new Error(`FAIL ${error?.errorCode}`);
    times.push((performance.now() - from) / (isGrant ? 2 : 1));
  } catch (error) {
    faults.set(error.message, (faults.get(error.message) ?? 0) + 1);
  }
}

const first = (await ask('measure')).measured;
const from = performance.now();
let warm;
while (performance.now() - from < seconds * 1_000) {
  const due = ((performance.now() - from) / 1_000) * rate;
  while (started < due) {
    const call = one();
    pending.add(call);
    void call.then(() => pending.delete(call));
  }
  if (!warm && performance.now() - from > (seconds * 1_000) / 6) warm = ask('measure');
  await new Promise((resolve) => setTimeout(resolve, 2));
}
await Promise.all(pending);
const tookSeconds = (performance.now() - from) / 1_000;
const [after, last] = [(await warm)?.measured, (await ask('measure')).measured];
times.sort((a, b) => a - b);
const at = (share) => Number((times[Math.floor(times.length * share)] ?? NaN).toFixed(1));
const round = (measure) =>
  measure && Object.fromEntries(Object.entries(measure).map(([name, value]) => [name, Math.round(value)]));
const grants = started / 20;
console.log({
  requests: started,
  perSecond: Math.round(started / tookSeconds),
  faults: Object.fromEntries(faults),
  ms: { p50: at(0.5), p99: at(0.99), most: at(0.999_99) },
  cpuShare: Number(((last.cpuMs - first.cpuMs) / 1_000 / tookSeconds).toFixed(2)),
  memory: { start: round(first), afterASixth: round(after), end: round(last) },
  grantsKept: Math.round(grants),
});
server.send('close');
agent.destroy();
await once(server, 'exit');
const slow = started / tookSeconds < rate * 0.98;
// Grants stay for good, at less than 2 kB each: everything beyond that would be growth.
const grown = last.heapMb - after.heapMb > 5 + (grants * 2) / 1024;
if (faults.size > 0 || slow || grown) {
  console.error({ faults: faults.size > 0, slow, grown });
  process.exitCode = 1;
}
