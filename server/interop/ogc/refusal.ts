/** Why a request of another program is not answered; the body is the standard's own (OGC 17-069r4, 7.5.2). */
export class Refusal extends Error {
  readonly status: 400 | 403 | 404;
  constructor(status: 400 | 403 | 404, description: string) {
    super(description);
    this.status = status;
  }
}
