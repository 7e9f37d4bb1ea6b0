import type { CertificateView } from '../../../../src/console/views/views.interface.js';
import { Copy } from '../../controls/copy.js';
import { Icon } from '../../controls/icon.js';
import { Menu } from '../../controls/menu.js';
import { emulatorNow } from '../../state/emulator.js';
import { date, daysUntil, shortFingerprint, time } from '../../text/format.js';
import { text } from '../../text/text.js';

/** What a real one lives. */
const life = 390;

interface LineProps {
  readonly certificate: CertificateView;
  readonly onRemove: () => void;
  readonly onExpiry: () => void;
}

export function CertificateLine({ certificate, onRemove, onExpiry }: LineProps) {
  const words = text().certificates;
  const { name, validFrom, validTo, fingerprint256, status, lately, acceptedUntil } = certificate;
  return (
    <li class={`certificate${status === 'deleted' ? ' is-deleted' : ''}`}>
      <div class="first">
        <h2>{name}</h2>
        <span class={`chip${lately > 0 ? ' is-good' : ''}`}>
          {lately > 0 ? words.inUse : words.lately(0)}
        </span>
        {lately > 0 && <span class="second small">{words.lately(lately)}</span>}
        {acceptedUntil !== null && (
          <span class="chip is-warning">{words.stillAccepted(time(acceptedUntil))}</span>
        )}
      </div>
      <DaysLeft certificate={certificate} />
      <p class="second small dates">
        {words.dates(date(validFrom), date(validTo))} · {words.fingerprint}{' '}
        <Copy value={fingerprint256} shown={shortFingerprint(fingerprint256)} label={words.fingerprint} />
      </p>
      {status !== 'deleted' && (
        <Menu label={words.menu(name)} buttonClass="icon-button" button={<Icon name="more" />}>
          <li class="title" aria-hidden="true">
            {words.rehearse}
          </li>
          <li>
            <button type="button" onClick={onExpiry}>
              {words.rehearseExpiry}
            </button>
          </li>
          <li>
            <button type="button" onClick={onRemove}>
              {words.rehearseDelete}
            </button>
          </li>
          <li class="rule" aria-hidden="true" />
          <li>
            <button type="button" class="bad" onClick={onRemove}>
              {words.remove}
            </button>
          </li>
        </Menu>
      )}
    </li>
  );
}

function DaysLeft({ certificate: { status, validTo } }: { certificate: CertificateView }) {
  const words = text().certificates;
  if (status === 'deleted') return <p class="left second">{words.deleted}</p>;
  if (status === 'not-yet-valid') return <p class="left warning">{words.notYet}</p>;
  const days = daysUntil(validTo, emulatorNow());
  const state = days < 7 ? 'is-bad' : days < 30 ? 'is-warning' : '';
  const share = Math.min(Math.max(days, 0) / life, 1);
  return (
    <div class={`left ${state}`}>
      <span>{status === 'expired' ? words.expired : words.daysLeft(days)}</span>
      <div class={`bar ${state}`} aria-hidden="true">
        <span style={{ width: `${Math.max(share * 100, days < 0 ? 0 : 2)}%` }} />
      </div>
    </div>
  );
}
