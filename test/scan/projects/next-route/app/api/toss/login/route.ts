import { NextResponse } from 'next/server';

export async function POST(request: Request) {
  const { authorizationCode, referrer } = await request.json();
  const response = await fetch(
    'https://apps-in-toss-api.toss.im/api-partner/v1/apps-in-toss/user/oauth2/generate-token',
    { method: 'POST', body: JSON.stringify({ authorizationCode, referrer }), signal: AbortSignal.timeout(5000) },
  );
  if (!response.ok) return NextResponse.json({ message: 'failed' }, { status: 502 });
  const { success } = await response.json();
  return NextResponse.json(success);
}
