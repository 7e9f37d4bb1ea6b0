import { computed, effect, signal } from '@preact/signals';
import type { OverviewView, RequestView } from '../../../src/console/views/views.interface.js';
import { call } from '../server/call.js';
import { listen } from '../server/live.js';
import { addressOf, place } from './place.js';

export const overview = signal<OverviewView | undefined>(undefined);

/** Counts up when something changed that a room may show; rooms read again then. */
export const changes = signal(0);

/** Newest first. */
export const requests = signal<readonly RequestView[]>([]);

const most = 500;

/** The app that is shown: the one of the address, or the first there is. */
export const app = computed(() => {
  const apps = overview.value?.apps ?? [];
  return apps.find((each) => each === place.value.app) ?? apps[0];
});

/** The emulator's present time. It goes on between two answers. */
export function emulatorNow(): number {
  return Date.now() + skew.value;
}

/** Emulator's time minus this browser's, in milliseconds. */
export const skew = signal(0);

export async function refresh(): Promise<void> {
  const read = await call<OverviewView>('GET', '/overview');
  overview.value = read;
  skew.value = new Date(read.clock.now).getTime() - Date.now();
}

export function start(): void {
  effect(() => {
    const name = app.value;
    if (name !== undefined && place.value.app !== name) {
      history.replaceState(null, '', addressOf(name, place.value.room));
    }
  });
  void listen(heard, () => void reread());
}

async function reread(): Promise<void> {
  await refresh();
  const { requests: read } = await call<{ requests: RequestView[] }>('GET', `/requests?limit=${most}`);
  requests.value = read;
  changes.value += 1;
}

let due: ReturnType<typeof setTimeout> | undefined;

function heard(name: string, data: unknown): void {
  if (name === 'request') note(data as RequestView);
  // Under load changes come by the hundred; reading four times a second is plenty.
  due ??= setTimeout(() => {
    due = undefined;
    changes.value += 1;
    void refresh().catch(() => undefined);
  }, 250);
}

function note(request: RequestView): void {
  const known = requests.value.some(({ id }) => id === request.id);
  requests.value = known
    ? requests.value.map((each) => (each.id === request.id ? request : each))
    : [request, ...requests.value].slice(0, most);
}
