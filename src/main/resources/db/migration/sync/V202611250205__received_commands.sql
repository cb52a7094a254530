create schema sync;
grant usage on schema sync to ${app};

-- Each command that was decided, so that the same one sent again is answered, not applied. The key decides between two that arrive
-- at the same instant. The answer holds identifiers and problems, never free text.
create table sync.received_command (
    id          uuid primary key,
    association uuid not null references access.association,
    account     uuid not null,
    device      uuid not null,
    type        text not null,
    form        int not null,
    received_at timestamptz not null default now(),
    outcome     text not null check (outcome in ('accepted', 'rejected', 'conflict')),
    answer      jsonb not null
);

alter table sync.received_command enable row level security;
alter table sync.received_command force row level security;
create policy own on sync.received_command using (association =
    (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert on sync.received_command to ${app};
