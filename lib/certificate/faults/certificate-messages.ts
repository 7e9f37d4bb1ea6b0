import type { CertificateErrorCode } from './certificate-error-code.js';
import type { FaultFacts, Text } from './certificate-text.interface.js';
import type { CertificateWarningCode } from './certificate-warning.interface.js';
import { at, named, STORE_MESSAGES } from './store-messages.js';

export type { FaultFacts, Text };

const FORMS_KO = '파일 경로, PEM, PEM의 base64 중 하나로 넣어 주세요.';
const FORMS_EN = 'Give a file path, PEM text, or base64 of PEM.';
const REISSUE_KO = '앱인토스 콘솔에서 인증서를 새로 발급받아 주세요.';
const REISSUE_EN = 'Issue a new certificate in the Apps in Toss console.';

function text(message: string, ko: string, en: string): Text {
  return { message, hint: { ko, en } };
}

function seen(facts: FaultFacts): string {
  return named(facts, facts.shape === undefined ? undefined : `seen as: ${facts.shape}`);
}

function thing({ wanted = 'certificate' }: FaultFacts): string {
  return wanted === 'key' ? 'private key' : 'certificate';
}

const FROM_DER = {
  certificate: 'openssl x509 -inform DER -in <file> -out cert.pem',
  key: 'openssl pkey -inform DER -in <file> -out key.pem',
};
const FROM_PKCS12 = {
  certificate: 'openssl pkcs12 -in <file> -clcerts -nokeys -out cert.pem',
  key: 'openssl pkcs12 -in <file> -nocerts -nodes -out key.pem',
};

/** Every text about a certificate, one entry per code. Code and tests share them. @internal */
export const CERTIFICATE_MESSAGES: Record<CertificateErrorCode, (facts: FaultFacts) => Text> = {
  ...STORE_MESSAGES,
  AIT_CERT_MISSING: (f) =>
    text(
      `${named(f)} is missing; without a certificate no request can be made.`,
      `콘솔에서 받은 인증서(_public.crt)를 넣어 주세요. ${FORMS_KO}`,
      `Set it to the certificate from the console (_public.crt). ${FORMS_EN}`,
    ),
  AIT_CERT_KEY_MISSING: (f) =>
    text(
      `${named(f)} is missing; a certificate is of no use without its private key.`,
      `콘솔에서 받은 개인 키(_private.key)를 넣어 주세요. ${FORMS_KO}`,
      `Set it to the private key from the console (_private.key). ${FORMS_EN}`,
    ),
  AIT_CERT_WRONG_TYPE: (f) =>
    text(
      `${seen(f)} must be a string or a Buffer.`,
      `문자열이나 Buffer로 넣어 주세요. KeyObject나 X509Certificate 객체는 쓸 수 없어요.`,
      'Give a string or a Buffer. KeyObject and X509Certificate objects cannot be used.',
    ),
  AIT_CERT_EMPTY: (f) =>
    text(
      `${seen(f)} holds nothing; a ${thing(f)} was expected.`,
      `값이나 파일이 비어 있어요. 환경 변수가 실제로 설정되어 있는지 확인해 주세요. ${FORMS_KO}`,
      `The value or the file is empty. Check that the environment variable is really set. ${FORMS_EN}`,
    ),
  AIT_CERT_FILE_NOT_FOUND: (f) =>
    text(
      `${seen(f)} names a file that does not exist${at(f)}.`,
      '경로와 파일 이름을 확인해 주세요. 상대 경로는 프로세스를 시작한 폴더가 기준이고, ~는 풀어 쓰지 않아요.',
      'Check the path. A relative one starts at the folder the process was started in, and ~ is not expanded.',
    ),
  AIT_CERT_FILE_UNREADABLE: (f) =>
    text(
      `${seen(f)} names something that cannot be read as a file${at(f)}${f.detail ? `: ${f.detail}` : ''}.`,
      '일반 파일인지, 프로세스를 실행하는 사용자에게 읽기 권한이 있는지 확인해 주세요.',
      'Check that it is a plain file and that the user the process runs as may read it.',
    ),
  AIT_CERT_IS_PATH: (f) =>
    text(
      `${seen(f)} is a path where the text of a ${thing(f)} was expected.`,
      '이 함수는 파일을 읽지 않아요. ClientCertificate.load()를 쓰거나 파일 내용을 넣어 주세요.',
      'No files are read here. Use ClientCertificate.load(), or pass the content of the file.',
    ),
  AIT_CERT_NOT_PEM: (f) =>
    text(
      `${seen(f)} is not PEM: no "-----BEGIN" line was found where a ${thing(f)} was expected.`,
      `값이 잘리거나 다른 값과 바뀌지 않았는지 확인해 주세요. ${FORMS_KO}`,
      `Check that the value was not cut off or mixed up with another. ${FORMS_EN}`,
    ),
  AIT_CERT_DER: (f) =>
    text(
      `${seen(f)} is binary DER; PEM was expected.`,
      `PEM으로 바꿔 주세요: ${FROM_DER[f.wanted ?? 'certificate']}`,
      `Convert it to PEM: ${FROM_DER[f.wanted ?? 'certificate']}`,
    ),
  AIT_CERT_PKCS12: (f) =>
    text(
      `${seen(f)} is a PKCS#12 store; a PEM ${thing(f)} was expected.`,
      `PEM으로 바꿔 주세요: npx apps-in-toss cert convert <file> 또는 ${FROM_PKCS12[f.wanted ?? 'certificate']} (오래된 파일이면 -legacy를 더해 주세요)`,
      `Convert it to PEM: npx apps-in-toss cert convert <file>, or ${FROM_PKCS12[f.wanted ?? 'certificate']} (add -legacy for an old file)`,
    ),
  AIT_CERT_TRUNCATED: (f) =>
    text(
      `${seen(f)} is cut off: a PEM block begins and does not end as it should.`,
      '여러 줄 값이 첫 줄만 저장되었거나 파일을 쓰는 중일 수 있어요. 전체 내용을 다시 넣어 주세요.',
      'Only the first lines of a multi-line value may have been stored, or the file was half written. Supply all of it.',
    ),
  AIT_CERT_MALFORMED: (f) =>
    text(
      `${seen(f)} has ${f.detail ?? `a PEM block that is no ${thing(f)} inside`}.`,
      '복사하는 동안 내용이 바뀐 것 같아요. 콘솔에서 받은 원본 파일을 다시 넣어 주세요.',
      'It was changed on the way. Use the original file from the console again.',
    ),
  AIT_CERT_WRONG_BLOCK: (f) =>
    text(
      `${seen(f)} holds ${f.detail ? `"${f.detail}"` : 'other blocks'} and no ${thing(f)}.`,
      '_public.crt에는 인증서(BEGIN CERTIFICATE)가, _private.key에는 개인 키(BEGIN PRIVATE KEY)가 있어야 해요.',
      '_public.crt holds the certificate (BEGIN CERTIFICATE), _private.key the private key (BEGIN PRIVATE KEY).',
    ),
  AIT_CERT_SEVERAL_KEYS: (f) =>
    text(
      `${seen(f)} holds more than one private key.`,
      '이 인증서의 키 하나만 남겨 주세요.',
      'Leave only the key of this certificate in it.',
    ),
  AIT_CERT_SWAPPED: (f) =>
    text(
      `${seen(f)} are swapped: the certificate is where the private key belongs, and the other way round.`,
      '두 값을 서로 바꿔 주세요. 인증서는 _public.crt, 개인 키는 _private.key 파일이에요.',
      'Exchange the two values. The certificate is the _public.crt file, the key the _private.key file.',
    ),
  AIT_CERT_PASSPHRASE_MISSING: (f) =>
    text(
      `${seen(f)} is encrypted, and there is no passphrase.`,
      '키의 암호를 passphrase 옵션에 넣어 주세요.',
      'Set the option passphrase to the passphrase of the key.',
    ),
  AIT_CERT_PASSPHRASE_WRONG: (f) =>
    text(
      `${seen(f)} is encrypted, and the passphrase does not open it.`,
      'passphrase 값을 확인해 주세요. 끝에 줄바꿈이나 공백이 붙어 저장되는 일이 많아요.',
      'Check the passphrase. A line break or a space at its end is a common cause.',
    ),
  AIT_CERT_KEY_UNSUPPORTED: (f) =>
    text(
      `${seen(f)} is encrypted ${f.detail ?? 'with a cipher that this Node.js does not support'}.`,
      '지금 쓰는 암호로 다시 저장해 주세요: openssl pkcs8 -topk8 -v2 aes-256-cbc -in <file> -out key.pem',
      'Store it with a cipher in use today: openssl pkcs8 -topk8 -v2 aes-256-cbc -in <file> -out key.pem',
    ),
  AIT_CERT_KEY_MISMATCH: (f) =>
    text(
      `${seen(f)} does not belong to the certificate${f.detail ? `: ${f.detail}` : ''}.`,
      '같은 날 함께 받은 _public.crt와 _private.key인지 확인해 주세요. 파일 이름 앞부분이 같아야 해요.',
      'Check that _public.crt and _private.key were downloaded together; the first part of their names is the same.',
    ),
  AIT_CERT_CHAIN_ORDER: (f) =>
    text(
      `${seen(f)} has its chain out of order: ${f.detail ?? 'the leaf must come first'}.`,
      '개인 키와 쌍을 이루는 인증서를 맨 앞에 두고, 그다음에 그것을 발급한 인증서를 차례로 두세요.',
      'Put the certificate that belongs to the key first, and after each certificate the one that issued it.',
    ),
  AIT_CERT_LEAF_IS_CA: (f) =>
    text(
      `${seen(f)} is the certificate of an authority; a client certificate was expected.`,
      '인증 기관(CA)의 인증서가 아니라 콘솔에서 받은 _public.crt를 넣어 주세요.',
      'Use the _public.crt from the console, not the certificate of an authority (CA).',
    ),
  AIT_CERT_WEAK_KEY: (f) =>
    text(
      `${seen(f)} has a key that is too short${f.detail ? `: ${f.detail}` : ''}.`,
      `RSA는 2048비트 이상이어야 해요. ${REISSUE_KO}`,
      `RSA needs 2048 bits or more. ${REISSUE_EN}`,
    ),
  AIT_CERT_WEAK_DIGEST: (f) =>
    text(
      `${seen(f)} is signed with a digest that servers refuse${f.detail ? `: ${f.detail}` : ''}.`,
      `SHA-256 이상으로 서명된 인증서가 필요해요. ${REISSUE_KO}`,
      `It must be signed with SHA-256 or better. ${REISSUE_EN}`,
    ),
  AIT_CERT_PURPOSE: (f) =>
    text(
      `${seen(f)} is not meant for clients: clientAuth is not among its purposes.`,
      `서버용 인증서를 넣지 않았는지 확인해 주세요. ${REISSUE_KO}`,
      `Check that it is not the certificate of a server. ${REISSUE_EN}`,
    ),
  AIT_CERT_UNUSABLE: (f) =>
    text(
      `${seen(f)} was refused by the TLS library of this Node.js.`,
      `cause에 이유가 있어요. 원본 파일이 맞는데도 계속되면 ${REISSUE_KO}`,
      `The cause says why. If these are the original files: ${REISSUE_EN}`,
    ),
  AIT_CERT_EXPIRED: (f) =>
    text(
      `${f.option} expired${f.detail ? ` on ${f.detail}` : ''}.`,
      `만료된 인증서예요. ${REISSUE_KO} 만료되지 않았어야 한다면 서버의 시계를 확인해 주세요.`,
      `${REISSUE_EN} If it should not have expired, check the clock of this machine.`,
    ),
  AIT_CERT_NOT_YET_VALID: (f) =>
    text(
      `${f.option} is not valid yet${f.detail ? `; it will be on ${f.detail}` : ''}.`,
      '아직 유효 기간이 시작되지 않았어요. 서버의 시계(시간대가 아니라 UTC 시각)를 확인해 주세요.',
      'Check the clock of this machine (its UTC time, not its time zone), or wait until then.',
    ),
  AIT_CERT_CA_INVALID: (f) =>
    text(
      `${seen(f)} does not hold the certificates of trusted authorities in PEM${f.detail ? `: ${f.detail}` : ''}.`,
      '신뢰할 인증 기관(CA)의 인증서를 PEM으로 넣어 주세요. 인증서가 아닌 블록이 있으면 안 돼요.',
      'Give the certificates of the authorities to trust, in PEM, and no blocks of any other kind.',
    ),
};

/** Texts of warnings. @internal */
export const CERTIFICATE_WARNINGS: Record<CertificateWarningCode, (option: string) => Text> = {
  AIT_CERT_KEY_WORLD_READABLE: (option) =>
    text(
      `${option} is in a file that every user of this machine may read.`,
      '개인 키 파일의 권한을 줄여 주세요: chmod 600 <file> (Kubernetes는 defaultMode: 0400)',
      'Take the permission away: chmod 600 <file> (on Kubernetes defaultMode: 0400)',
    ),
};
