import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerKind } from './listener.interface.js';
import { listenersAsJson, oneProcess } from './one-process.js';

/** Go's `net/http` with `RequireAndVerifyClientCert`. */
export const go: ServerKind = {
  name: 'Go',
  programs: ['go'],
  async start(setting) {
    const [file, binary] = [join(setting.folder, 'listeners.json'), join(setting.folder, 'server')];
    await writeFile(file, listenersAsJson(setting));
    const source = join(process.cwd(), 'test/servers/programs/go/main.go');
    await promisify(execFile)('go', ['build', '-o', binary, source], {
      env: { ...process.env, GO111MODULE: 'off', GOFLAGS: '', CGO_ENABLED: '0' },
    });
    return oneProcess(setting, binary, [file]);
  },
};
