import type { Platform } from '../../platform.js';
import { clockView } from '../views/clock-view.js';
import { unusable } from '../http/console-error.js';
import type { ConsoleRoute } from '../http/console-route.js';
import { numberField, textField } from './field.js';

/** @internal */
export function clockRoutes({ emulator, tables }: Platform): ConsoleRoute[] {
  const { clock } = emulator;
  return [
    { method: 'GET', path: '/api/clock', handle: () => ({ clock: clockView(clock) }) },
    {
      method: 'POST',
      path: '/api/clock/advance',
      handle({ body }) {
        clock.advance(numberField(body, 'ms'));
        return { clock: clockView(clock) };
      },
    },
    {
      method: 'PUT',
      path: '/api/clock',
      handle({ body }) {
        const date = new Date(textField(body, 'now'));
        if (Number.isNaN(date.getTime())) throw unusable('now: expected a time such as 2027-12-31T00:00:00Z');
        clock.set(date);
        return { clock: clockView(clock) };
      },
    },
    {
      method: 'DELETE',
      path: '/api/clock',
      handle() {
        // Back to the machine's time, and not to a moment that is a little behind it already.
        const offset = tables.table<{ offset: number }>('clock').get('now')?.offset ?? 0;
        clock.advance(-offset);
        return { clock: clockView(clock) };
      },
    },
  ];
}
