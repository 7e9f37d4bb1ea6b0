type Paint = (text: string) => string;

const enabled = process.stdout.isTTY === true && !process.env.NO_COLOR;

const style =
  (open: number, close: number): Paint =>
  (text) =>
    enabled ? `\u001b[${open}m${text}\u001b[${close}m` : text;

export const bold = style(1, 22);
export const dim = style(2, 22);
export const red = style(31, 39);
export const green = style(32, 39);
export const blue = style(34, 39);
