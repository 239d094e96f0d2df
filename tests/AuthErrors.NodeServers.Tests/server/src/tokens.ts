import { randomUUID } from 'node:crypto';

/** What an authorization server gives to a client. */
export interface Tokens {
  access_token: string;
  refresh_token: string;
  token_type: 'Bearer';
}

/** One family of rotating refresh tokens: a refresh token is good once, and one that comes twice ends the family. */
export class TokenFamily {
  readonly counters = { revocations: 0, refreshes: 0, refusedRefreshes: 0, reusedRefreshTokens: 0 };
  #current = newTokens();
  #currentIsRevoked = false;
  #isOver = false;
  readonly #spent = new Set<string>();
  readonly #expired = new Set<string>();

  get current(): Tokens {
    return this.#current;
  }

  /** The wire code for a token that is not good; undefined for one that is. An empty one stands for none. */
  reject(accessToken: string): string | undefined {
    if (accessToken === '') {
      return 'key_missing';
    }

    if (accessToken === this.#current.access_token && !this.#currentIsRevoked && !this.#isOver) {
      return undefined;
    }

    const wasGood = this.#expired.has(accessToken) || accessToken === this.#current.access_token;
    return wasGood && !this.#isOver ? 'token_expired' : 'key_invalid';
  }

  /** Ends the access token. The refresh token stays good. */
  revokeAccessToken(): void {
    this.#currentIsRevoked = true;
    this.counters.revocations++;
  }

  /** The next tokens; undefined when the refresh token is not good. */
  refresh(refreshToken: string): Tokens | undefined {
    if (this.#spent.has(refreshToken)) {
      this.counters.reusedRefreshTokens++;
      this.#isOver = true;
    }

    if (refreshToken !== this.#current.refresh_token || this.#isOver) {
      this.counters.refusedRefreshes++;
      return undefined;
    }

    this.counters.refreshes++;
    this.#spent.add(refreshToken);
    this.#expired.add(this.#current.access_token);
    this.#current = newTokens();
    this.#currentIsRevoked = false;
    return this.#current;
  }
}

function newTokens(): Tokens {
  return { access_token: `access-${randomUUID()}`, refresh_token: `refresh-${randomUUID()}`, token_type: 'Bearer' };
}
