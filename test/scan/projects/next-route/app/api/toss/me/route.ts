import { Agent, fetch } from 'undici';

export async function GET(request: Request) {
  const dispatcher = new Agent({
    connect: { cert: process.env.TOSS_MTLS_CERT, key: process.env.TOSS_MTLS_KEY },
  });
  const response = await fetch(`${process.env.TOSS_API_BASE_URL}/api-partner/v1/apps-in-toss/user/oauth2/login-me`, {
    headers: { Authorization: request.headers.get('authorization') ?? '' },
    dispatcher,
  });
  const body = (await response.json()) as { success: { userKey: number } };
  return Response.json({ userKey: body.success.userKey });
}
