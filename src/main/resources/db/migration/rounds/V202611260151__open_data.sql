-- When a tour and its stops were last changed: open data tells what changed since.
alter table rounds.tour add column updated_at timestamptz not null default now();
alter table rounds.stop add column updated_at timestamptz not null default now();

create function rounds.note_when() returns trigger language plpgsql as $$
begin
    new.updated_at := now();
    return new;
end $$;
create trigger tour_updated before update on rounds.tour for each row execute function rounds.note_when();
create trigger stop_updated before update on rounds.stop for each row execute function rounds.note_when();

-- One row for each transaction that touched what is published of tours, as network.point_change is for points.
create table rounds.tour_change (
    tx         bigint primary key,
    changed_at timestamptz not null default clock_timestamp()
);
create index tour_change_by_age on rounds.tour_change (changed_at);
grant select, insert, update, delete on rounds.tour_change to ${app};

create function rounds.note_tour_change() returns trigger language plpgsql as $$
begin
    insert into rounds.tour_change (tx) values (pg_current_xact_id()::text::bigint) on conflict do nothing;
    if found then
        delete from rounds.tour_change where tx in (
            select tx from rounds.tour_change where changed_at < now() - interval '1 day' limit 100 for update skip locked);
    end if;
    return null;
end $$;

do $$
declare t text;
begin
    foreach t in array array['tour', 'stop', 'stop_change'] loop
        execute format('create trigger %I after insert or update or delete or truncate on rounds.%I '
            || 'for each statement execute function rounds.note_tour_change()', t || '_told', t);
    end loop;
end $$;

-- What is said of days to come, whoever's.
create index stop_change_to_come on rounds.stop_change (day);
