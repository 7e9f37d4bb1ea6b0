// The public surface of `nestjs-apps-in-toss/opentelemetry`, name by name.
export { AppsInTossOpenTelemetryModule } from './apps-in-toss-open-telemetry.module.js';
export type { AppsInTossOpenTelemetryOptions } from './open-telemetry-options.interface.js';
