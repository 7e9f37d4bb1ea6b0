import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Issues a certificate in the page, downloads both files as a zip and unpacks them into `folder`. */
export async function issueInPage(page, name, folder) {
  await page.getByRole('button', { name: '발급받기' }).first().click();
  await page.getByLabel('인증서 이름').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: '발급받기' }).click();
  await page.getByRole('heading', { name: '인증서가 발급되었어요' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '둘 다 zip으로 받기' }).click(),
  ]);
  const zip = join(folder, '..', download.suggestedFilename());
  await download.saveAs(zip);
  await page.getByRole('button', { name: '다 받았어요' }).click();
  await unzip(zip, folder);
  return zip;
}

/** The real program, as a developer has it. */
export const unzip = (zip, folder) => run('unzip', ['-o', zip, '-d', folder]);
