import { randomBytes } from 'node:crypto';
import { sameCaller } from '../callers/caller.interface.js';
import type { Caller } from '../callers/caller.interface.js';
import type { LedgerBook } from '../ledger/ledger-book.js';
import { refusal } from '../server/answer/answer-error.js';
import type { Tables } from '../state/tables.js';
import type {
  CreatePromotionOptions,
  PromotionOptions,
  UpdatePromotionOptions,
} from './promotion.interface.js';

const keyLifetime = 3_600_000;

interface StoredPromotion {
  readonly appName: string;
  readonly promotionCode: string;
  readonly budget: number;
  /** Points of grants that did not fail. */
  readonly granted: number;
  readonly status: NonNullable<CreatePromotionOptions['status']>;
  readonly perGrantLimit: number;
  /** `null`: enough, and so for `forgetAfterMs`, always. */
  readonly wallet: number | null;
  readonly pendingMs: number;
  readonly outcome: 'SUCCESS' | 'FAILED';
  readonly forgetAfterMs: number | null;
}

interface StoredGrant extends Caller {
  readonly appName: string;
  readonly promotionCode: string;
  readonly key: string;
  readonly amount: number;
  readonly at: number;
  readonly settlesAt: number;
  readonly outcome: 'SUCCESS' | 'FAILED';
  readonly settled: boolean;
}

/** Promotions, their keys, and the only place where points move. @internal */
export class Promotions {
  private readonly promotions = this.tables.table<StoredPromotion>('promotions');
  private readonly keys = this.tables.table<{ appName: string; expiresAt: number }>('promotionKeys');
  private readonly grants = this.tables.table<StoredGrant>('grants');
  /** Keys of grants that are PENDING. */
  private readonly pending = new Set<string>();

  constructor(
    private readonly tables: Tables,
    private readonly now: () => Date,
    private readonly ledger: LedgerBook,
    private readonly options: PromotionOptions,
  ) {
    for (const [key, grant] of this.grants.entries()) if (!grant.settled) this.pending.add(key);
    ledger.beforeGrants(() => this.settleDue());
  }

  create(appName: string, options: CreatePromotionOptions): void {
    const { promotionCode } = options;
    if (!/^\S{1,100}$/.test(promotionCode))
      throw new TypeError(
        'createPromotion: expected promotionCode to be a text of 1 to 100 characters without spaces',
      );
    if (this.promotions.has(`${appName} ${promotionCode}`))
      throw new Error(`createPromotion: ${appName} has a promotion ${promotionCode} already`);
    const { wallet = null, forgetAfterMs = null, perGrantLimit = 5_000 } = options;
    const { budget, status = 'running', pendingMs = 0, outcome = 'SUCCESS' } = options;
    this.keep({
      appName,
      promotionCode,
      budget,
      granted: 0,
      status,
      perGrantLimit,
      wallet,
      pendingMs,
      outcome,
      forgetAfterMs,
    });
  }

  update(appName: string, promotionCode: string, changes: UpdatePromotionOptions): void {
    const known = this.promotions.get(`${appName} ${promotionCode}`);
    if (!known) throw new Error(`updatePromotion: ${appName} has no promotion ${promotionCode}`);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    this.keep({ ...known, ...given, appName, promotionCode });
  }

  /** Good for one hour and one grant. */
  issueKey(appName: string): string {
    const key = randomBytes(24).toString('base64');
    this.keys.set(key, { appName, expiresAt: this.now().getTime() + keyLifetime });
    return key;
  }

  /** @throws AnswerError */
  grant(appName: string, caller: Caller, promotionCode: string, key: string, amount: number): void {
    this.settleDue();
    const promotion = this.find(appName, promotionCode);
    const [now, known] = [this.now().getTime(), this.keys.get(key)];
    // A used key says so for as long as it is remembered, whatever else would be wrong with it now.
    if (this.grants.get(key)?.appName === appName)
      throw refusal('4113', '이미 지급했거나 회수한 내역이에요.');
    if (known?.appName !== appName || now >= known.expiresAt) {
      throw refusal(this.options.deadKeyCode ?? '4110', '지급할 수 없는 키예요.');
    }
    this.checkStatus(promotion);
    this.checkAmount(promotion, amount);
    const { pendingMs, outcome } = promotion;
    const at = this.now();
    const grant = { appName, ...caller, promotionCode, key, amount };
    const waits = pendingMs > 0;
    this.keep({ ...promotion, granted: promotion.granted + amount });
    this.grants.set(key, { ...grant, at: now, settlesAt: now + pendingMs, outcome, settled: false });
    this.pending.add(key);
    this.ledger.add('grants', { ...grant, at, status: 'PENDING' });
    if (!waits) this.settle(key);
  }

  /** @throws AnswerError */
  result(
    appName: string,
    caller: Caller,
    promotionCode: string,
    key: string,
  ): 'PENDING' | 'SUCCESS' | 'FAILED' {
    this.settleDue();
    const { forgetAfterMs } = this.find(appName, promotionCode);
    const grant = this.grants.get(key);
    const forgotten = grant && forgetAfterMs !== null && this.now().getTime() >= grant.at + forgetAfterMs;
    if (
      grant?.appName !== appName ||
      grant.promotionCode !== promotionCode ||
      !sameCaller(grant, caller) ||
      forgotten
    ) {
      throw refusal('4111', '지급 내역이 없어요.');
    }
    return grant.settled ? grant.outcome : 'PENDING';
  }

  private settleDue(): void {
    const now = this.now().getTime();
    for (const key of this.pending) if ((this.grants.get(key)?.settlesAt ?? 0) <= now) this.settle(key);
  }

  private settle(key: string): void {
    this.pending.delete(key);
    const grant = this.grants.get(key);
    if (!grant) return;
    const { appName, promotionCode, outcome, amount } = this.grants.set(key, { ...grant, settled: true });
    const promotion = this.promotions.get(`${appName} ${promotionCode}`);
    if (outcome === 'FAILED' && promotion) this.keep({ ...promotion, granted: promotion.granted - amount });
    this.ledger.replace(
      'grants',
      (entry) => entry.key === key,
      (entry) => ({ ...entry, status: outcome }),
    );
  }

  private checkStatus({ status }: StoredPromotion): void {
    switch (status) {
      case 'stopped':
        throw refusal('4104', '중지된 프로모션이에요.');
      case 'ended':
        throw refusal('4105', '종료된 프로모션이에요.');
      case 'not-approved':
        throw refusal('4108', '승인되지 않은 프로모션이에요.');
      case 'scheduled':
        throw refusal('4109', '진행 중인 프로모션이 아니에요.');
      default:
    }
  }

  private checkAmount({ budget, granted, perGrantLimit, wallet }: StoredPromotion, amount: number): void {
    if (amount > perGrantLimit) throw refusal('4114', '한 번에 지급할 수 있는 금액을 넘었어요.');
    if (amount > budget) throw refusal('4116', '최대 지급 금액이 예산을 넘었어요.');
    if (granted + amount > budget) throw refusal('4109', '프로모션 예산을 모두 썼어요.');
    if (wallet !== null && granted + amount > wallet) throw refusal('4112', '프로모션 머니가 부족해요.');
  }

  private find(appName: string, promotionCode: string): StoredPromotion {
    const promotion = this.promotions.get(`${appName} ${promotionCode}`);
    if (!promotion) throw refusal('4100', '프로모션을 찾을 수 없어요.');
    return promotion;
  }

  private keep(promotion: StoredPromotion): void {
    for (const field of ['budget', 'perGrantLimit', 'pendingMs', 'wallet', 'forgetAfterMs'] as const) {
      const value = promotion[field];
      if (value !== null && !(value >= 0)) throw new TypeError(`${field}: expected a number, 0 or more`);
    }
    this.promotions.set(`${promotion.appName} ${promotion.promotionCode}`, promotion);
  }
}
