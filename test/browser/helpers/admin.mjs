/** The admin API, for what a test needs beside what it clicks. */
export function adminOf({ consoleUrl, token }) {
  return async (method, path, body) => {
    const response = await fetch(`${consoleUrl}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.json();
  };
}
