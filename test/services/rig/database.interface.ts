/** A database through one driver, as a user of the journal has it. */
export interface Database {
  readonly query: (sql: string, parameters: (string | number)[]) => Promise<unknown>;
  begin(): Promise<OpenTransaction>;
  close(): Promise<void>;
}

export interface OpenTransaction {
  readonly query: (sql: string, parameters: unknown[]) => Promise<unknown>;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}
