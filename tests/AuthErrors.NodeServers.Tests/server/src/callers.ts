/** Everybody who calls, each one call after another, and how far they are. */
export class Callers {
  served = 0;
  servedTwice = 0;
  readonly #calls = new Set<string>();
  readonly #progress = new Map<string, { calls: number; token: string }>();
  readonly #count: number;
  readonly #callsEach: number;

  constructor(count: number, callsEach: number) {
    this.#count = count;
    this.#callsEach = callsEach;
  }

  /** A call came with a good token. */
  accept(caller: string, token: string): void {
    this.#progress.set(caller, { calls: (this.#progress.get(caller)?.calls ?? 0) + 1, token });
  }

  /** A call is carried out. */
  serve(caller: string, number: number): void {
    const call = `${caller} ${number}`;
    this.served++;
    this.servedTwice += this.#calls.has(call) ? 1 : 0;
    this.#calls.add(call);
  }

  /**
   * Whether all who have calls left have used the token. A server that ends a token before that can end two of them under one call, which
   * no client that sends a request at most twice survives.
   */
  haveAllUsed(token: string): boolean {
    const calling = [...this.#progress.values()].filter((caller) => caller.calls < this.#callsEach);
    return this.#progress.size === this.#count && calling.length > 0 && calling.every((caller) => caller.token === token);
  }
}
