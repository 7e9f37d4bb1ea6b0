import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerKind } from './listener.interface.js';
import { listenersAsJson, oneProcess } from './one-process.js';

/** `node:https` with `requestCert`. */
export const node: ServerKind = {
  name: 'Node',
  programs: ['node'],
  async start(setting) {
    const file = join(setting.folder, 'listeners.json');
    await writeFile(file, listenersAsJson(setting));
    const program = join(process.cwd(), 'test/servers/programs/node-server.mjs');
    return oneProcess(setting, process.execPath, [program, file]);
  },
};
