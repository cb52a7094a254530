-- What a line counts and pays on each day: pages add up days, never acts. Rows are written by the triggers below alone; acts of an association are
-- attributed by one transaction after the other, so that none waits for a day here.
create table contracts.day_sum (
    association     uuid not null,
    contract        uuid not null,
    line            uuid not null,
    day             date not null,
    counted         bigint not null,
    counted_minutes bigint not null,
    paid            bigint not null,
    paid_minutes    bigint not null,
    paid_acts       bigint not null,
    primary key (association, contract, line, day),
    foreign key (association, line) references contracts.line (association, id)
);

alter table contracts.attribution no force row level security;
insert into contracts.day_sum
select association, contract, line, day, sum(units), sum(minutes), sum(paid_units), coalesce(sum(minutes) filter (where paid), 0),
    count(*) filter (where paid)
from contracts.attribution group by association, contract, line, day;
alter table contracts.attribution force row level security;

alter table contracts.day_sum enable row level security;
alter table contracts.day_sum force row level security;
create policy own on contracts.day_sum using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update on contracts.day_sum to ${app};

create function contracts.add_to_day() returns trigger language plpgsql as $$
declare sign int := case tg_op when 'INSERT' then 1 else -1 end;
begin
    insert into contracts.day_sum as s (association, contract, line, day, counted, counted_minutes, paid, paid_minutes, paid_acts)
    select association, contract, line, day, sign * sum(units), sign * sum(minutes), sign * sum(paid_units),
        sign * coalesce(sum(minutes) filter (where paid), 0), sign * count(*) filter (where paid)
    from changed group by association, contract, line, day order by contract, line, day
    on conflict (association, contract, line, day) do update set counted = s.counted + excluded.counted,
        counted_minutes = s.counted_minutes + excluded.counted_minutes, paid = s.paid + excluded.paid,
        paid_minutes = s.paid_minutes + excluded.paid_minutes, paid_acts = s.paid_acts + excluded.paid_acts;
    return null;
end $$;
create trigger added_to_day after insert on contracts.attribution
    referencing new table as changed for each statement execute function contracts.add_to_day();
create trigger taken_from_day after delete on contracts.attribution
    referencing old table as changed for each statement execute function contracts.add_to_day();
