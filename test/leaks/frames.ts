import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Debugger, type Runtime, Session } from 'node:inspector';
import { AppsInTossModule } from '../../lib/apps-in-toss.module.js';

/** What a reporter of errors that reads the locals of frames would see, wherever something is thrown. */
interface Sighting {
  readonly place: string;
  readonly path: string;
}

interface Start {
  readonly cert: string;
  readonly key: string;
  readonly passphrase?: string;
}

interface Task {
  readonly starts: readonly Start[];
  /** Parts of keys and passwords that nothing else has. */
  readonly needles: readonly string[];
  readonly asBytes: boolean;
}

/** What a start came to. */
export interface StartReport {
  readonly code: string | undefined;
  /** Frames of ours that something was thrown through. */
  readonly frames: number;
  readonly seen: readonly Sighting[];
}

const task = JSON.parse(process.argv[2] ?? '{}') as Task;
const LEVELS = 3;
const session = new Session();
session.connect();

/** In the same thread a session answers at once. */
function post<T>(method: string, parameters: object): T | undefined {
  let answer: T | undefined;
  session.post(method, parameters, (_, result) => (answer = result as T));
  return answer;
}

const seen = new Map<string, Sighting>();
let frames = 0;

/** Frames name their script by its number. */
const scripts = new Map<string, string>();
session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => scripts.set(scriptId, url));
session.on('Debugger.paused', ({ params }) => {
  for (const frame of params.callFrames) look(frame);
});

function look({ functionName, location, scopeChain, this: self }: Debugger.CallFrame): void {
  const url = scripts.get(location.scriptId) ?? '';
  if (!url.includes('/lib/')) return;
  frames += 1;
  const place = `${url.replace(/.*\/lib\//, 'lib/')}:${location.lineNumber + 1} ${functionName}`;
  walk(self, place, 'this', LEVELS);
  for (const { type, object } of scopeChain)
    if (type === 'local' || type === 'block' || type === 'closure' || type === 'catch')
      walk(object, place, '', LEVELS);
}

function walk(value: Runtime.RemoteObject | undefined, place: string, path: string, levels: number): void {
  if (!value) return;
  if (value.type === 'string' && task.needles.some((needle) => String(value.value).includes(needle)))
    seen.set(`${place} ${path}`, { place, path });
  if (levels === 0 || value.objectId === undefined) return;
  if (value.subtype === 'typedarray' || value.className === 'Buffer') {
    const bytes = post<Runtime.CallFunctionOnReturnType>('Runtime.callFunctionOn', {
      objectId: value.objectId,
      functionDeclaration:
        'function () { return Buffer.from(this.buffer, this.byteOffset, this.length).toString("latin1") }',
      returnByValue: true,
    });
    if (bytes?.result.type === 'string') walk(bytes.result, place, `${path} (bytes)`, 0);
    return;
  }
  const { result = [] } = post<Runtime.GetPropertiesReturnType>('Runtime.getProperties', {
    objectId: value.objectId,
    ownProperties: true,
  }) ?? { result: [] };
  for (const property of result) {
    // The message of an error is its own; what is behind a getter is not read by anybody.
    if (property.value) walk(property.value, place, `${path}.${property.name}`, levels - 1);
  }
}

post('Debugger.enable', {});
post('Debugger.setPauseOnExceptions', { state: 'all' });

@Module({})
class AppModule {}

const half = (text: string): string | Buffer => (task.asBytes ? Buffer.from(text) : text);

async function start({ cert, key, passphrase }: Start): Promise<StartReport> {
  seen.clear();
  frames = 0;
  const secret = passphrase === undefined ? {} : { passphrase };
  const module = AppsInTossModule.forRoot({ certificate: { cert: half(cert), key: half(key), ...secret } });
  const error: unknown = await NestFactory.createApplicationContext(
    { module: AppModule, imports: [module] },
    { logger: false, abortOnError: false },
  ).then(
    (app) => app.close(),
    (thrown: unknown) => thrown,
  );
  return { code: (error as { code?: string } | undefined)?.code, frames, seen: [...seen.values()] };
}

const reports: StartReport[] = [];
for (const each of task.starts) reports.push(await start(each));
post('Debugger.disable', {});
session.disconnect();
process.stdout.write(JSON.stringify(reports));
