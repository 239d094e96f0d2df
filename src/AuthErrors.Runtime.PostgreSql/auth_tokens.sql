-- The table of PostgreSqlTokenStore. One row is one grant. Who uses it needs SELECT, INSERT and UPDATE on it.
CREATE TABLE IF NOT EXISTS auth_tokens
(
    grant_id   text        PRIMARY KEY,
    generation bigint      NOT NULL DEFAULT 0, -- grows by one with every token that is stored or cleared
    token      bytea,                          -- NULL: there is none
    holder     uuid,                           -- who refreshes now; NULL: nobody
    heartbeat  bigint      NOT NULL DEFAULT 0, -- grows while the holder lives
    updated_at timestamptz NOT NULL DEFAULT now() -- for people; the store never reads it
);
