-- What proves who somebody is, apart from who they are: it is read when they sign in, and never with a list of accounts.
create table access.credential (
    account        uuid primary key references access.account,
    password_hash  text,
    totp_secret    bytea,
    totp_last_step bigint not null default 0
);
insert into access.credential (account, password_hash, totp_secret, totp_last_step)
    select id, password_hash, totp_secret, totp_last_step from access.account;

alter table access.account
    drop column password_hash,
    drop column totp_secret,
    drop column totp_last_step,
    -- wrong attempts are counted by address in access.attempt, the same for an address without an account
    drop column failed_attempts,
    drop column locked_until,
    -- raised by each change of password, link, role, second step and state: a sign-in begun before does not go on after it
    add column credentials_version int not null default 0,
    -- an address as it is looked for; by equality alone, which row-level security lets an index answer
    add column email_key text not null generated always as (lower(email)) stored;
drop index access.account_by_email;
create unique index account_by_email on access.account (email_key);

-- An attempt is reserved before the password is looked at, and taken back when it was right.
alter table access.attempt add column id uuid;
create index attempt_by_id on access.attempt (id) where id is not null;

-- Printed codes are kept under the secret key; those of before are sealed anew at the next start.
alter table access.one_time_code add column under_key boolean not null default false;

-- A code that a person in charge reads out to somebody who signs in from a browser never seen: kept under the secret key, for a quarter of an hour.
create table access.read_out_code (
    account    uuid primary key references access.account,
    code_hash  bytea not null,
    expires_at timestamptz not null
);

-- Whether who reads named files proves more than a password in a browser that did not sign in to the account before.
alter table access.network add column known_browsers boolean not null default false;
