create schema access;
grant usage on schema access to ${app};

-- The network itself: one row, made by the first-run page.
create table access.network (
    id         int primary key default 1 check (id = 1),
    name       text not null,
    created_at timestamptz not null default now()
);

-- The tenant: the local legal body that employs mediators and owns its data. The network module describes it further.
create table access.association (
    id         uuid primary key,
    name       text not null,
    created_at timestamptz not null default now(),
    closed_at  timestamptz
);
create unique index association_by_name on access.association (lower(name)) where closed_at is null;

-- Who may sign in. An account without association works for the network's head.
create table access.account (
    id               uuid primary key,
    association      uuid references access.association,
    name             text not null,
    email            text not null,
    roles            text[] not null,
    status           text not null check (status in ('invited', 'active', 'disabled')),
    password_hash    text,
    totp_secret      bytea,
    totp_enabled_at  timestamptz,
    totp_last_step   bigint not null default 0,
    failed_attempts  int not null default 0,
    locked_until     timestamptz,
    last_sign_in     timestamptz,
    created_at       timestamptz not null default now(),
    version          int not null default 0,
    check (association is null or not 'NETWORK_HEAD' = any (roles)),
    check (cardinality(roles) > 0)
);
create unique index account_by_email on access.account (lower(email));
create index account_by_association on access.account (association, lower(name));

-- A one-time link by which an account's holder chooses a password; only its hash is kept.
create table access.invitation (
    token_hash bytea primary key,
    account    uuid not null references access.account,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index invitation_by_account on access.invitation (account);

-- Printed one-time codes: the second step without a telephone.
create table access.one_time_code (
    account    uuid not null references access.account,
    code_hash  bytea not null,
    created_at timestamptz not null default now(),
    used_at    timestamptz,
    primary key (account, code_hash)
);

-- Personal access tokens for the API.
create table access.token (
    id           uuid primary key,
    account      uuid not null references access.account,
    name         text not null,
    token_hash   bytea not null unique,
    scopes       text[] not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_on date
);
create index token_by_account on access.token (account);

-- Attempts to sign in, to slow down who guesses; rows live a day.
create table access.attempt (
    at     timestamptz not null default now(),
    origin text not null
);
create index attempt_by_origin on access.attempt (origin, at);

-- Sessions, in the layout that Spring Session reads (JdbcIndexedSessionRepository).
create table access.session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index session_by_expiry on access.session (expiry_time);
create index session_by_principal on access.session (principal_name);
create table access.session_attributes (
    session_primary_id char(36) not null references access.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

grant select, insert, update on access.network, access.association, access.account, access.token to ${app};
grant select, insert, update, delete on access.invitation, access.one_time_code, access.attempt,
    access.session, access.session_attributes to ${app};
