create schema database;
grant usage on schema database to ${app};

-- The processes that serve this database together, by the name of their session. Whose session is gone has ended.
create table database.process (
    name       text primary key check (length(name) <= 63),
    version    text not null check (length(version) <= 60),
    schema     text not null check (length(schema) <= 60),
    folder     text not null check (length(folder) = 64),
    keys       text[] not null,
    started_at timestamptz not null
);
grant select, insert, delete on database.process to ${app};

-- Who used a limit, under a hash that nobody can undo, until it counts for nothing.
create unlogged table database.usage (
    key       bytea primary key check (length(key) = 32),
    requests  timestamptz[] not null default '{}',
    full_at   timestamptz,
    forget_at timestamptz not null
);
create index usage_forget_at on database.usage (forget_at);
grant select, insert, update, delete on database.usage to ${app};
