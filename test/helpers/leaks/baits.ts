import { InternalServerErrorException } from '@nestjs/common';
import axios, { AxiosError, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import { Agent } from 'node:https';

/** Values that do give a key away, as applications without this package have them. A sink that shows none is no sink. */
export function baitsWith(key: string): Record<string, unknown> {
  const config = {
    ...axios.defaults,
    url: '/x',
    headers: new AxiosHeaders({ 'x-key': key.replaceAll('\n', ' ') }),
    httpsAgent: new Agent({ key }),
  } as unknown as InternalAxiosRequestConfig;
  const request = { agent: config.httpsAgent, headers: { key }, url: '/x', method: 'GET', socket: {} };
  const response = { config, data: { key }, headers: { key }, status: 500, statusText: '', request };
  return {
    text: key,
    'nested text': { nested: { key } },
    'nested Buffer': { nested: { key: Buffer.from(key) } },
    'name of a property': { sockets: { [`127.0.0.1:443:${key}`]: [] } },
    'message of an error': new Error(`cannot read ${key}`),
    'field and cause of an error': Object.assign(new Error('x', { cause: new Error(key) }), { input: key }),
    'axios error': new AxiosError('failed', 'ECONNRESET', config, request, response as never),
    'axios response': response,
    'HTTP exception': new InternalServerErrorException({ key }),
  };
}
