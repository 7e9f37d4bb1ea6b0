import { useState } from 'preact/hooks';
import { Field } from '../controls/field.js';
import { changeToken } from '../server/call.js';
import { text } from '../text/text.js';

/** Where somebody stands who came without the printed link. */
export function Door() {
  const [given, setGiven] = useState('');
  const { door } = text();
  return (
    <main class="door">
      <form
        class="card is-padded"
        onSubmit={(event) => {
          event.preventDefault();
          changeToken(given);
          location.reload();
        }}
      >
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>{door.title}</h1>
        <p class="second">{door.says}</p>
        <Field label={door.field} value={given} onInput={setGiven} autofocus />
        <button class="button is-primary is-wide">{door.enter}</button>
      </form>
    </main>
  );
}
