import { apache } from './rig/apache.js';
import { describeDiagnosis } from './rig/diagnosis-suite.js';
import { java } from './rig/java.js';
import { lighttpd } from './rig/lighttpd.js';
import { python } from './rig/python.js';
import { stunnel } from './rig/stunnel.js';

describeDiagnosis('what we say of a fault, against more real servers', {
  servers: [apache, stunnel, python, java, lighttpd],
  bodies: ['small'],
  exact: 0.85,
});
