import { useState } from 'preact/hooks';
import type { CertificateView } from '../../../../src/console/views/views.interface.js';
import { Sheet } from '../../controls/sheet.js';
import { call } from '../../server/call.js';
import { act } from '../../state/act.js';
import { useRead } from '../../state/use-read.js';
import { text } from '../../text/text.js';
import { RefusalStyle, RefusalTime } from '../refusals.js';
import type { Refusals } from '../refusals.js';

interface RemoveProps {
  readonly app: string;
  readonly certificate: CertificateView;
  readonly onClose: () => void;
}

/** Asks first, and says how and from when on it will be refused. */
export function RemoveSheet({ app, certificate, onClose }: RemoveProps) {
  const [chosen, setChosen] = useState<Partial<Refusals>>({});
  const words = text().certificates;
  const { name, fingerprint256, lately } = certificate;
  const set = useRead<{ refusals: Refusals }>('/refusals')?.refusals;

  async function remove(): Promise<void> {
    const path = `/apps/${encodeURIComponent(app)}/certificates/${encodeURIComponent(fingerprint256)}`;
    const removing = async () => {
      await call('PUT', '/refusals', chosen);
      await call('DELETE', path);
    };
    if (await act(removing, words.removed(name))) onClose();
  }

  return (
    <Sheet title={words.removeTitle(name)} onClose={onClose}>
      <p class={lately > 0 ? 'notice is-bad' : 'second'}>{words.removeUse(lately)}</p>
      <RefusalTime
        value={chosen.time ?? set?.time ?? 'now'}
        onChoose={(time) => setChosen({ ...chosen, time })}
      />
      <RefusalStyle
        value={chosen.style ?? set?.style ?? 'cut'}
        onChoose={(style) => setChosen({ ...chosen, style })}
      />
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
