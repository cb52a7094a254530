-- What a funder with an account reads of its contract: the promise and what was done, of no act. Written each hour for whole months that are over.
create table contracts.funder_contract (
    contract     uuid primary key,
    association  uuid not null,
    partner      uuid not null,
    name         text not null,
    reference    text not null,
    first_day    date not null,
    last_day     date not null,
    -- the next report that was not sent, and the day on which the latest one was
    report_on    date,
    report_until date,
    sent_on      date,
    unique (association, contract),
    foreign key (association, contract) references contracts.contract (association, id)
);
create index funder_contract_of on contracts.funder_contract (association, partner, last_day);

-- "told": parts of the unit done until "told_until", the last day of a month; they came of "acts" acts. No value yet: too few to be told.
create table contracts.funder_line (
    line        uuid primary key,
    association uuid not null,
    partner     uuid not null,
    contract    uuid not null,
    position    int not null,
    name        text not null,
    unit        text not null,
    promised    int not null check (promised > 0),
    told        bigint check (told >= 0),
    acts        bigint check (acts >= 0),
    told_until  date,
    foreign key (association, line) references contracts.line (association, id),
    foreign key (association, contract) references contracts.funder_contract (association, contract) on delete cascade,
    check (num_nulls(told, acts, told_until) in (0, 3))
);
create index funder_line_of on contracts.funder_line (association, contract, position);

do $$
declare t text;
begin
    foreach t in array array['funder_contract', 'funder_line'] loop
        execute format('alter table contracts.%I enable row level security', t);
        execute format('alter table contracts.%I force row level security', t);
        execute format('create policy own on contracts.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('create policy partner_reads on contracts.%I for select using (partner = '
            || '(select nullif(current_setting(''parvis.partner'', true), '''')::uuid) and association = '
            || '(select nullif(current_setting(''parvis.partner_of'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on contracts.%I to ${app}', t);
    end loop;
end $$;
