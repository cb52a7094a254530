-- Which transaction changed a visit last, so that a device can ask for what changed since it asked last, exactly: a transaction that
-- began before and ended after is not missed, as it would be by any clock. What stood before this column is as old as nothing.
alter table visits.visit add column changed xid8;
alter table visits.visit alter column changed set default pg_current_xact_id();

-- Visits that are somebody's no more: taken back, or said to be another mediator's. Rows live as long as a device asks for the days.
create table visits.gone (
    account     uuid not null,
    visit       uuid not null,
    association uuid not null,
    day         date not null,
    changed     xid8 not null default pg_current_xact_id(),
    primary key (account, visit)
);
create index gone_by_day on visits.gone (association, day);
alter table visits.gone enable row level security;
alter table visits.gone force row level security;
create policy own on visits.gone using (association =
    (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on visits.gone to ${app};

-- The version that a correction was made on, when others had corrected other fields meanwhile and both were joined.
alter table visits.earlier_version add column merged_from int;
