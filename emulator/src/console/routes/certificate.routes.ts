import type { Platform } from '../../platform.js';
import type { AppList } from '../settings/app-list.js';
import { certificateViews } from '../views/certificate-views.js';
import { missing } from '../http/console-error.js';
import { FileReply } from '../http/console-route.js';
import type { ConsoleCall, ConsoleRoute } from '../http/console-route.js';
import type { RefusalSettings } from '../settings/refusal-settings.js';
import type { CertificateView, IssuedView } from '../views/views.interface.js';
import { zip } from '../http/zip.js';
import { optionalNumber, optionalText, textField } from './field.js';

/** The tab "mTLS 인증서" of the console. @internal */
export function certificateRoutes(
  platform: Platform,
  apps: AppList,
  refusals: RefusalSettings,
): ConsoleRoute[] {
  const { emulator } = platform;
  const list = (app: string) => certificateViews(platform, app, refusals.graceMs);

  async function issue({ params, body }: ConsoleCall): Promise<IssuedView & { zipBytes: Buffer }> {
    const app = apps.check(params['app']);
    const name = textField(body, 'name');
    const days = optionalNumber(body, 'days');
    const directory = optionalText(body, 'directory');
    const { cert, key, fingerprint256 } = await emulator.issueCertificate(app, {
      name,
      ...(days !== undefined && { days }),
      ...(directory !== undefined && { directory }),
    });
    const files = [
      { name: `${name}_public.crt`, text: cert },
      { name: `${name}_private.key`, text: key },
    ];
    const zipBytes = zip(files, new Date());
    const certificate = find(list(app), fingerprint256);
    return { certificate, cert, key, zip: zipBytes.toString('base64'), zipBytes };
  }

  return [
    {
      method: 'GET',
      path: '/api/apps/:app/certificates',
      handle: ({ params }) => ({ certificates: list(apps.check(params['app'])) }),
    },
    {
      method: 'POST',
      path: '/api/apps/:app/certificates',
      async handle(call) {
        const { zipBytes: _, ...issued } = await issue(call);
        return issued;
      },
    },
    {
      // For terminals: the download of the console, and nothing else.
      method: 'POST',
      path: '/api/apps/:app/certificates/zip',
      async handle(call) {
        const { certificate, zipBytes } = await issue(call);
        return new FileReply(`${certificate.name}.zip`, 'application/zip', zipBytes);
      },
    },
    {
      method: 'DELETE',
      path: '/api/apps/:app/certificates/:fingerprint256',
      handle({ params }) {
        const app = apps.check(params['app']);
        const { fingerprint256 } = find(list(app), params['fingerprint256']);
        emulator.deleteCertificate(fingerprint256);
        return { certificate: find(list(app), fingerprint256) };
      },
    },
  ];
}

function find(list: readonly CertificateView[], fingerprint256: string | undefined): CertificateView {
  const found = list.find((each) => each.fingerprint256 === fingerprint256);
  if (!found) throw missing(`There is no certificate ${fingerprint256}`);
  return found;
}
