import { askFor } from './ask.js';
import type { EmulatedToss } from './emulated-toss.js';
import type { Narrator } from './narrator.js';

interface Paid {
  readonly orderNo: string;
  readonly paidAmount: number;
  readonly settledBy: 'answer' | 'status';
}

/** A payment, a payment whose answer is lost, and points that are asked for twice. */
export async function tourOfMoney(
  url: string,
  accessToken: string,
  { emulator }: EmulatedToss,
  narrator: Narrator,
): Promise<void> {
  const post = { method: 'POST', headers: { authorization: `Bearer ${accessToken}` } };
  const { ledger } = emulator;
  const order = async (): Promise<string> => {
    const { body } = await askFor<{ orderNo: string; payToken: string }>(`${url}/orders`, post);
    // What the buyer does in the Toss app.
    emulator.approvePayment(body.payToken);
    return body.orderNo;
  };
  const taken = (orderNo: string): string => {
    const times = ledger.charges.filter((charge) => charge.orderNo === orderNo).length;
    return `${times}번 (${times === 1 ? 'once' : `${times} times`})`;
  };

  const first = await askFor<Paid>(`${url}/orders/${await order()}/pay`, post);
  narrator.step(
    `아이스 커피값 ${won(first.body.paidAmount)}을 토스페이로 받았어요. (${first.milliseconds}ms)`,
    'POST /orders/…/pay: the buyer agreed, and the payment was carried out.',
    [['서버가 돈을 받은 횟수 (money taken)', taken(first.body.orderNo)]],
  );

  const orderNo = await order();
  emulator.script('pay.executePayment').destroyAfterProcessing();
  const second = await askFor<Paid>(`${url}/orders/${orderNo}/pay`, post);
  narrator.step(
    `한 잔 더요. 이번에는 돈을 받자마자 연결이 끊겨서 답을 잃었어요. 다시 결제하지 않고, 상태를 조회해서 결제된 것을 알아냈어요. (${second.milliseconds}ms)`,
    'The answer of this payment was lost on purpose. It was not paid again: the status told that it had been.',
    [
      [
        '알아낸 방법 (settled by)',
        second.body.settledBy === 'status' ? '상태 조회 (status)' : '응답 (answer)',
      ],
      ['서버가 돈을 받은 횟수 (money taken)', taken(orderNo)],
    ],
  );

  emulator.createPromotion({ promotionCode: 'WELCOME', budget: 100_000 });
  const { body } = await askFor<{ grantId: string }>(`${url}/rewards/welcome`, post);
  await askFor(`${url}/rewards/welcome`, post);
  ledger.assertNoDoubleSpend({ grants: 'user-and-promotion' });
  const points = ledger.grants.reduce((sum, { amount }) => sum + amount, 0);
  narrator.step(
    '환영 포인트를 두 번 달라고 했지만 한 번만 지급했어요. 같은 grantId로는 몇 번을 불러도 한 번이에요.',
    'POST /rewards/welcome, twice: the points were paid once, as for every grantId.',
    [
      ['grantId', body.grantId],
      ['서버가 지급한 포인트 (points paid)', `${points}포인트 (${points} points)`],
    ],
  );
}

function won(amount: number): string {
  return `${amount.toLocaleString('ko-KR')}원`;
}
