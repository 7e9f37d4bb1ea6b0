import { Injectable } from '@nestjs/common';

/** A real app has tables here. */
@Injectable()
export class Members {
  readonly linked = new Set<number>();
  readonly subscribed = new Map<string, boolean>();
}
