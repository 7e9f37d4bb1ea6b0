import type { AppsInTossModuleOptions } from 'nestjs-apps-in-toss';
import type { Call, Said } from '../said.js';
import type { Step } from '../schedule.js';

/** The world that a process is put into. */
export interface World {
  readonly options: AppsInTossModuleOptions;
  readonly journal: { readonly kind: JournalKind; readonly path: string };
  /** Keeps how much time was left out, for the processes that follow. */
  readonly timeFile: string;
}

export type JournalKind = 'file' | 'sqlite';

/** What a process is told to do. */
export type Order =
  | { readonly do: 'open'; readonly world: World }
  | { readonly do: 'call'; readonly call: Call; readonly deadline: number; readonly diesAt: Step['diesAt'] }
  | { readonly do: 'close' };

/** How it ends. */
export type Report = { readonly said?: Said; readonly took?: number; readonly error?: string };
