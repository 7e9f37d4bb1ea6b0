import { NextResponse } from 'next/server';

export async function GET() {
  const res = await fetch('https://jsonplaceholder.typicode.com/todos/1', { next: { revalidate: 60 } });
  if (!res.ok) throw new Error('Failed to fetch data');
  return NextResponse.json(await res.json());
}
