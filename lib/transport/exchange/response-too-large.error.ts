/** More bytes than allowed. Stays inside the transport, where it becomes a fault. @internal */
export class ResponseTooLargeError extends Error {
  constructor() {
    super('the answer is larger than allowed');
  }
}
