const loopback = ['127.0.0.1', '::1', 'localhost'];

/** Refuses every address but this machine's own: the emulator signs anybody in who asks. @internal */
export function assertLoopback(host: string): void {
  if (loopback.includes(host)) return;
  throw new TypeError(
    `host: the emulator listens on this machine only; expected one of ${loopback.join(', ')}`,
  );
}

/** `https://host:port`, with the brackets that IPv6 needs. @internal */
export function originOf(host: string, port: number): string {
  return `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
