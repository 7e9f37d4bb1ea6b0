// As traced-call.cjs, for ESM.
import { createRequire, register } from 'node:module';

register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
const { tracedCall } = createRequire(import.meta.url)('./traced-call.cjs');
await tracedCall((name) => import(name));
