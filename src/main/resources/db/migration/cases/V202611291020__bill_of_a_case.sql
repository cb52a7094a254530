-- The bill that a case is about, said once: delays of steps, the days of the law, plans and letters read it here. The reference (number of a
-- contract or client) is sealed; "key" names the key. The foreign key can be deferred for measurements, which write rows and take them back.
create table cases.bill (
    case_file   uuid primary key,
    association uuid not null,
    issued_on   date,
    payable_by  date check (payable_by >= issued_on),
    cents       bigint check (cents between 0 and 100000000),
    supplier    text,
    reference   bytea,
    key         text,
    check ((reference is null) = (key is null)),
    constraint bill_case_file_fkey foreign key (association, case_file) references cases.case_file (association, id)
        on delete cascade deferrable
);
create index bill_of on cases.bill (association, case_file);
create index bill_by_key on cases.bill (association, key) where key is not null;

-- What a bill said before each change, for the timeline of its case; a number of a contract is not kept on, only that it was another.
create table cases.former_bill (
    id                uuid primary key,
    association       uuid not null,
    case_file         uuid not null,
    replaced_on       date not null,
    replaced_by       uuid not null,
    replaced_at       timestamptz not null,
    issued_on         date,
    payable_by        date,
    cents             bigint,
    supplier          text,
    reference_changed boolean not null,
    foreign key (association, case_file) references cases.case_file (association, id) on delete cascade
);
create index former_bill_of on cases.former_bill (association, case_file);

do $$
declare t text;
begin
    foreach t in array array['bill', 'former_bill'] loop
        execute format('alter table cases.%I enable row level security', t);
        execute format('alter table cases.%I force row level security', t);
        execute format('create policy own on cases.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
grant select, insert, update on cases.bill to ${app};
grant select, insert on cases.former_bill to ${app};

-- Whether the date that a template asks is that of a bill. Delays of its cases run from the day of their bill, and from no other.
alter table cases.template
    add column of_bill boolean not null default false,
    add check (not of_bill or date_asked <> '');
alter table cases.case_file
    add column of_bill boolean not null default false,
    add constraint one_day_of_the_bill check (not of_bill or counted_from is null);

-- policies bind the owner too: not for what a migration writes
alter table cases.template no force row level security;
update cases.template set of_bill = true where date_asked <> '' and theme like '%-unpaid-bill';
alter table cases.template force row level security;
