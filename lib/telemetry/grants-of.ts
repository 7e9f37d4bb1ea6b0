import { within } from '../foundation/within.js';
import type { OpenGrants } from '../api/promotion/grant/open-grants.js';
import type { MiniAppView } from './mini-app-view.js';

/** So many are counted; a figure that stands there means "at least". */
const MOST_COUNTED = 1_000;

/** @internal */
export interface GrantsOfApp {
  readonly app: string;
  /** Absent when the journal did not answer in time. What is wrong with it, its own calls say. */
  readonly grants?: OpenGrants | undefined;
}

/** Grants of every mini-app that has a journal. Never rejects. @internal */
export async function grantsOf(
  views: readonly MiniAppView[],
  timeoutMs: number,
): Promise<readonly GrantsOfApp[]> {
  const found = views
    .filter(({ hasJournal }) => hasJournal)
    .map(async (view): Promise<GrantsOfApp> => {
      const app = view.miniApp.name;
      try {
        return { app, grants: await within(timeoutMs, () => view.grants(MOST_COUNTED)) };
      } catch {
        return { app };
      }
    });
  return Promise.all(found);
}
