import { Injectable, UnauthorizedException } from '@nestjs/common';
import { AppsInTossClient, type Profile } from 'nestjs-apps-in-toss';

/** Who sends a request. A real app has sessions of its own and does not ask Toss each time. */
@Injectable()
export class SignedInUser {
  constructor(private readonly toss: AppsInTossClient) {}

  async of(authorization = ''): Promise<Profile> {
    const [, accessToken] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (accessToken === undefined) throw new UnauthorizedException('Authorization: Bearer <accessToken>');
    return this.toss.login.getMe({ accessToken });
  }
}
