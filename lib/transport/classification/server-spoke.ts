/** Header and body of an alert in the clear. */
const ALERT_BYTES = 7;

const NOTE = Symbol('whether the server spoke');

/** Whether so many bytes from the server are more than a bare alert: then ciphers were agreed. @internal */
export function isMoreThanAlert(bytes: number): boolean {
  return bytes > ALERT_BYTES;
}

/**
 * Notes on the error that ended a handshake what only the connection knows, for whoever gets to name its cause.
 *
 * @internal
 */
export function noteServerSpoke(error: Error, serverSpoke: boolean): void {
  if (Object.isExtensible(error)) Object.defineProperty(error, NOTE, { value: serverSpoke });
}

/** What was noted; undefined where nobody saw. @internal */
export function serverSpokeBefore(error: Error): boolean | undefined {
  return (error as { [NOTE]?: boolean })[NOTE];
}
