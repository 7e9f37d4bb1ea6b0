// The public surface of `nestjs-apps-in-toss/prometheus`, name by name.
export { AppsInTossPrometheusModule } from './apps-in-toss-prometheus.module.js';
export type { AppsInTossPrometheusOptions } from './prometheus-options.interface.js';
