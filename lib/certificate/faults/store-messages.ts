import type { FaultFacts, Text } from './certificate-text.interface.js';
import type { CertificateStoreCode } from './certificate-store-code.js';

function text(message: string, ko: string, en: string): Text {
  return { message, hint: { ko, en } };
}

const PAIR_NAMES = '<name>_public.crt, <name>_private.key';

/** An option, and in brackets where it came from and what was seen of it. @internal */
export function named({ option, variable }: FaultFacts, seen?: string): string {
  const known = [variable && `from ${variable}`, seen].filter((each) => each !== undefined && each !== '');
  return known.length > 0 ? `${option} (${known.join('; ')})` : option;
}

/** The file or folder that is meant, where it may be shown. @internal */
export function at({ path }: FaultFacts): string {
  return path === undefined ? '' : `: ${path}`;
}

/** Texts about sources and the store, one entry per code. @internal */
export const STORE_MESSAGES: Record<CertificateStoreCode, (facts: FaultFacts) => Text> = {
  AIT_CERT_OPTION_INVALID: (f) =>
    text(
      `${f.option} must be { cert, key }, a list of those with at least one member, { directory }, or a source with load().`,
      '{ cert, key }, 그 배열(1개 이상), { directory }, load()가 있는 소스 가운데 하나로 넣어 주세요.',
      'Give exactly one of these forms; do not mix directory with cert and key.',
    ),
  AIT_CERT_DIRECTORY_EMPTY: (f) =>
    text(
      `${named(f)} holds no pair: no file${f.path === undefined ? '' : ` in ${f.path}`} is named <name>_public.crt or <name>_private.key.`,
      `콘솔에서 받은 두 파일을 이름을 바꾸지 말고 이 폴더에 넣어 주세요(${PAIR_NAMES}). 이름이 다르면 cert와 key에 경로를 따로 넣으면 돼요.`,
      `Put both files from the console there under their own names (${PAIR_NAMES}). For files with other names set cert and key to their paths.`,
    ),
  AIT_CERT_DIRECTORY_UNREADABLE: (f) =>
    text(
      `${named(f)} cannot be listed${at(f)}${f.detail ? ` (${f.detail})` : ''}.`,
      '경로와 권한을 확인해 주세요. 컨테이너라면 볼륨이 마운트되어 있는지도 확인해 주세요. 상대 경로는 프로세스를 시작한 폴더가 기준이에요.',
      'Check the path and its permissions and, in a container, that the volume is mounted. A relative path starts at the folder the process was started in.',
    ),
  AIT_CERT_HALF_PAIR: (f) =>
    text(
      `${f.option} is half a pair: ${f.detail ?? 'one of its files'} is not there.`,
      `인증서와 키는 앞부분 이름이 같은 두 파일이어야 해요(${PAIR_NAMES}). 빠진 파일을 같은 폴더에 넣어 주세요. 키를 잃어버렸다면 콘솔에서 새로 발급받아 주세요.`,
      `A pair is two files whose names begin alike (${PAIR_NAMES}). Put the missing one beside the other. If the key is lost, issue a new certificate in the console.`,
    ),
  AIT_CERT_SOURCE_FAILED: (f) =>
    text(
      `${f.option} failed.`,
      'cause에 이유가 있어요. 시크릿 관리자의 주소, 권한, 네트워크를 확인해 주세요. 지금 쓰던 인증서는 그대로 써요.',
      'The cause says why. Check address, permissions and network of the secret manager. The certificates loaded before stay in use.',
    ),
  AIT_CERT_SOURCE_INVALID: (f) =>
    text(
      `${f.option}.load() must resolve to a list of { cert, key }, or to { certificates, revoked? }.`,
      'load()가 { cert, key, passphrase? } 객체의 배열이나 { certificates: 그 배열, revoked? }를 돌려주도록 고쳐 주세요.',
      'Make load() return an array of objects { cert, key, passphrase? }, or { certificates: that array, revoked? }.',
    ),
  AIT_CERT_SOURCE_TIMEOUT: (f) =>
    text(
      `${f.option} gave no answer in time.`,
      '폴더나 네트워크 저장소(NFS, CSI)가 응답하지 않아요. 마운트 상태를 확인해 주세요. 지금 쓰던 인증서는 그대로 쓰고, 날짜는 계속 확인해요.',
      'The folder, or the network storage behind it (NFS, CSI), hangs. Check the mount. The certificates loaded before stay in use, and their dates are still looked at.',
    ),
  AIT_CERT_REVOKED_LIST_UNREADABLE: (f) =>
    text(
      `${f.option}, the list of revoked certificates, cannot be read.`,
      'cause에 이유가 있어요. 파일과 읽기 권한을 확인해 주세요. 아직 폐기한 인증서가 없다면 빈 파일을 두면 돼요. 이미 폐기된 인증서는 계속 폐기된 상태예요. 시작할 때 읽지 못하면 어떤 인증서도 쓰지 않아요.',
      'The cause says why. Check the file and its permissions; an empty file will do while none is revoked. What was revoked stays revoked. At the start no certificate is used until the list can be read.',
    ),
  AIT_CERT_REVOKED_LIST_INVALID: (f) =>
    text(
      `${f.option}, the list of revoked certificates, holds something that is no SHA-256 fingerprint${f.detail ? `: ${f.detail}` : ''}.`,
      '한 줄에 SHA-256 지문 하나만(16진수 64자리, 콜론은 있어도 없어도 돼요), 설명은 # 뒤에 적어 주세요. 읽을 수 있는 줄은 그대로 적용돼요. 시작할 때 잘못된 줄이 있으면 어떤 인증서도 쓰지 않아요.',
      'One SHA-256 fingerprint a line (64 hexadecimal digits, with or without colons), comments after a #. The lines that can be read count all the same. At the start no certificate is used until the list is whole.',
    ),
  AIT_CERT_NONE_USABLE: (f) =>
    text(
      `${f.option} holds no certificate that can be used.`,
      '쓸 수 있는 인증서가 없어요. 앱인토스 콘솔에서 인증서를 발급받아 설정해 주세요.',
      'Issue a certificate in the Apps in Toss console and configure it.',
    ),
  AIT_CERT_REVOKED: (f) =>
    text(
      `${f.option} is a certificate that was revoked here; it is not used again.`,
      '유출되었다고 표시한 인증서예요. 콘솔에서 삭제한 뒤 새로 발급받고, 이 인증서는 소스에서 지워 주세요.',
      'It was given up as leaked. Delete it in the console, issue a new one, and remove this one from the source.',
    ),
  AIT_CERT_FINGERPRINT_INVALID: (f) =>
    text(
      `${f.option} must be a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.`,
      '이 명령의 출력을 그대로 넣어도 돼요: openssl x509 -noout -fingerprint -sha256 -in <file> (SHA-1 지문은 쓸 수 없어요)',
      'The output of this command will do: openssl x509 -noout -fingerprint -sha256 -in <file> (a SHA-1 fingerprint will not)',
    ),
  AIT_CERT_STORE_STOPPED: () =>
    text(
      'The certificate store has been stopped.',
      '앱이 종료되는 중이에요. 종료를 시작한 뒤에는 인증서를 다시 읽지 않아요.',
      'The application is shutting down; certificates are not read again after that.',
    ),
  AIT_CERT_LOADED: (f) =>
    text(
      `${f.option} was found in the source.`,
      '할 일은 없어요. 날짜가 되고 시험을 통과하면, 쓸 수 있는 것 가운데 가장 새로운 인증서를 써요.',
      'Nothing has to be done. Of those whose dates hold and that pass the canary the newest is used.',
    ),
  AIT_CERT_ACTIVATED: (f) =>
    text(
      `${f.option} is the newest that can be used.`,
      '할 일은 없어요. 모든 인스턴스가 이 인증서를 쓰면 옛 인증서는 콘솔에서 지워도 돼요.',
      'Nothing has to be done. Once every instance uses it, the old one may be deleted in the console.',
    ),
  AIT_CERT_RECOVERED: (f) =>
    text(`${f.option} works again.`, '할 일은 없어요. 다시 정상이에요.', 'Nothing has to be done.'),
  AIT_CERT_CANARY_FAILED: () =>
    text(
      'The canary of a new certificate on the servers gave no verdict.',
      '네트워크를 확인해 주세요. 새 인증서는 잠시 뒤 다시 시험하고, 그동안 기존 인증서를 써요.',
      'Check the network. The new certificate is tried again shortly; the old one is used meanwhile.',
    ),
  AIT_CERT_ROTATION_FAILED: () =>
    text(
      'A certificate could not be put in use because of an unexpected error.',
      'cause에 이유가 있어요. 기존 인증서를 계속 써요. 되풀이되면 이슈로 알려 주세요.',
      'The cause says why. The old certificate stays in use. If it happens again, please report it.',
    ),
  AIT_CERT_DRAIN_FAILED: () =>
    text(
      'The connections of a replaced certificate could not be closed in order.',
      '새 요청은 이미 새 인증서로 나가요. 되풀이되면 이슈로 알려 주세요.',
      'New requests already use the new certificate. If it happens again, please report it.',
    ),
  AIT_CERT_EXPIRING: (f) =>
    text(
      `${f.option} ends${f.detail ? ` on ${f.detail}` : ' soon'}.`,
      '앱인토스 콘솔의 mTLS 인증서 메뉴에서 새 인증서를 발급받아 지금 쓰는 소스에 넣어 주세요. 재시작 없이 바뀌어요.',
      'Issue a new certificate in the Apps in Toss console (mTLS certificates) and add it to the source in use. It is taken without a restart.',
    ),
  AIT_CERT_LEDGER_FAILED: () =>
    text(
      'The notice ledger could not be asked, so this notice may be announced by other instances too.',
      'expiryNotice.ledger가 쓰는 저장소(Redis, DB 등)를 확인해 주세요.',
      'Check the storage behind expiryNotice.ledger (Redis, a database).',
    ),
};
