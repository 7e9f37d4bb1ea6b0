// The clients: each makes one POST (or our typed read) over mutual TLS and returns the parsed answer. `open` gets
// { origin, cert, key, ca } and returns { call, close }; those that bursts are measured with also get `elsewhere`, another
// origin, and return `callElsewhere`, the same call by the same client to there.
import https from 'node:https';
import tls from 'node:tls';
import { AppsInTossClient, AppsInTossHttpService, AppsInTossModule } from '../dist/esm/index.js';

export const PATH = '/api-partner/v1/apps-in-toss/user/oauth2/refresh-token';
export const BODY = { refreshToken: 'x'.repeat(100), hint: 'bench body' };
const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

/** Ours, as an application has it. */
async function ours({ origin, elsewhere = origin, cert, key, ca }) {
  await import('reflect-metadata');
  const { NestFactory } = await import('@nestjs/core');
  const module = AppsInTossModule.forRoot({
    certificate: { cert, key },
    ca,
    apiBaseUrl: origin,
    payBaseUrl: elsewhere,
    deadline: 10_000,
  });
  const app = await NestFactory.createApplicationContext(module, { logger: ['error'] });
  return {
    client: app.get(AppsInTossClient),
    http: app.get(AppsInTossHttpService),
    close: () => app.close(),
  };
}

const pem = ({ cert, key, ca }) => ({ cert: Buffer.from(cert), key: Buffer.from(key), ca: Buffer.from(ca) });

export const CLIENTS = {
  floor: (at) => {
    const secureContext = tls.createSecureContext({ cert: at.cert, key: at.key, ca: at.ca });
    const agent = new https.Agent({ keepAlive: true, secureContext, timeout: 4_000 });
    return {
      call: () => rawPost(at.origin, { agent }),
      callElsewhere: () => rawPost(at.elsewhere, { agent }),
      close: () => agent.destroy(),
    };
  },
  'floor, PEM in the agent': (at) => {
    const agent = new https.Agent({ keepAlive: true, timeout: 4_000, ...pem(at) });
    return { call: () => rawPost(at.origin, { agent }), close: () => agent.destroy() };
  },
  'ours, typed client': async (at) => {
    const { client, close } = await ours(at);
    const call = (host) => client.call({ method: 'POST', path: PATH, host, class: 'safe', body: BODY });
    return { call: () => call(), callElsewhere: () => call('pay'), close };
  },
  'ours, axiosRef': async (at) => {
    const {
      http: { axiosRef },
      close,
    } = await ours(at);
    return { call: async () => (await axiosRef.post(PATH, BODY)).data, close };
  },
  'ours, HttpService': async (at) => {
    const { firstValueFrom } = await import('rxjs');
    const { http, close } = await ours(at);
    return { call: async () => (await firstValueFrom(http.post(PATH, BODY))).data, close };
  },
  'axios, stock': async (at) => {
    const { default: axios } = await import('axios');
    const httpsAgent = new https.Agent({ keepAlive: true, ...pem(at) });
    const instance = axios.create({ baseURL: at.origin, httpsAgent, timeout: 10_000 });
    return { call: async () => (await instance.post(PATH, BODY)).data, close: () => httpsAgent.destroy() };
  },
  '@nestjs/axios': async (at) => {
    const { default: axios } = await import('axios');
    const { HttpService } = await import('@nestjs/axios');
    const { firstValueFrom } = await import('rxjs');
    const httpsAgent = new https.Agent({ keepAlive: true, ...pem(at) });
    const http = new HttpService(axios.create({ baseURL: at.origin, httpsAgent, timeout: 10_000 }));
    return {
      call: async () => (await firstValueFrom(http.post(PATH, BODY))).data,
      close: () => httpsAgent.destroy(),
    };
  },
  got: async (at) => {
    const { default: got } = await import('got');
    const agent = new https.Agent({ keepAlive: true, ...pem(at) });
    const client = got.extend({
      prefixUrl: at.origin,
      agent: { https: agent },
      timeout: { request: 10_000 },
    });
    return { call: () => client.post(PATH.slice(1), { json: BODY }).json(), close: () => agent.destroy() };
  },
  'undici, request': async (at) => {
    const { Agent, request } = await import('undici');
    const dispatcher = new Agent({ connect: pem(at), connections: 50 });
    const call = async (origin) => {
      const body = JSON.stringify(BODY);
      const answer = await request(origin + PATH, { method: 'POST', headers: HEADERS, body, dispatcher });
      return answer.body.json();
    };
    return {
      call: () => call(at.origin),
      callElsewhere: () => call(at.elsewhere),
      close: () => dispatcher.close(),
    };
  },
  'undici, fetch': async (at) => {
    const { Agent, fetch } = await import('undici');
    const dispatcher = new Agent({ connect: pem(at), connections: 50 });
    return {
      call: async () => {
        const body = JSON.stringify(BODY);
        return (await fetch(at.origin + PATH, { method: 'POST', headers: HEADERS, body, dispatcher })).json();
      },
      close: () => dispatcher.close(),
    };
  },
  superagent: async (at) => {
    const { default: superagent } = await import('superagent');
    const agent = new https.Agent({ keepAlive: true, ...pem(at) });
    return {
      call: async () =>
        (
          await superagent
            .post(at.origin + PATH)
            .agent(agent)
            .send(BODY)
        ).body,
      close: () => agent.destroy(),
    };
  },
  // As the sample of the developer site is written: certificate and key with every call, the global agent.
  'official sample': (at) => {
    const credentials = pem(at);
    return { call: () => rawPost(at.origin, credentials), close: () => https.globalAgent.destroy() };
  },
};

function rawPost(origin, options) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const body = JSON.stringify(BODY);
    const headers = { ...HEADERS, 'content-length': body.length };
    const request = https.request(
      { ...options, host: hostname, port, path: PATH, method: 'POST', headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve(JSON.parse(text)));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
