import { useState } from 'preact/hooks';
import type { IssuedView } from '../../../../src/console/views/views.interface.js';
import { Field } from '../../controls/field.js';
import { Sheet } from '../../controls/sheet.js';
import { call } from '../../server/call.js';
import { act } from '../../state/act.js';
import { emulatorNow } from '../../state/emulator.js';
import { text } from '../../text/text.js';
import { IssuedSheet } from './issued-sheet.js';

interface IssueProps {
  readonly app: string;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

export function IssueSheet({ app, taken, onClose }: IssueProps) {
  const [name, setName] = useState(() => `server-${new Date(emulatorNow()).getFullYear()}`);
  const [busy, setBusy] = useState(false);
  const [issued, setIssued] = useState<IssuedView>();
  const words = text().certificates;
  const bad = name !== '' && !/^[A-Za-z0-9_-]+$/.test(name);
  if (issued) return <IssuedSheet issued={issued} onClose={onClose} />;

  async function issue(event: Event): Promise<void> {
    event.preventDefault();
    if (bad || name === '' || busy) return;
    setBusy(true);
    await act(async () => {
      setIssued(await call<IssuedView>('POST', `/apps/${encodeURIComponent(app)}/certificates`, { name }));
    });
    setBusy(false);
  }

  return (
    <Sheet title={words.issueTitle} onClose={onClose}>
      <form onSubmit={(event) => void issue(event)}>
        <Field
          label={words.name}
          value={name}
          onInput={setName}
          says={bad ? words.wrong : taken.includes(name) ? words.taken : words.rule}
          bad={bad}
          autofocus
          placeholder="server-2026"
        />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {text().cancel}
          </button>
          <button class="button is-primary" disabled={bad || name === '' || busy}>
            {busy ? words.issuing : words.issue}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
