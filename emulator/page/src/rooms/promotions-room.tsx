import { useState } from 'preact/hooks';
import { Book } from '../controls/book.js';
import type { BookLine } from '../controls/book.js';
import { Field } from '../controls/field.js';
import { Icon } from '../controls/icon.js';
import { RoomHead } from '../controls/room.js';
import { Sheet } from '../controls/sheet.js';
import { call } from '../server/call.js';
import { act } from '../state/act.js';
import { useRead } from '../state/use-read.js';
import { won } from '../text/format.js';
import { text } from '../text/text.js';

interface PromotionRow {
  readonly promotionCode: string;
  readonly budget: number;
  readonly granted: number;
  readonly status: string;
}

const states = ['running', 'scheduled', 'stopped', 'ended', 'not-approved'] as const;

export function PromotionsRoom({ app }: { app: string }) {
  const [creating, setCreating] = useState(false);
  const words = text().promotions;
  const path = `/apps/${encodeURIComponent(app)}/promotions`;
  const promotions = useRead<{ promotions: PromotionRow[] }>(path)?.promotions;
  const ledger = useRead<{ books: { grants: BookLine[] } }>(`/ledger?app=${encodeURIComponent(app)}`);
  const grants = ledger?.books.grants ?? [];
  return (
    <>
      <RoomHead title={text().rooms.promotions} says={words.says}>
        <button type="button" class="button is-primary" onClick={() => setCreating(true)}>
          <Icon name="plus" />
          {words.create}
        </button>
      </RoomHead>
      {promotions?.length === 0 && (
        <div class="card empty">
          <strong>{words.emptyTitle}</strong>
          {words.emptySays}
        </div>
      )}
      {promotions !== undefined && promotions.length > 0 && (
        <ul class="card rows promotions">
          {promotions.map((promotion) => (
            <Line key={promotion.promotionCode} promotion={promotion} path={path} />
          ))}
        </ul>
      )}
      {grants.length > 0 && <Book title={words.grants} lines={grants} />}
      {creating && <PromotionSheet path={path} onClose={() => setCreating(false)} />}
    </>
  );
}

function Line({ promotion, path }: { promotion: PromotionRow; path: string }) {
  const words = text().promotions;
  const { promotionCode, budget, granted, status } = promotion;
  const share = Math.min(granted / budget, 1);
  // At 80 % the platform sends its mail.
  const state = share >= 1 ? 'is-bad' : share >= 0.8 ? 'is-warning' : '';
  return (
    <li>
      <div class="what">
        <h2>{promotionCode}</h2>
        <p class="second small">{words.spent(won(granted), won(budget))}</p>
      </div>
      <div class={`bar ${state}`} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <select
        class="input is-small fit"
        aria-label={`${promotionCode}: ${words.status}`}
        value={status}
        onChange={(event) => {
          const changes = { status: event.currentTarget.value };
          void act(() => call('PUT', `${path}/${encodeURIComponent(promotionCode)}`, changes));
        }}
      >
        {states.map((each) => (
          <option key={each} value={each}>
            {text().promotionStatus(each)}
          </option>
        ))}
      </select>
    </li>
  );
}

function PromotionSheet({ path, onClose }: { path: string; onClose: () => void }) {
  const [promotionCode, setCode] = useState('WELCOME');
  const [budget, setBudget] = useState('100000');
  const words = text().promotions;
  const badCode = !/^\S{0,100}$/.test(promotionCode);
  const badBudget = !/^\d*$/.test(budget);
  const ready = !badCode && !badBudget && promotionCode !== '' && Number(budget) > 0;

  async function create(event: Event): Promise<void> {
    event.preventDefault();
    if (!ready) return;
    const body = { promotionCode, budget: Number(budget) };
    if (await act(() => call('POST', path, body), words.created(promotionCode))) onClose();
  }

  return (
    <Sheet title={words.createTitle} onClose={onClose}>
      <form class="body" onSubmit={(event) => void create(event)}>
        <Field label={words.code} value={promotionCode} onInput={setCode} bad={badCode} autofocus />
        <Field label={words.budget} value={budget} onInput={setBudget} inputMode="numeric" bad={badBudget} />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {text().cancel}
          </button>
          <button class="button is-primary" disabled={!ready}>
            {words.create}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
