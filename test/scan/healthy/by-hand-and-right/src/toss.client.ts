import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import * as https from 'node:https';
import axios, { type AxiosInstance } from 'axios';

interface Envelope<T> {
  resultType: 'SUCCESS' | 'FAIL';
  success: T | null;
  error?: { errorCode: string; reason: string };
}

@Injectable()
export class TossClient implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(TossClient.name);
  private agent?: https.Agent;
  private api!: AxiosInstance;

  async onModuleInit() {
    const { TOSS_CERT_PATH, TOSS_KEY_PATH } = process.env;
    if (!TOSS_CERT_PATH || !TOSS_KEY_PATH) throw new Error('TOSS_CERT_PATH and TOSS_KEY_PATH are missing');
    const [cert, key] = await Promise.all([readFile(TOSS_CERT_PATH), readFile(TOSS_KEY_PATH)]);
    this.agent = new https.Agent({ cert, key, keepAlive: true });
    this.api = axios.create({
      baseURL: 'https://apps-in-toss-api.toss.im/api-partner/v1/apps-in-toss',
      httpsAgent: this.agent,
      timeout: 10_000,
      maxRedirects: 0,
    });
  }

  onModuleDestroy() {
    this.agent?.destroy();
  }

  async post<T>(path: string, body: object, userKey?: number): Promise<T> {
    try {
      const { data } = await this.api.post<Envelope<T>>(path, body, {
        headers: userKey === undefined ? {} : { 'x-toss-user-key': String(userKey) },
      });
      if (data.resultType !== 'SUCCESS') throw new Error(`${data.error?.errorCode}: ${data.error?.reason}`);
      return data.success as T;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.logger.warn(`${path}: ${code ?? ''} ${message}`);
      if (code === 'ECONNREFUSED') this.logger.warn('is the gateway up?');
      throw error;
    }
  }

  async grant(userKey: number, promotionCode: string, amount: number, known?: string) {
    const key = known ?? (await this.post<{ key: string }>('/promotion/execute-promotion/get-key', {})).key;
    try {
      return await this.post('/promotion/execute-promotion', { promotionCode, key, amount }, userKey);
    } catch {
      return this.post('/promotion/execution-result', { promotionCode, key }, userKey);
    }
  }
}
