import { createServer } from 'node:net';

const PREFERRED = 3_000;
export const HOST = '127.0.0.1';

/** `PORT` when it is set; otherwise 3000, or any free one when somebody else has it. */
export async function choosePort(wanted: string | undefined): Promise<number> {
  if (!wanted) return (await isFree(PREFERRED)) ? PREFERRED : 0;
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error('PORT는 0부터 65535까지의 숫자여야 해요. PORT must be a number from 0 to 65535.');
  }
  if (port !== 0 && !(await isFree(port))) {
    throw new Error(
      `${port}번 포트는 다른 프로그램이 쓰고 있어요. PORT를 바꾸거나 비워 주세요. Port ${port} is taken: choose another PORT, or none.`,
    );
  }
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}
