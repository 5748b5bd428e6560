// What went wrong, as the service's problem details (RFC 9457) tell it.

export class Problem extends Error {
  /**
   * @param status of the answer, 0 if there was none
   * @param body the problem detail, as far as there is one
   * @param retryAfter seconds to wait, if the service said so
   */
  constructor(status, body = {}, retryAfter = undefined) {
    super(body.detail ?? body.error ?? body.title ?? `The service answered with status ${status}`);
    this.status = status;
    this.field = body.field;
    this.retryAfter = retryAfter;
  }

  static unreachable() {
    return new Problem(0, { detail: "The service cannot be reached. Is it running?" });
  }

  static async of(response) {
    return Problem.ofText(response.status, await response.text(), response.headers.get("Retry-After"));
  }

  static ofText(status, text, retryAfter) {
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      body = {};
    }
    return new Problem(status, body, Number(retryAfter) || undefined);
  }
}
