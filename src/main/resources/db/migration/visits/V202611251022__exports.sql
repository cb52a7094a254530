-- Files of visits that somebody asked for: what, and how far it is. The files themselves are in the data folder.
create table visits.export (
    id          uuid primary key,
    association uuid not null,
    account     uuid not null,
    asked_at    timestamptz not null,
    format      text not null check (format in ('csv', 'xlsx', 'ods')),
    -- as in the address of the list
    filter      text not null,
    notes       boolean not null,
    state       text not null check (state in ('waiting', 'running', 'ready', 'failed')),
    -- how often it was begun: a stop of Parvis cuts it
    attempts    int not null default 0,
    lines       bigint not null default 0,
    expected    bigint,
    bytes       bigint,
    problem     text,
    finished_at timestamptz
);
create index export_of_account on visits.export (association, account, asked_at);
alter table visits.export enable row level security;
alter table visits.export force row level security;
create policy own on visits.export using (association =
    (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on visits.export to ${app};
