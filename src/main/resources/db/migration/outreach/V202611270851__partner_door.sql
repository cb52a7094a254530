-- What a partner hands over goes to an arrangement of its own that runs today, whatever the code asks for: row-level security shows it no other.
create policy partner_in_time on outreach.upload as restrictive for insert with check (
    (select current_setting('parvis.scope', true)) is distinct from 'partner'
    or exists (
        select from outreach.arrangement a
        where a.id = upload.arrangement and a.partner = upload.partner and a.association = upload.association
          and a.starts_on <= (now() at time zone 'Europe/Paris')::date
          and (a.ends_on is null or a.ends_on >= (now() at time zone 'Europe/Paris')::date)));

-- Lines that were not taken are what the partner itself wrote: it sees which and why.
create policy partner_reads on outreach.refused_line for select using (
    (select current_setting('parvis.scope', true)) = 'partner'
    and exists (
        select from outreach.list l
        where l.id = refused_line.list
          and l.partner = (select nullif(current_setting('parvis.partner', true), '')::uuid)
          and l.association = (select nullif(current_setting('parvis.partner_of', true), '')::uuid)));

-- The first time that a return file was fetched is noted on it.
create policy partner_fetches on outreach.return_file for update using (
    partner = (select nullif(current_setting('parvis.partner', true), '')::uuid)
    and association = (select nullif(current_setting('parvis.partner_of', true), '')::uuid));

-- Lists whose counts are to be made anew; a list may be there more than once, so that nobody waits for anybody.
create table outreach.recount_due (
    list        uuid not null,
    association uuid not null
);
create index recount_due_of on outreach.recount_due (association, list);

-- What an entry counts for. Each household counts once in each column, whatever was tried how often.
create view outreach.counted_entry with (security_invoker = true) as
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
            else 'ended' end as outcome
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
grant select on outreach.counted_entry to ${app};

-- The same of an entry that is gone: what it counted for, without the entry.
create table outreach.gone_entry (
    association uuid not null,
    partner     uuid not null,
    arrangement uuid not null,
    list        uuid not null references outreach.list on delete cascade,
    month       date not null,
    matter      text not null,
    commune     text not null,
    sector      uuid,
    point       uuid,
    channels    text[] not null,
    days        int,
    reached     boolean not null,
    kinds       text[] not null,
    solved      boolean not null,
    avoided     text[] not null,
    oriented    boolean not null,
    spread      bigint not null,
    gained      bigint not null,
    outcome     text not null
);
create index gone_entry_of on outreach.gone_entry (list);

-- Sums of lists by commune, sector and point: what figures are read from, and the only thing of lists that the network's head sees.
create table outreach.tally (
    association uuid not null,
    partner     uuid not null,
    arrangement uuid not null,
    list        uuid not null references outreach.list on delete cascade,
    -- first day of the month in which the list came
    month       date not null,
    matter      text not null,
    -- empty where unknown
    commune     text not null,
    sector      uuid,
    point       uuid,
    listed      int not null,
    attempted   int not null,
    reached     int not null,
    solved      int not null,
    reductions  int not null,
    cuts        int not null,
    evictions   int not null,
    oriented    int not null,
    -- households with money of that kind, and how much, in cents
    with_spread int not null,
    spread      bigint not null,
    with_gained int not null,
    gained      bigint not null,
    -- households by channel, kind of solution, days to the first attempt, outcome: {"call": 3}
    channels    jsonb not null,
    kinds       jsonb not null,
    days        jsonb not null,
    outcomes    jsonb not null
);
create index tally_of_list on outreach.tally (list);
create index tally_by_month on outreach.tally (association, month, partner);

do $$
declare t text;
begin
    foreach t in array array['recount_due', 'gone_entry', 'tally'] loop
        execute format('alter table outreach.%I enable row level security', t);
        execute format('alter table outreach.%I force row level security', t);
        execute format('create policy own on outreach.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on outreach.%I to ${app}', t);
    end loop;
    create policy network on outreach.tally for select using ((select current_setting('parvis.scope', true)) = 'network');
end $$;

-- Whatever changes what an entry counts for marks its list; a job counts it anew within a minute.
create function outreach.mark_list() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'entry' then
        insert into outreach.recount_due (list, association) values (new.list, new.association);
    else
        insert into outreach.recount_due (list, association) select e.list, e.association from outreach.entry e where e.id = new.entry;
    end if;
    return null;
end $$;
create trigger entry_made after insert on outreach.entry for each row execute function outreach.mark_list();
create trigger entry_moved after update of state, closed_why, reached_on, list, commune, sector, point on outreach.entry
    for each row execute function outreach.mark_list();
create trigger attempt_made after insert or update on outreach.attempt for each row execute function outreach.mark_list();
create trigger solution_made after insert or update on outreach.solution for each row execute function outreach.mark_list();

-- An entry goes with the term, or because somebody asks: what it counted for stays.
create function outreach.keep_count() returns trigger language plpgsql as $$
begin
    insert into outreach.gone_entry
    select association, partner, arrangement, list, month, matter, commune, sector, point, channels, days, reached, kinds, solved, avoided,
           oriented, spread, gained, outcome
    from outreach.counted_entry where entry = old.id;
    insert into outreach.recount_due (list, association) values (old.list, old.association);
    return old;
end $$;
create trigger entry_going before delete on outreach.entry for each row execute function outreach.keep_count();
