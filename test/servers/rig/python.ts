import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerKind } from './listener.interface.js';
import { listenersAsJson, oneProcess } from './one-process.js';

/** Python's `http.server` behind its `ssl` module. */
export const python: ServerKind = {
  name: 'Python',
  programs: ['/usr/bin/python3'],
  async start(setting) {
    const file = join(setting.folder, 'listeners.json');
    await writeFile(file, listenersAsJson(setting));
    const program = join(process.cwd(), 'test/servers/programs/server.py');
    return oneProcess(setting, '/usr/bin/python3', [program, file]);
  },
};
