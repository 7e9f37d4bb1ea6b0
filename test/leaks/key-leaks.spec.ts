import { NestFactory } from '@nestjs/core';
import { isAxiosError } from 'axios';
import { AppsInTossHttpService, AppsInTossModule, isAppsInTossError } from 'nestjs-apps-in-toss';
import { Agent, globalAgent, request } from 'node:https';
import { ALL_CODES, BEYOND_REACH } from '../helpers/leaks/all-codes.js';
import { baitsWith } from '../helpers/leaks/baits.js';
import { BYTE_FORMS } from '../helpers/leaks/byte-forms.js';
import { blindSinks, type LeakScene, leaksThrough, openLeakScene } from '../helpers/leaks/leak-scene.js';
import { SecretDetector } from '../helpers/leaks/secret-detector.js';
import { codesIn } from '../helpers/leaks/tried.js';
import { Watch } from '../helpers/leaks/watch.js';
import { SINK_NAMES, SLOW_SINKS } from '../helpers/sinks/all-sinks.js';
import { WALKING } from '../helpers/sinks/walking.sinks.js';

/** The others are in key-leaks-loggers: together they would take too long for one file. */
const QUICK_SINKS = SINK_NAMES.filter((name) => !SLOW_SINKS.has(name));

describe('nothing that holds a certificate can be made to print its key', () => {
  let scene: LeakScene;

  beforeAll(async () => {
    scene = await openLeakScene();
  }, 60_000);
  afterAll(() => scene.close());

  it('there are at least 80 sinks, each with a name of its own', () => {
    expect(new Set(SINK_NAMES).size).toBe(SINK_NAMES.length);
    expect(SINK_NAMES.length).toBeGreaterThanOrEqual(80);
    expect(SINK_NAMES.filter((name) => typeof scene.sinks[name] !== 'function')).toEqual([]);
  });

  it('every sink shows a key that really is there', async () => {
    const baits = baitsWith(scene.secrets.keys['the key'] ?? '');
    expect(await blindSinks(scene, QUICK_SINKS, baits)).toEqual([]);
  });

  it.each(Object.keys(BYTE_FORMS))('every secret is recognised as %s', (form) => {
    const write = (bytes: Buffer): string => `x ${BYTE_FORMS[form]?.(bytes)[0]} x`;
    const { secrets, detector } = scene;
    const planted = [...Object.values(secrets.keys), ...Object.values(secrets.words)];
    expect(planted.map((text) => detector.sightings(write(Buffer.from(text))).length > 0)).toEqual(
      planted.map(() => true),
    );
    expect(detector.sightings('nothing to see, 1, 2, 3, 0a0b0c')).toEqual([]);
  });

  it('there is an error with every code of this package, and something of every success', () => {
    const { suspects } = scene;
    const made = new Set<string>();
    for (const each of Object.values(suspects)) codesIn(each, made);
    expect(ALL_CODES.filter((code) => !made.has(code) && !BEYOND_REACH.has(code))).toEqual([]);
    expect(Object.keys(suspects).length).toBeGreaterThanOrEqual(150);
    expect(Object.entries(suspects).filter(([, each]) => each === undefined)).toEqual([]);
    expect(Object.values(suspects).filter(isAppsInTossError).length).toBeGreaterThanOrEqual(100);
    expect(Object.values(suspects).filter(isAxiosError).length).toBeGreaterThanOrEqual(10);
  });

  it.each(QUICK_SINKS)('%s', async (sink) => {
    expect(await leaksThrough(scene, sink, scene.suspects)).toEqual({});
  });

  it.each(Object.keys(WALKING))('whole applications: %s', async (sink) => {
    expect(Object.keys(scene.applications)).toHaveLength(3);
    expect(await leaksThrough(scene, sink, scene.applications)).toEqual({});
  });

  describe('what Node and Nest tell while requests are made', () => {
    /** Things of the emulator are in this process too, its own keys among them: only what is secret here counts. */
    const ours = (text: string): string[] =>
      detector.sightings(text).filter((what) => !what.startsWith('boundary'));

    let watched: Record<string, string>;
    let detector: SecretDetector;

    beforeAll(async () => {
      const { emulated, secrets } = scene;
      const { cert, key } = await emulated.emulator.issueCertificate('my-mini-app');
      detector = new SecretDetector({ ...secrets, keys: { ...secrets.keys, 'the watched key': key } });
      const watch = Watch.begin();
      const options = { ...emulated.connection(), certificate: { cert, key } };
      const module = await NestFactory.createApplicationContext(AppsInTossModule.forRoot(options), watch);
      emulated.closeLater(module);
      const { axiosRef } = module.get(AppsInTossHttpService);
      const { request: sent } = await axiosRef.get('/x', { validateStatus: () => true });
      watch.look(sent.agent);
      const pending = axiosRef.get('/x', { validateStatus: () => true });
      watch.look(sent.agent);
      await pending;
      await axiosRef
        .get('/x', { signal: AbortSignal.timeout(1) as never, params: { slow: 1 } })
        .catch(String);
      watched = watch.end();
    });

    it.each([...Watch.names])('%s', (name) => {
      expect(watched[name]?.length).toBeGreaterThan(0);
      expect(ours(watched[name] ?? '')).toEqual([]);
    });

    it('each of them shows the key of a stock agent', async () => {
      const { emulator } = scene.emulated;
      const { cert, key } = await emulator.issueCertificate('my-mini-app');
      const planted = new SecretDetector({ keys: { planted: key }, words: {} });
      const watch = Watch.begin();
      const agent = new Agent({ cert, key, ca: emulator.ca, keepAlive: true });
      const headers = { 'x-key': key.replaceAll('\n', '') };
      const get = async (url: string, more: object = { agent }): Promise<void> => {
        const call = request(url, { headers, ...more }).end();
        call.on('error', () => undefined);
        watch.look(agent);
        call.on('response', (answer) => answer.resume());
        await new Promise((resolve) => call.once('close', resolve));
        watch.look(agent);
      };
      await get(`${emulator.apiBaseUrl}/x`);
      await get(`${emulator.apiBaseUrl}/x`, { cert, key, ca: emulator.ca });
      await get('https://127.0.0.1:1/x');
      performance.mark('planted', { detail: { key } });
      watch.logger.error(key);
      const seen = watch.end();
      agent.destroy();
      globalAgent.destroy();
      const blind = Watch.names.filter((name) => planted.sightings(seen[name] ?? '').length === 0);
      expect(blind).toEqual([]);
    });
  });
});
