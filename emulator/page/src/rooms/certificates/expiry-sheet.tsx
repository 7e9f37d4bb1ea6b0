import { useState } from 'preact/hooks';
import type { CertificateView, IssuedView } from '../../../../src/console/views/views.interface.js';
import { Sheet } from '../../controls/sheet.js';
import { call } from '../../server/call.js';
import { act } from '../../state/act.js';
import { text } from '../../text/text.js';
import { IssuedSheet } from './issued-sheet.js';

interface ExpiryProps {
  readonly app: string;
  readonly certificate: CertificateView;
  readonly onClose: () => void;
}

/** An app judges by the dates in its file, so a rehearsal of the end needs a file that ends. */
export function ExpirySheet({ app, certificate, onClose }: ExpiryProps) {
  const [issued, setIssued] = useState<IssuedView>();
  const words = text().certificates;
  if (issued) return <IssuedSheet issued={issued} onClose={onClose} />;

  async function issue(): Promise<void> {
    const body = { name: certificate.name, days: 1 };
    setIssued(await call<IssuedView>('POST', `/apps/${encodeURIComponent(app)}/certificates`, body));
  }

  return (
    <Sheet title={words.expiryTitle} onClose={onClose}>
      <p class="second">{words.expirySays}</p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {text().cancel}
        </button>
        <button type="button" class="button is-primary" onClick={() => void act(issue)}>
          {words.expiryDo}
        </button>
      </div>
    </Sheet>
  );
}
