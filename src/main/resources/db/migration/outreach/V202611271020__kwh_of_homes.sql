-- What was done in a household's home since its list came, as the module of homes tells it; it stays when the case goes. kWh of electricity.
alter table outreach.entry
    -- in a year, an order of magnitude
    add column expected_kwh    bigint,
    -- over the measured days, against the same weather; negative: more was used
    add column measured_kwh    bigint,
    -- half of the interval of 90 %
    add column measured_margin double precision check (measured_margin >= 0),
    add check ((measured_kwh is null) = (measured_margin is null));

alter table outreach.gone_entry
    add column expected_kwh    bigint,
    add column measured_kwh    bigint,
    add column measured_margin double precision;

-- Households with kWh of either kind, and how much. Homes err each on its own, so the squares of their margins add up.
alter table outreach.tally
    add column with_expected     int not null default 0,
    add column expected_kwh      bigint not null default 0,
    add column with_measured     int not null default 0,
    add column measured_kwh      bigint not null default 0,
    add column measured_variance double precision not null default 0;

create or replace view outreach.counted_entry with (security_invoker = true) as
select e.id as entry, e.association, e.partner, e.arrangement, e.list, date_trunc('month', l.received_on)::date as month,
       e.matter, coalesce(e.commune, '') as commune, e.sector, e.point,
       coalesce(tried.channels, '{}') as channels,
       case when tried.first_on is not null then greatest(0, tried.first_on - l.received_on) end as days,
       e.reached_on is not null as reached,
       coalesce(found.kinds, '{}') as kinds,
       coalesce(found.solved, false) or e.closed_why is not distinct from 'solution' as solved,
       coalesce(found.avoided, '{}') as avoided,
       coalesce(found.oriented, false) or e.closed_why is not distinct from 'oriented' as oriented,
       coalesce(found.spread, 0) as spread, coalesce(found.gained, 0) as gained,
       case when e.state = 'waiting' and tried.first_on is null then 'waiting'
            when e.state = 'waiting' then 'tried'
            when e.state = 'reached' then 'in-progress'
            when e.closed_why in ('solution', 'oriented', 'objected', 'wrong-data', 'never-reached') then e.closed_why
            else 'ended' end as outcome,
       e.expected_kwh, e.measured_kwh, e.measured_margin
from outreach.entry e
join outreach.list l on l.id = e.list
left join lateral (
    select array_agg(distinct a.channel order by a.channel) as channels, min(a.day) as first_on
    from outreach.attempt a where a.entry = e.id) tried on true
left join lateral (
    select array_agg(distinct s.kind order by s.kind) as kinds,
           bool_or(s.kind <> 'oriented') as solved,
           bool_or(s.kind = 'oriented') as oriented,
           array_agg(distinct s.planned) filter (where s.confirmed = 'avoided' and s.planned is not null) as avoided,
           sum(s.cents) filter (where s.kind in ('delay', 'instalments'))::bigint as spread,
           sum(s.cents) filter (where s.kind not in ('delay', 'instalments', 'oriented'))::bigint as gained
    from outreach.solution s where s.entry = e.id) found on true;

create trigger entry_saved after update of expected_kwh, measured_kwh, measured_margin on outreach.entry
    for each row execute function outreach.mark_list();

create or replace function outreach.keep_count() returns trigger language plpgsql as $$
begin
    insert into outreach.gone_entry (association, partner, arrangement, list, month, matter, commune, sector, point, channels, days, reached,
        kinds, solved, avoided, oriented, spread, gained, outcome, expected_kwh, measured_kwh, measured_margin)
    select association, partner, arrangement, list, month, matter, commune, sector, point, channels, days, reached, kinds, solved, avoided,
           oriented, spread, gained, outcome, expected_kwh, measured_kwh, measured_margin
    from outreach.counted_entry where entry = old.id;
    insert into outreach.recount_due (list, association) values (old.list, old.association);
    return old;
end $$;
