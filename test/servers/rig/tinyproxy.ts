import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Child } from './child.js';
import { freePorts, listening } from './ports.js';
import { assertInstalled } from './programs.js';

export interface TinyproxyOptions {
  /** The only port to which it opens tunnels. */
  readonly allowed: number;
  /** `name password`; default: it asks nobody. */
  readonly credentials?: readonly [name: string, password: string];
}

/** A tinyproxy process: a forward proxy that others wrote. */
export class Tinyproxy {
  private constructor(
    readonly port: number,
    private readonly child: Child,
    private readonly file: string,
  ) {}

  static async start(folder: string, { allowed, credentials }: TinyproxyOptions): Promise<Tinyproxy> {
    await assertInstalled(['tinyproxy']);
    const [port = 0] = await freePorts(1);
    const [file, log] = [join(folder, `tinyproxy-${port}.conf`), join(folder, `tinyproxy-${port}.log`)];
    const lines = [
      `Port ${port}`,
      'Listen 127.0.0.1',
      'Timeout 60',
      `LogFile "${log}"`,
      'LogLevel Connect',
      'MaxClients 50',
      `ConnectPort ${allowed}`,
      ...(credentials ? [`BasicAuth ${credentials.join(' ')}`] : []),
    ];
    await writeFile(file, `${lines.join('\n')}\n`);
    const child = new Child('tinyproxy', ['-d', '-c', file]);
    await listening(port, child);
    return new Tinyproxy(port, child, log);
  }

  /** What it wrote down of its work. */
  log(): Promise<string> {
    return readFile(this.file, 'utf8');
  }

  /** The tunnels it was asked for, as it wrote them down. */
  async asked(): Promise<string[]> {
    return [...(await this.log()).matchAll(/Request \([^)]*\): (.*)/g)].map(([, line = '']) => line);
  }

  /** Kills it: what was open in it is gone. */
  close(): Promise<void> {
    return this.child.close();
  }
}
