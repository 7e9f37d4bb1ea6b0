import type { Pacing } from '../../money/pacing.js';
import type { DecidedGrant } from '../promotion.interface.js';
import { grantRefused } from './grant-errors.js';
import { type GrantFacts, keySurelyOverAt } from './grant-facts.js';
import { type GrantBook, GrantRecord } from './grant-journal.js';

/** @internal */
export interface GrantDecision {
  readonly book: GrantBook;
  readonly grantId: string;
  readonly decision: 'paid' | 'not-paid';
  readonly pacing: Pacing;
}

/** Writes down what a person found. @internal */
export async function decideGrant({ book, grantId, decision, pacing }: GrantDecision): Promise<DecidedGrant> {
  const operation = 'promotion.decide';
  const record = new GrantRecord(book, grantId, operation, undefined, pacing.clock);
  for (;;) {
    const known = await record.read();
    if (!known) throw grantRefused('AIT_API_GRANT_NOT_FOUND', operation);
    if (known.facts.state !== 'undecided') throw grantRefused('AIT_API_GRANT_NOT_UNDECIDED', operation);
    const { key, keyAt } = known.facts;
    // A process that stopped just before it sent may go on while the key lives: then a second key would pay again.
    const early = keySurelyOverAt(known.facts) - pacing.clock().getTime() * pacing.scale;
    if (decision === 'not-paid' && early > 0) {
      throw grantRefused('AIT_API_GRANT_TOO_EARLY', operation, { retryAfterMs: Math.ceil(early) });
    }
    const decided: GrantFacts =
      decision === 'paid'
        ? { state: 'done', ...(key !== undefined && { key }), ...(keyAt !== undefined && { keyAt }) }
        : { state: 'failed', refusal: { code: 'AIT_API_GRANT_FAILED' } };
    if (!(await record.replace(known.version, decided))) continue;
    return decision === 'paid' ? { grantId, key: key!, status: 'SUCCESS' } : { grantId, status: 'FAILED' };
  }
}
