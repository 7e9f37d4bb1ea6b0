import { useState } from 'preact/hooks';
import { Field } from '../controls/field.js';
import { Sheet } from '../controls/sheet.js';
import { call } from '../server/call.js';
import { act } from '../state/act.js';
import { go } from '../state/place.js';
import { text } from '../text/text.js';

export function AppSheet({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const { apps, cancel } = text();
  const bad = name !== '' && !/^[a-z0-9][a-z0-9-]{0,63}$/.test(name);

  async function create(event: Event): Promise<void> {
    event.preventDefault();
    if (bad || name === '') return;
    const done = await act(() => call('POST', '/apps', { name }), apps.created(name));
    if (!done) return;
    go(name, 'certificates');
    onClose();
  }

  return (
    <Sheet title={apps.create} onClose={onClose}>
      <form onSubmit={(event) => void create(event)}>
        <Field
          label={apps.name}
          value={name}
          onInput={setName}
          says={bad ? apps.wrong : apps.rule}
          bad={bad}
          autofocus
          placeholder="my-app"
          maxLength={64}
        />
        <div class="actions">
          <button type="button" class="button" onClick={onClose}>
            {cancel}
          </button>
          <button class="button is-primary" disabled={bad || name === ''}>
            {apps.create}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
