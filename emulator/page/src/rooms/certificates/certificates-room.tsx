import { useState } from 'preact/hooks';
import type { CertificateView } from '../../../../src/console/views/views.interface.js';
import { Icon } from '../../controls/icon.js';
import { RoomHead } from '../../controls/room.js';
import { useRead } from '../../state/use-read.js';
import { text } from '../../text/text.js';
import { CertificateLine } from './certificate-line.js';
import { ExpirySheet } from './expiry-sheet.js';
import { IssueSheet } from './issue-sheet.js';
import { RemoveSheet } from './remove-sheet.js';

type Open =
  { readonly kind: 'issue' } | { readonly kind: 'expiry' | 'remove'; readonly certificate: CertificateView };

/** The tab "mTLS 인증서" of the console. */
export function CertificatesRoom({ app }: { app: string }) {
  const [open, setOpen] = useState<Open>();
  const words = text().certificates;
  const certificates = useRead<{ certificates: CertificateView[] }>(
    `/apps/${encodeURIComponent(app)}/certificates`,
  )?.certificates;
  const standing = certificates?.filter(({ status }) => status !== 'deleted') ?? [];
  const deleted = certificates?.filter(({ status }) => status === 'deleted') ?? [];
  const close = () => setOpen(undefined);
  const line = (certificate: CertificateView) => (
    <CertificateLine
      key={certificate.fingerprint256}
      certificate={certificate}
      onRemove={() => setOpen({ kind: 'remove', certificate })}
      onExpiry={() => setOpen({ kind: 'expiry', certificate })}
    />
  );
  return (
    <>
      <RoomHead title={text().rooms.certificates} says={words.says}>
        <button type="button" class="button is-primary" onClick={() => setOpen({ kind: 'issue' })}>
          <Icon name="plus" />
          {words.issue}
        </button>
      </RoomHead>
      {certificates && standing.length === 0 && (
        <div class="card empty">
          <strong>{words.emptyTitle}</strong>
          {words.emptySays}
          <div>
            <button type="button" class="button is-soft" onClick={() => setOpen({ kind: 'issue' })}>
              <Icon name="plus" />
              {words.issue}
            </button>
          </div>
        </div>
      )}
      {standing.length > 0 && <ul class="card rows certificates">{standing.map(line)}</ul>}
      {standing.length > 0 && <p class="second advice">{words.advice}</p>}
      {deleted.length > 0 && (
        <details class="deleted">
          <summary>{words.deletedList(deleted.length)}</summary>
          <ul class="card rows certificates">{deleted.map(line)}</ul>
        </details>
      )}
      {open?.kind === 'issue' && (
        <IssueSheet app={app} taken={standing.map(({ name }) => name)} onClose={close} />
      )}
      {open?.kind === 'expiry' && <ExpirySheet app={app} certificate={open.certificate} onClose={close} />}
      {open?.kind === 'remove' && <RemoveSheet app={app} certificate={open.certificate} onClose={close} />}
    </>
  );
}
