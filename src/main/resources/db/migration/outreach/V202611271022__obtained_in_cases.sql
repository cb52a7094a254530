-- What was obtained in the case that a household became, as it was said when the case was closed. It is told of where its card says no amount: what
-- was noted in both places would count twice.
alter table outreach.entry add column obtained_cents bigint check (obtained_cents >= 0);

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
       coalesce(found.spread, 0) as spread,
       coalesce(case when found.cents > 0 then found.gained else e.obtained_cents end, 0) as gained,
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
           sum(s.cents) filter (where s.kind not in ('delay', 'instalments', 'oriented'))::bigint as gained,
           sum(s.cents) filter (where s.kind <> 'oriented')::bigint as cents
    from outreach.solution s where s.entry = e.id) found on true;

create trigger entry_obtained after update of obtained_cents on outreach.entry for each row execute function outreach.mark_list();
