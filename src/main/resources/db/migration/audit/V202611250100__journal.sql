create schema audit;
grant usage on schema audit to ${app};

-- One line for each thing that must be answerable for later. The application can add, never change.
create table audit.entry (
    id          bigint generated always as identity primary key,
    at          timestamptz not null default clock_timestamp(),
    -- the writing transaction: segments are cut where no older transaction is still writing
    tx          xid8 not null default pg_current_xact_id(),
    association uuid,
    account     uuid,
    action      text not null,
    subject     text not null default '',
    facts       jsonb not null default '{}'
);
create index entry_by_association on audit.entry (association, id desc);
create index entry_by_tx on audit.entry (tx, id);

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy write_any on audit.entry for insert with check (true);
create policy read_own on audit.entry for select using (
    association = (select nullif(current_setting('parvis.association', true), '')::uuid)
    or (select current_setting('parvis.scope', true)) = 'network' and association is null);
grant select, insert on audit.entry to ${app};
