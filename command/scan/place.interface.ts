/** Where a rule bit. */
export interface Place {
  /** Relative to the scanned folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What exactly, as it stands in the code: a name, a path. Never a secret. */
  readonly subject?: string;
}
