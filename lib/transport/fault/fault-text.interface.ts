import type { FaultSide } from './fault.interface.js';

/** What a code says: who said no, one English sentence, and the advice in both languages. @internal */
export type FaultText = readonly [side: FaultSide, cause: string, ko: string, en: string];
