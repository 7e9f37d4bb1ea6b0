import { type AppsInTossClient, AppsInTossError, type GrantRequest } from 'nestjs-apps-in-toss';

/** Which payment. */
export interface PaymentRef {
  readonly userKey: number;
  readonly payToken: string;
  readonly orderNo: string;
}

/** One call of the client, as it can be sent to another process. */
export type Call =
  | { readonly do: 'execute' | 'refund'; readonly payment: PaymentRef }
  | { readonly do: 'grant' | 'plan-and-grant' | 'recover'; readonly grant: GrantRequest };

/**
 * What the client says became of a call. `nothing`: it does not speak of the one thing that is judged. `later`: not now,
 * which says nothing about what was asked for before.
 */
export type Said =
  | { readonly is: 'done' | 'nothing' | 'unknown' | 'later' }
  | { readonly is: 'failed'; readonly code: string };

/** Makes the call, and takes the client at its word. */
export async function say(client: AppsInTossClient, call: Call, deadline: number): Promise<Said> {
  try {
    switch (call.do) {
      case 'execute':
        await client.pay.executePayment(call.payment, { deadline });
        return { is: 'done' };
      case 'refund':
        await client.pay.refundPayment({ ...call.payment, reason: '변심' }, { deadline });
        return { is: 'done' };
      case 'recover':
        await client.promotion.recoverUnfinished({ olderThan: 0 }, { deadline });
        return { is: 'nothing' };
      case 'plan-and-grant':
        await client.promotion.plan(call.grant);
        await client.promotion.grant(call.grant, { deadline });
        return { is: 'done' };
      case 'grant':
        await client.promotion.grant(call.grant, { deadline });
        return { is: 'done' };
    }
  } catch (error) {
    return saidBy(error);
  }
}

function saidBy(error: unknown): Said {
  if (!(error instanceof AppsInTossError)) throw error;
  const { outcome, retryable, code } = error;
  if (outcome === 'unknown') return { is: 'unknown' };
  return outcome === 'not-sent' || retryable ? { is: 'later' } : { is: 'failed', code };
}
