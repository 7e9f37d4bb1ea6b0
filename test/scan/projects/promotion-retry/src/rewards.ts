import { post } from './toss-client.js';

export async function reward(userKey: number, amount: number) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const { key } = await post('/promotion/execute-promotion/get-key', userKey, {});
      await post('/promotion/execute-promotion', userKey, { promotionCode: 'MISSION', key, amount });
      return key;
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    }
  }
  throw new Error('reward failed');
}

/** Several people, one after another: not a retry. */
export async function rewardAll(userKeys: number[]) {
  for (const userKey of userKeys) {
    try {
      const { key } = await post('/promotion/execute-promotion/get-key', userKey, {});
      await post('/promotion/execute-promotion', userKey, { promotionCode: 'MISSION', key, amount: 10 });
    } catch (error) {
      console.warn('not rewarded', userKey, (error as Error).message);
    }
  }
}
