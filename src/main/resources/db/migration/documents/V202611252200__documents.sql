create schema documents;
grant usage on schema documents to ${app};

-- A paper of a case. Its bytes are elsewhere (a folder, or an S3 store), sealed under a key of its own; that key lies here, sealed as
-- what is said of persons is ("key" names with which): without the row nobody reads the bytes again. Name and reason are sealed under
-- the document's own key.
create table documents.document (
    id          uuid primary key,
    association uuid not null references access.association,
    case_file   uuid not null references cases.case_file on delete cascade,
    kind        text not null check (kind in ('pdf', 'jpeg', 'png')),
    bytes       bigint not null check (bytes > 0),
    pages       int not null check (pages > 0),
    -- waiting: no scan for viruses yet, shown to nobody; refused: a virus was found afterwards, the bytes are gone
    state       text not null check (state in ('ready', 'waiting', 'refused')),
    preview     boolean not null,
    data_key    bytea not null,
    key         text not null,
    name        bytea not null,
    added_by    uuid not null,
    added_at    timestamptz not null,
    closed_on   date,
    kept_by     uuid,
    kept_on     date,
    kept_why    bytea,
    check ((kept_by is null) = (kept_on is null) and (kept_by is null) = (kept_why is null))
);
create index document_of on documents.document (case_file, added_at desc, id);
create index document_by_key on documents.document (association, key);
create index document_over on documents.document (association, closed_on) where closed_on is not null and kept_by is null;
create index document_waiting on documents.document (association, added_at, id) where state = 'waiting';

alter table documents.document enable row level security;
alter table documents.document force row level security;
create policy own on documents.document using (association =
    (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on documents.document to ${app};
