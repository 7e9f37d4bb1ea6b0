// In a CJS project @nestjs/axios is typed with the ESM half of axios and the project with the CJS half, so the two
// HTTP services cannot be assigned to one another there. The calls people write compile, and the types of axios that
// the project sees are the ones AppsInTossHttpService speaks.
import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import axios, { type AxiosInstance, type AxiosRequestConfig, type AxiosResponse } from 'axios';
import { AppsInTossHttpService } from 'nestjs-apps-in-toss';
import { firstValueFrom, map, type Observable } from 'rxjs';

interface Profile {
  readonly userKey: number;
}

@Injectable()
export class ProfileService {
  constructor(
    private readonly toss: AppsInTossHttpService,
    private readonly others: HttpService,
  ) {}

  usualCalls(): readonly unknown[] {
    return [
      this.toss
        .get<Profile>('/x', { headers: { Authorization: 'Bearer x' } })
        .pipe(map(({ data }) => data.userKey)),
      this.toss.post<Profile>('/x', { a: 1 }, { params: { page: 1 } }).pipe(map(({ status }) => status)),
      firstValueFrom(this.toss.put<Profile>('/x', {})).then(({ data }) => data.userKey),
      this.toss.patch<Profile>('/x', {}),
      this.toss.delete<Profile>('/x'),
      this.toss.head('/x'),
      this.toss.request<Profile>({ method: 'GET', url: '/x' }),
      this.others.get<Profile>('https://example.com/x').pipe(map(({ data }) => data.userKey)),
    ];
  }

  withTheAxiosOfTheProject(): Observable<AxiosResponse<Profile>> {
    const instance: AxiosInstance = this.toss.axiosRef;
    instance.interceptors.request.use((request) => request);
    const config: AxiosRequestConfig = { timeout: 1_000, signal: new AbortController().signal };
    return this.toss.get<Profile>('/x', config);
  }

  async statusOfAFailure(): Promise<number | undefined> {
    try {
      await this.toss.axiosRef.get('/x');
    } catch (error) {
      if (axios.isAxiosError<Profile>(error)) return error.response?.status;
    }
    return undefined;
  }
}
