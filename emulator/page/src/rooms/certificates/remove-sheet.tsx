import type { CertificateView } from '../../../../src/console/views.interface.js';
import { Sheet } from '../../controls/sheet.js';
import { call } from '../../server/call.js';
import { act } from '../../state/act.js';
import { text } from '../../text/text.js';

interface RemoveProps {
  readonly app: string;
  readonly certificate: CertificateView;
  readonly onClose: () => void;
}

export function RemoveSheet({ app, certificate, onClose }: RemoveProps) {
  const words = text().certificates;
  const { name, fingerprint256, lately } = certificate;

  async function remove(): Promise<void> {
    const path = `/apps/${encodeURIComponent(app)}/certificates/${encodeURIComponent(fingerprint256)}`;
    if (await act(() => call('DELETE', path), words.removed(name))) onClose();
  }

  return (
    <Sheet title={words.removeTitle(name)} onClose={onClose}>
      <p class={lately > 0 ? 'notice is-bad' : 'second'}>{words.removeUse(lately)}</p>
      <p class="second">{words.removeSays}</p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose} autofocus>
          {text().cancel}
        </button>
        <button type="button" class="button is-danger" onClick={() => void remove()}>
          {words.remove}
        </button>
      </div>
    </Sheet>
  );
}
