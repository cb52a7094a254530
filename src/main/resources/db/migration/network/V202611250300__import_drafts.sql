-- Searches of points compare words without their accents.
create extension if not exists unaccent with schema public;

-- A file between its preview and its confirmation, then what became of it: a day at most.
create table network.import_draft (
    id              uuid primary key,
    account         uuid not null,
    -- nothing: an association to be created under new_association
    association     uuid,
    new_association text,
    file_name       text not null,
    bytes           bytea,
    created_at      timestamptz not null default now(),
    -- once taken: the counts, and the refused rows to be corrected
    taken_at        timestamptz,
    new_points      int,
    changed_points  int,
    unchanged       int,
    refused_rows    int,
    refused         bytea,
    check ((bytes is null) = (taken_at is not null))
);
create index import_draft_by_age on network.import_draft (created_at);
alter table network.import_draft enable row level security;
alter table network.import_draft force row level security;
create policy own on network.import_draft for all using (
    association = (select nullif(current_setting('parvis.association', true), '')::uuid)
    or (select current_setting('parvis.scope', true)) = 'network');
grant select, insert, update, delete on network.import_draft to ${app};
