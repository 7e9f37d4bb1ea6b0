import { BadRequestException, HttpStatus } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { corsHeaders, preflightHeaders } from './callback-cors.js';
import type { CallbackHandlers } from '../handlers/callback-handlers.js';
import type { CallbackKind } from '../callback-kind.js';
import type { CallbackLog } from '../handlers/callback-log.js';
import type { CallbackRequest } from '../verification/callback-request.interface.js';
import type { CallbackRefusal, CallbackVerifier } from '../verification/callback-verifier.js';
import { readSubscriptionEvent, REGISTRATION_EVENT } from '../events/subscription-event.js';
import { readUnlinkEvent } from '../events/unlink-event.js';

/** @internal */
export interface CallbackEndpointParts {
  readonly verifier: CallbackVerifier;
  readonly handlers: CallbackHandlers;
  readonly log: CallbackLog;
  readonly host: HttpAdapterHost;
}

interface Answer {
  readonly status: HttpStatus;
  readonly body?: object;
}

const METHODS: Readonly<Record<CallbackKind, readonly string[]>> = {
  unlink: ['GET', 'POST'],
  subscription: ['POST'],
};

/** 204 is what the platform's staff names for notifications; for the unlink callback nothing is documented. */
const DONE: Readonly<Record<CallbackKind, Answer>> = {
  unlink: { status: HttpStatus.OK, body: {} },
  subscription: { status: HttpStatus.NO_CONTENT },
};

const REFUSED: Readonly<Record<CallbackRefusal, { status: HttpStatus; message: string; log: string }>> = {
  address: {
    status: HttpStatus.FORBIDDEN,
    message: 'Forbidden',
    log: 'its address is not in allowedAddresses (behind a proxy, see the option trustProxy)',
  },
  credential: {
    status: HttpStatus.UNAUTHORIZED,
    message: 'Unauthorized',
    log: 'its Authorization header does not hold the credential',
  },
  'not-set-up': { status: HttpStatus.NOT_FOUND, message: 'Not Found', log: 'it has no credential here' },
};

/**
 * Answers the calls of Toss. It writes the answer itself, past the filters and interceptors of the application: what
 * Toss gets is fixed, and holds neither a stack trace nor what a handler threw.
 *
 * @internal
 */
export class CallbackEndpoint {
  readonly #parts: CallbackEndpointParts;

  constructor(parts: CallbackEndpointParts) {
    this.#parts = parts;
  }

  /** @param response of Express or Fastify */
  async answer(kind: CallbackKind, request: CallbackRequest, response: unknown): Promise<void> {
    const { httpAdapter } = this.#parts.host;
    const setHeaders = (headers: Readonly<Record<string, string>> | undefined): void => {
      for (const [name, value] of Object.entries(headers ?? {})) httpAdapter.setHeader(response, name, value);
    };
    setHeaders(corsHeaders(request.headers['origin']));
    if (request.method === 'OPTIONS') setHeaders(preflightHeaders(METHODS[kind]));
    const { status, body } = await this.#answer(kind, request);
    if (status === HttpStatus.METHOD_NOT_ALLOWED) setHeaders({ allow: METHODS[kind].join(', ') });
    httpAdapter.reply(response, body, status);
  }

  async #answer(kind: CallbackKind, request: CallbackRequest): Promise<Answer> {
    const { verifier, log } = this.#parts;
    // A preflight carries no credential; there is nothing to see.
    if (request.method === 'OPTIONS') return { status: HttpStatus.NO_CONTENT };
    if (!METHODS[kind].includes(request.method))
      return refusal(HttpStatus.METHOD_NOT_ALLOWED, 'Method Not Allowed');
    const refused = verifier.refusal(kind, request);
    if (refused) {
      const { status, message, log: why } = REFUSED[refused];
      log.refused(kind, why);
      return refusal(status, message);
    }
    try {
      return await this.#handle(kind, request);
    } catch (error) {
      if (!(error instanceof BadRequestException)) throw error;
      log.refused(kind, error.message);
      return refusal(HttpStatus.BAD_REQUEST, error.message);
    }
  }

  /** @throws BadRequestException when the event has not the documented form */
  async #handle(kind: CallbackKind, request: CallbackRequest): Promise<Answer> {
    const { handlers, log } = this.#parts;
    const event = kind === 'unlink' ? readUnlinkEvent(request) : readSubscriptionEvent(request);
    if (!event) {
      const { eventType } = request.body as { eventType: string };
      if (eventType !== REGISTRATION_EVENT) log.unknownEvent(eventType);
      return DONE[kind];
    }
    const isDone = await handlers.handle(kind, event);
    return isDone ? DONE[kind] : refusal(HttpStatus.INTERNAL_SERVER_ERROR, 'Internal Server Error');
  }
}

function refusal(statusCode: HttpStatus, message: string): Answer {
  return { status: statusCode, body: { statusCode, message } };
}
