import type { ComponentChildren } from 'preact';
import { Shell } from './copy.js';

interface EmptyProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** The one line that puts something in. */
  readonly line?: string;
}

/** Says what would be here, and how it gets here. */
export function Empty({ title, children, line }: EmptyProps) {
  return (
    <div class="card empty">
      <strong>{title}</strong>
      {children}
      {line && (
        <div class="line">
          <Shell lines={line.split('\n')} label={title} />
        </div>
      )}
    </div>
  );
}
