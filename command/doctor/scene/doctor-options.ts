/** What the command line asks for. */
export interface DoctorOptions {
  readonly offline: boolean;
  readonly timeoutMs: number;
  readonly envFiles: readonly string[] | undefined;
  readonly appName: string | undefined;
  readonly decryptSample: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly directory: string | undefined;
}
