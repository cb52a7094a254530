alter table rounds.tour add unique (association, id);
alter table rounds.stop add unique (association, id);
alter table rounds.sector add unique (association, id);
alter table rounds.walk add unique (association, id);
alter table rounds.home_visit add unique (association, id);

call access.bind_key('rounds.tour', 'tour_point_fkey');
call access.bind_key('rounds.stop', 'stop_tour_fkey');
call access.bind_key('rounds.stop_change', 'stop_change_stop_fkey');
call access.bind_key('rounds.crew', 'crew_tour_fkey');
call access.bind_key('rounds.halt', 'halt_stop_fkey');
call access.bind_key('rounds.kit_check', 'kit_check_tour_fkey');
call access.bind_key('rounds.walk', 'walk_sector_fkey');
call access.bind_key('rounds.walk_before', 'walk_before_walk_fkey');
call access.bind_key('rounds.sighting', 'sighting_walk_fkey');
call access.bind_key('rounds.alarm', 'alarm_home_visit_fkey');

-- as network.point_change: only the triggers write it
alter table rounds.tour_change enable row level security;
alter table rounds.tour_change force row level security;
create policy read_all on rounds.tour_change for select using (true);
create policy note on rounds.tour_change to current_user using (true);
revoke insert, update, delete on rounds.tour_change from ${app};

create or replace function rounds.note_tour_change() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    insert into rounds.tour_change (tx) values (pg_current_xact_id()::text::bigint) on conflict do nothing;
    if found then
        delete from rounds.tour_change where tx in (
            select tx from rounds.tour_change where changed_at < now() - interval '1 day' limit 100 for update skip locked);
    end if;
    return null;
end $$;
revoke all on function rounds.note_tour_change() from public;

-- the last word about a day of a stop stands
revoke delete on rounds.stop_change from ${app};
