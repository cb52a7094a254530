-- A document of what a workshop needs: a PDF, looked into before it came in. It goes with its workshop. The association's staff alone reads it: neither
-- partners nor the public.
create table workshops.material (
    id          uuid primary key,
    association uuid not null,
    workshop    uuid not null,
    name        text not null check (length(name) between 1 and 120),
    content     bytea not null check (length(content) between 1 and 5000000),
    added_by    uuid not null,
    added_at    timestamptz not null,
    foreign key (association, workshop) references workshops.workshop (association, id) on delete cascade
);
create index material_of on workshops.material (association, workshop);
-- a PDF is compressed already
alter table workshops.material alter column content set storage external;
alter table workshops.material enable row level security;
alter table workshops.material force row level security;
create policy own on workshops.material using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, delete on workshops.material to ${app};
