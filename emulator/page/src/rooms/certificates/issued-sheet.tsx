import type { IssuedView } from '../../../../src/console/views/views.interface.js';
import { Shell } from '../../controls/copy.js';
import { Icon } from '../../controls/icon.js';
import { Sheet } from '../../controls/sheet.js';
import { overview } from '../../state/emulator.js';
import { text } from '../../text/text.js';

/** The pair, in the one moment in which its key can be had. */
export function IssuedSheet({ issued, onClose }: { issued: IssuedView; onClose: () => void }) {
  const words = text().certificates;
  const { name } = issued.certificate;
  const [certificateFile, keyFile] = [`${name}_public.crt`, `${name}_private.key`];
  const environment = [
    `APPS_IN_TOSS_CERT=./${certificateFile}`,
    `APPS_IN_TOSS_KEY=./${keyFile}`,
    ...(overview.value?.environment ?? []).map((line) => `${line.name}=${line.value}`),
  ];
  return (
    <Sheet title={words.issued} onClose={onClose} keep>
      <p class="notice is-info">{words.once}</p>
      <button
        type="button"
        class="button is-primary is-wide"
        onClick={() => save(`${name}.zip`, fromBase64(issued.zip), 'application/zip')}
      >
        <Icon name="download" />
        {words.both}
      </button>
      <div class="pair">
        <button
          type="button"
          class="button is-soft"
          onClick={() => save(certificateFile, issued.cert, 'application/x-pem-file')}
        >
          <Icon name="download" />
          {words.certificateFile}
        </button>
        <button
          type="button"
          class="button is-soft"
          onClick={() => save(keyFile, issued.key, 'application/x-pem-file')}
        >
          <Icon name="download" />
          {words.keyFile}
        </button>
      </div>
      <div>
        <h3>{words.environment}</h3>
        <p class="second small">{words.environmentSays}</p>
      </div>
      <Shell lines={environment} label={words.environment} />
      <button type="button" class="button is-wide" onClick={onClose}>
        {words.done}
      </button>
    </Sheet>
  );
}

function save(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not before the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function fromBase64(encoded: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
}
