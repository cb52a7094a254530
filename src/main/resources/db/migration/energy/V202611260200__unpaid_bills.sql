create schema energy;
grant usage on schema energy to ${app};

-- What is known of the unpaid bill that a case is about: dates, amounts, what protects the household. No name, no address, no number of a
-- contract: the clock needs none. A row goes with its case. The key can be deferred for measurements, which write rows and take them back.
create table energy.unpaid_bill (
    case_file     uuid primary key references cases.case_file on delete cascade deferrable,
    association   uuid not null references access.association,
    supply        text not null check (supply in ('electricity', 'gas', 'heat', 'water')),
    supplier      text,
    meter         text not null check (meter in ('linky', 'other', 'unknown')),
    kva           int check (kva between 1 and 36),
    main_home     text not null check (main_home in ('yes', 'no', 'unknown')),
    issued_on     date,
    payable_by    date check (payable_by >= issued_on),
    cents         bigint check (cents between 0 and 100000000),
    first_letter  text not null check (first_letter in ('yes', 'no', 'unknown')),
    first_on      date check ((first_letter = 'yes') = (first_on is not null)),
    second_letter text not null check (second_letter in ('yes', 'no', 'unknown')),
    second_on     date check ((second_letter = 'yes') = (second_on is not null)),
    last_letter   text not null check (last_letter in ('yes', 'no', 'unknown')),
    last_on       date check ((last_letter = 'yes') = (last_on is not null)),
    cheque        text not null check (cheque in ('yes', 'no', 'unknown')),
    cheque_year   int check ((cheque = 'yes') = (cheque_year is not null)),
    told_on       date,
    helped_before text not null check (helped_before in ('yes', 'no', 'unknown')),
    convention    text not null check (convention in ('yes', 'no', 'unknown')),
    fund_lodged   date,
    fund_decision text check (fund_decision in ('pending', 'granted', 'refused')),
    fund_decided  date,
    fund_cents    bigint check (fund_cents between 0 and 100000000),
    paid_on       date[] not null default '{}',
    paid_cents    bigint[] not null default '{}' check (cardinality(paid_cents) = cardinality(paid_on) and cardinality(paid_on) <= 4),
    agreed_on     date,
    reduced_on    date,
    cut_on        date,
    step          uuid not null,
    moved_to      date,
    counted_on    date,
    changed_by    uuid,
    changed_at    timestamptz not null,
    version       int not null default 0,
    check ((fund_lodged is null) = (fund_decision is null)),
    check ((fund_decided is null) = (fund_decision is null or fund_decision = 'pending'))
);
create index unpaid_bill_of on energy.unpaid_bill (association, case_file);

alter table energy.unpaid_bill enable row level security;
alter table energy.unpaid_bill force row level security;
create policy own on energy.unpaid_bill using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on energy.unpaid_bill to ${app};
