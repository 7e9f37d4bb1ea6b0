import { describeDiagnosis } from './rig/diagnosis-suite.js';
import { go } from './rig/go.js';
import { haproxy } from './rig/haproxy.js';
import { nginx } from './rig/nginx.js';
import { node } from './rig/node.js';
import { openssl } from './rig/openssl.js';

describeDiagnosis('what we say of a fault, against real servers', {
  servers: [nginx, haproxy, openssl, node, go],
  bodies: ['small', '3 MB'],
  exact: 0.9,
});
