import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { AppsInTossClient } from 'nestjs-apps-in-toss';
import { AppsInTossJobs } from 'nestjs-apps-in-toss/bullmq';
import type pg from 'pg';
import { POOL } from './database.module.js';

@Controller('missions')
export class MissionsController {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly toss: AppsInTossClient,
    private readonly jobs: AppsInTossJobs,
  ) {}

  /**
   * "Mission done" and "points to pay" are committed together or not at all. Who pays is a worker: this answers at once,
   * and a process that dies after the commit loses nothing.
   */
  @Post(':mission/finish')
  @HttpCode(202)
  async finish(@Param('mission') mission: string, @Body('userKey') userKey: number) {
    const grantId = `mission:${mission}:${userKey}`;
    const connection = await this.pool.connect();
    try {
      await connection.query('BEGIN');
      await connection.query('INSERT INTO finished_missions VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        userKey,
        mission,
      ]);
      await this.toss.promotion.plan(
        { userKey, promotionCode: 'WELCOME', amount: 100, grantId },
        { query: (sql, parameters) => connection.query(sql, parameters) },
      );
      await connection.query('COMMIT');
    } catch (error) {
      await connection.query('ROLLBACK');
      throw error;
    } finally {
      connection.release();
    }
    await this.jobs.enqueueGrant({ grantId });
    return { grantId };
  }
}
