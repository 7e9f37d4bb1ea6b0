import { Module } from '@nestjs/common';
import { AppsInTossModule, appsInTossConfig } from 'nestjs-apps-in-toss';
import { AppsInTossJobsModule } from 'nestjs-apps-in-toss/bullmq';
import { DatabaseModule, JOURNAL, type Journal } from './database.module.js';
import { MissionsController } from './missions.controller.js';

@Module({
  imports: [
    DatabaseModule,
    AppsInTossModule.forRootAsync({
      isGlobal: true,
      imports: [DatabaseModule],
      inject: [JOURNAL],
      useFactory: (journal: Journal) => ({ ...appsInTossConfig(), journal }),
    }),
    AppsInTossJobsModule.forRootAsync({
      useFactory: () => ({
        connection: { host: '127.0.0.1', port: Number(process.env.REDIS_PORT ?? 6379) },
        // Whatever was committed and never became a job is found in the journal.
        recoverEvery: Number(process.env.RECOVER_EVERY_MS ?? 60_000),
        recoverOlderThan: Number(process.env.RECOVER_OLDER_THAN_MS ?? 60_000),
      }),
    }),
  ],
  controllers: [MissionsController],
})
export class AppModule {}
