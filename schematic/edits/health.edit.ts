import { posix } from 'node:path';
import { textOf, write, type Tree } from '../devkit.interface.js';
import type { HostApp } from '../host-app.js';
import type { Notes } from '../note.js';

const CONTROLLER = `import { Controller, Get } from '@nestjs/common';
import { HealthCheck, HealthCheckService } from '@nestjs/terminus';
import { AppsInTossHealthIndicator } from 'nestjs-apps-in-toss';

@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly appsInToss: AppsInTossHealthIndicator,
  ) {}

  @Get()
  @HealthCheck()
  check() {
    return this.health.check([
      () => this.appsInToss.isHealthy('apps-in-toss'),
    ]);
  }
}
`;

/** Adds `GET /health`, unless the application has its own. Gives the file, where there is one of ours. */
export function editHealth(tree: Tree, app: HostApp, notes: Notes): string | undefined {
  const ours = posix.join(app.sourceRoot, 'health', 'health.controller.ts');
  if (textOf(tree, ours) === CONTROLLER) return ours;
  const theirs = healthOf(tree, app.sourceRoot);
  if (theirs === undefined) {
    write(tree, ours, CONTROLLER);
    return ours;
  }
  if (!textOf(tree, theirs)?.includes('AppsInTossHealthIndicator')) {
    notes.add(
      `헬스 체크가 이미 있어요(${theirs}). AppsInTossHealthIndicator의 isHealthy('apps-in-toss')를 더해 주세요.`,
      `There is a health check already (${theirs}): add isHealthy('apps-in-toss') of AppsInTossHealthIndicator.`,
    );
  }
  return undefined;
}

function healthOf(tree: Tree, sourceRoot: string): string | undefined {
  let found: string | undefined;
  tree.getDir(sourceRoot).visit((visited) => {
    const path = visited.replace(/^\//, '');
    if (found !== undefined || !path.endsWith('.ts') || path.endsWith('.spec.ts')) return;
    const text = textOf(tree, path) ?? '';
    if (/@Controller\(\s*['"]\/?health|HealthCheckService/.test(text)) found = path;
  });
  return found;
}
