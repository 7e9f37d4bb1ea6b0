import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';

const LIMIT_MS = 60_000;
const APP = 'my-app';
let people = 0;

/** What the emulator has to have. */
export const PROMOTION = { promotionCode: 'MATRIX', budget: 1_000_000, appName: APP };

/**
 * Pays and grants under a Node: the answer of each is lost once, and each is interrupted once by SIGKILL, after the
 * platform has acted and before anybody heard of it. The emulator's ledger has to hold each of them once.
 *
 * @returns what went wrong, or nothing
 */
export async function tryMoney({ binary, file, cwd, emulator, environment }) {
  const userKey = 900_000 + (people += 1);
  const journal = `${file}.${userKey}.journal`;
  const env = { PATH: process.env.PATH, ...environment, JOURNAL: journal };
  const start = () => Partner.start(binary, file, { cwd, env });
  const script = (operation) => emulator.script(operation, { appName: APP });
  const grant = (grantId) => ({ userKey, promotionCode: PROMOTION.promotionCode, amount: 100, grantId });
  const running = [];
  try {
    let partner = await start();
    running.push(partner);

    const first = await approved(partner, emulator, userKey, 1);
    script('pay.executePayment').destroyAfterProcessing();
    expect('a payment whose answer was lost', await partner.ask('executePayment', first), {
      settledBy: 'status',
    });
    script('promotion.execute').destroyAfterProcessing();
    expect('a grant whose answer was lost', await partner.ask('grant', grant(`lost:${userKey}`)), {
      status: 'SUCCESS',
    });

    const second = await approved(partner, emulator, userKey, 2);
    script('pay.executePayment').at('processed', () => partner.kill());
    await partner.killedAt('executePayment', second);
    partner = await start();
    running.push(partner);
    expect('a payment after a kill', await partner.ask('executePayment', second), { settledBy: 'status' });

    script('promotion.execute').at('processed', () => partner.kill());
    await partner.killedAt('grant', grant(`killed:${userKey}`));
    partner = await start();
    running.push(partner);
    expect('a grant after a kill', await partner.ask('grant', grant(`killed:${userKey}`)), {
      status: 'SUCCESS',
    });
    await partner.close();

    const of = (list) => list.filter((each) => String(each.userKey) === String(userKey)).length;
    expect(
      'the ledger',
      { charges: of(emulator.ledger.charges), grants: of(emulator.ledger.grants) },
      {
        charges: 2,
        grants: 2,
      },
    );
    emulator.ledger.assertNoDoubleSpend();
    return undefined;
  } catch (error) {
    return `${error.message}\n${running.map(({ said }) => said).join('')}`.trim();
  } finally {
    for (const each of running) each.kill();
    await rm(journal, { force: true });
  }
}

async function approved(partner, emulator, userKey, number) {
  const orderNo = `matrix-${userKey}-${number}`;
  const order = { userKey, orderNo, productDesc: '한 달 이용권', amount: 1_100, amountTaxFree: 0 };
  const { payToken } = await partner.ask('makePayment', order);
  emulator.approvePayment(payToken);
  return { userKey, payToken, orderNo };
}

/** A process that is told what to do, and answers, or is killed. */
class Partner {
  said = '';
  #child;
  #gone;

  static async start(binary, file, options) {
    const partner = new Partner();
    partner.#child = fork(file, { ...options, execPath: binary, execArgv: [], silent: true });
    partner.#gone = once(partner.#child, 'exit').then(() => 'gone');
    for (const stream of [partner.#child.stdout, partner.#child.stderr])
      stream.on('data', (chunk) => (partner.said += chunk));
    if ((await partner.#heard()) !== 'ready') throw new Error('a process did not start');
    return partner;
  }

  async ask(call, request) {
    const heard = this.#heard();
    this.#child.send({ call, request }, () => undefined);
    const report = await heard;
    if (report === 'gone') throw new Error(`${call}: the process is gone`);
    if (report.error !== undefined) throw new Error(`${call}: ${JSON.stringify(report.error)}`);
    return report.result;
  }

  async killedAt(call, request) {
    const heard = this.#heard();
    this.#child.send({ call, request }, () => undefined);
    const report = await heard;
    if (report !== 'gone') throw new Error(`${call} ended before it was killed: ${JSON.stringify(report)}`);
  }

  async close() {
    await this.ask('close');
    await this.#gone;
    if (this.#child.exitCode !== 0) throw new Error(`it ended with ${this.#child.exitCode}`);
  }

  kill() {
    this.#child.kill('SIGKILL');
  }

  async #heard() {
    const limit = new AbortController();
    const message = once(this.#child, 'message', limit).then(([word]) => word);
    message.catch(() => undefined);
    const timer = setTimeout(() => this.kill(), LIMIT_MS);
    try {
      return await Promise.race([message, this.#gone]);
    } finally {
      clearTimeout(timer);
      limit.abort();
    }
  }
}

function expect(what, found, wanted) {
  for (const [name, value] of Object.entries(wanted)) {
    if (found?.[name] !== value)
      throw new Error(`${what}: ${name} should be ${value}, and it said ${JSON.stringify(found)}`);
  }
}
