-- Keys by which an account proves the second step (WebAuthn). "key" is the attested credential data: the identifier of the authenticator's kind, of
-- the credential, and its public key. Seen where the transaction names the account.
create table access.passkey (
    id            uuid primary key,
    account       uuid not null references access.account,
    credential_id bytea not null unique,
    key           bytea not null,
    counter       bigint not null,
    name          text not null check (length(name) between 1 and 60),
    added_at      timestamptz not null,
    used_at       timestamptz
);
create index passkey_of on access.passkey (account);
alter table access.passkey enable row level security;
alter table access.passkey force row level security;
create policy named on access.passkey
    using (account = (select nullif(current_setting('parvis.account', true), '')::uuid));
grant select, insert, delete on access.passkey to ${app};
grant update (counter, used_at) on access.passkey to ${app};
