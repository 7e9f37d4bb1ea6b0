const key = 'apps-in-toss-emulator';

/**
 * The token from the printed link. It comes in the fragment, which no server and no log ever sees, and is kept for
 * this address, so that a reload and a second tab need no link.
 */
export function takeToken(): string {
  const [, given] = /[#&]token=([\w-]+)/.exec(location.hash) ?? [];
  if (given) {
    localStorage.setItem(key, given);
    history.replaceState(null, '', location.pathname);
  }
  return given ?? localStorage.getItem(key) ?? '';
}

export function keepToken(token: string): void {
  localStorage.setItem(key, token);
}
