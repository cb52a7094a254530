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

alter table cases.bill enable row level security;
alter table cases.bill force row level security;
create policy own on cases.bill using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update on cases.bill to ${app};
