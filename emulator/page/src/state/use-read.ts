import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../server/call.js';
import { changes } from './emulator.js';

/** What a path of the admin API answers, read again whenever the emulator changed. Undefined until the first answer. */
export function useRead<Answer>(path: string | undefined): Answer | undefined {
  const [read, setRead] = useState<{ path: string; answer: Answer }>();
  const latest = useRef(path);
  latest.current = path;
  const version = changes.value;
  useEffect(() => {
    if (path === undefined) return;
    call<Answer>('GET', path).then(
      (answer) => {
        if (latest.current === path) setRead({ path, answer });
      },
      // What went wrong is told by the frame: the emulator is gone, or did not admit us.
      () => undefined,
    );
  }, [path, version]);
  return read?.path === path ? read?.answer : undefined;
}
