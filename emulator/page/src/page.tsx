import { useEffect } from 'preact/hooks';
import { Banners } from './frame/banners.js';
import { Door } from './frame/door.js';
import { FirstApp } from './frame/first-app.js';
import { Side } from './frame/side.js';
import { CertificatesRoom } from './rooms/certificates/certificates-room.js';
import { ClockRoom } from './rooms/clock-room.js';
import { FaultsRoom } from './rooms/faults-room.js';
import { LedgerRoom } from './rooms/ledger-room.js';
import { MessagesRoom } from './rooms/messages-room.js';
import { PaymentsRoom } from './rooms/payments-room.js';
import { PromotionsRoom } from './rooms/promotions-room.js';
import { ReferenceRoom } from './rooms/reference-room.js';
import { RequestsRoom } from './rooms/requests/requests-room.js';
import { admitted } from './server/call.js';
import { app, overview } from './state/emulator.js';
import { place } from './state/place.js';
import type { Room } from './state/place.js';
import { toast } from './state/toast.js';
import { text } from './text/text.js';

const rooms: Record<Room, (props: { app: string }) => preact.JSX.Element> = {
  certificates: CertificatesRoom,
  requests: RequestsRoom,
  ledger: LedgerRoom,
  payments: PaymentsRoom,
  promotions: PromotionsRoom,
  messages: MessagesRoom,
  faults: FaultsRoom,
  clock: ClockRoom,
  reference: ReferenceRoom,
};

export function Page() {
  const { room } = place.value;
  const words = text();
  useEffect(() => {
    document.title = `${words.rooms[room]} · ${words.title}`;
  }, [room, words]);
  if (!admitted.value) return <Door />;
  if (!overview.value) return <p class="empty">{words.loading}</p>;
  const Room = rooms[room];
  return (
    <div class="frame">
      <a class="skip" href="#main" onClick={skip}>
        {words.skip}
      </a>
      <Side />
      <main class="main" id="main" tabIndex={-1}>
        <div class="inner">
          <Banners />
          {app.value === undefined ? <FirstApp /> : <Room key={app.value} app={app.value} />}
        </div>
      </main>
      <div class="toast-place" role="status" aria-live="polite">
        {toast.value && <div class={`toast${toast.value.bad ? ' is-bad' : ''}`}>{toast.value.text}</div>}
      </div>
    </div>
  );
}

/** The address belongs to the rooms. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
