create schema rounds;
grant usage on schema rounds to ${app};

-- The round of a mobile point, or of hours kept in several places: what goes there, for whom, from when to when.
create table rounds.tour (
    id          uuid primary key,
    association uuid not null references access.association,
    point       uuid not null references network.point,
    name        text not null check (length(name) between 1 and 80),
    -- two tours of one vehicle cannot be in two places at once; nothing when people come by their own means
    vehicle     text check (length(vehicle) <= 80),
    kit         text[] not null default '{}' check (cardinality(kit) <= 40),
    partner     text,
    valid_from  date not null,
    valid_until date,
    version     int not null default 0,
    check (valid_until is null or valid_until >= valid_from)
);
create index tour_by_point on rounds.tour (association, point);
create index tour_of_point on rounds.tour (point);

-- A halt that comes back. Nothing is deleted: a stop that is served no more has a last day.
create table rounds.stop (
    id          uuid primary key,
    tour        uuid not null references rounds.tour,
    association uuid not null references access.association,
    position    int not null default 0,
    place       text not null check (length(place) between 1 and 120),
    address     text not null default '' check (length(address) <= 200),
    insee       text not null references network.commune,
    latitude    double precision check (latitude between -90 and 90),
    longitude   double precision check (longitude between -180 and 180),
    -- OSM opening_hours, public holidays included: "Tu[1,3] 09:00-12:00; PH off"
    hours       text not null check (length(hours) <= 500),
    valid_from  date not null,
    valid_until date,
    version     int not null default 0,
    check (valid_until is null or valid_until >= valid_from)
);
create index stop_by_tour on rounds.stop (tour, position);

-- What one day of a stop is instead: cancelled, moved, late, other hours. The last word stands; who said it is in the journal.
create table rounds.stop_change (
    stop        uuid not null references rounds.stop,
    day         date not null,
    association uuid not null references access.association,
    kind        text not null check (kind in ('CANCELLED', 'MOVED', 'LATE', 'HOURS', 'ADDED')),
    from_time   time,
    to_time     time,
    place       text check (length(place) <= 120),
    minutes     int check (minutes between 1 and 600),
    reason      text not null default '' check (length(reason) <= 140),
    said_at     timestamptz not null,
    primary key (stop, day),
    check ((kind in ('HOURS', 'ADDED')) = (from_time is not null and to_time is not null)),
    check (kind <> 'LATE' or minutes is not null),
    check (kind <> 'MOVED' or place is not null)
);
create index stop_change_by_day on rounds.stop_change (association, day);

-- Who goes, in pairs: for one day, or for the days of a pattern between two dates. The shorter period wins.
create table rounds.crew (
    id          uuid primary key,
    association uuid not null references access.association,
    tour        uuid not null references rounds.tour,
    first_day   date not null,
    last_day    date not null,
    -- OSM days without hours: "Tu[1,3]"; nothing means each day of the tour
    days        text check (length(days) <= 200),
    members     uuid[] not null check (cardinality(members) between 1 and 4),
    made_at     timestamptz not null,
    cancelled_at timestamptz,
    check (last_day >= first_day)
);
create index crew_by_day on rounds.crew (association, last_day) where cancelled_at is null;

-- A halt that was really made. The first identifier of a stop and day stands, whatever arrives afterwards.
create table rounds.halt (
    stop        uuid not null references rounds.stop,
    day         date not null,
    association uuid not null references access.association,
    point       uuid not null,
    arrived_at  timestamptz not null,
    arrived_by  uuid not null,
    left_at     timestamptz,
    left_by     uuid,
    primary key (stop, day),
    check (left_at is null or left_at >= arrived_at)
);
create index halt_by_day on rounds.halt (association, day);
create index halt_by_point on rounds.halt (association, point, arrived_at);

-- What was put into the vehicle before leaving.
create table rounds.kit_check (
    tour        uuid not null references rounds.tour,
    day         date not null,
    association uuid not null references access.association,
    items       text[] not null,
    checked_at  timestamptz not null,
    checked_by  uuid not null,
    primary key (tour, day)
);

-- Where walks go: an association's own list of names.
create table rounds.sector (
    id          uuid primary key,
    association uuid not null references access.association,
    name        text not null check (length(name) between 1 and 80),
    partner     text,
    closed_on   date,
    version     int not null default 0
);
create unique index sector_by_name on rounds.sector (association, lower(name));

create table rounds.walk (
    id          uuid primary key,
    association uuid not null references access.association,
    sector      uuid not null references rounds.sector,
    day         date not null,
    started_at  timestamptz not null,
    minutes     int not null check (minutes between 5 and 720),
    persons     int not null check (persons between 0 and 9999),
    partner     text,
    account     uuid not null,
    colleagues  uuid[] not null default '{}' check (cardinality(colleagues) <= 3),
    recorded_at timestamptz not null,
    version     int not null default 0,
    cancelled_at  timestamptz,
    cancelled_by  uuid,
    cancel_reason text check (length(cancel_reason) <= 300)
);
create index walk_by_day on rounds.walk (association, day, recorded_at) where cancelled_at is null;

create table rounds.walk_before (
    walk        uuid not null references rounds.walk,
    version     int not null,
    association uuid not null,
    content     jsonb not null,
    replaced_at timestamptz not null,
    replaced_by uuid not null,
    reason      text check (length(reason) <= 300),
    primary key (walk, version)
);

-- What was seen on a walk: of places, never of persons.
create table rounds.sighting (
    id          uuid primary key,
    walk        uuid not null references rounds.walk,
    association uuid not null,
    position    int not null,
    kind        text not null check (kind in ('light', 'dirt', 'damage', 'conflict', 'person', 'other')),
    place       text not null check (length(place) between 1 and 120),
    said        text not null default '' check (length(said) <= 500),
    photo       bytea check (length(photo) <= 2000000),
    photo_at    timestamptz,
    -- to whom it was handed on, and whether they answered
    relay       text,
    relayed_on  date,
    answered_on date,
    answer      text check (length(answer) <= 300),
    check (relay is not null or (relayed_on is null and answered_on is null))
);
create index sighting_by_walk on rounds.sighting (walk, position);
create index sighting_by_photo on rounds.sighting (association, photo_at) where photo is not null;
create index sighting_awaited on rounds.sighting (association, relayed_on) where relayed_on is not null and answered_on is null;

-- Somebody is at somebody's home until an hour that was told beforehand. The private note goes when the visit has ended.
create table rounds.home_visit (
    id            uuid primary key,
    association   uuid not null references access.association,
    day           date not null,
    account       uuid not null,
    colleagues    uuid[] not null default '{}' check (cardinality(colleagues) <= 3),
    insee         text not null references network.commune,
    partner       text,
    private_note  text check (length(private_note) <= 300),
    to_call       text check (length(to_call) <= 120),
    -- recorded afterwards from a device without network: nobody watched over it
    armed         boolean not null,
    started_at    timestamptz not null,
    expected_end  timestamptz not null,
    ended_at      timestamptz,
    ended_by      uuid,
    cancelled_at  timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    found         text check (length(found) <= 300),
    version       int not null default 0,
    check (expected_end > started_at)
);
create index home_visit_running on rounds.home_visit (association, expected_end) where ended_at is null and cancelled_at is null and armed;
create index home_visit_by_day on rounds.home_visit (association, day, started_at);

-- Raised once for each expected end and step; sent once it is written, again after a fault until it has gone.
create table rounds.alarm (
    home_visit   uuid not null references rounds.home_visit,
    expected_end timestamptz not null,
    step         text not null check (step in ('LEAD', 'DIRECTOR')),
    association  uuid not null,
    raised_at    timestamptz not null,
    mailed_at    timestamptz,
    attempts     int not null default 0,
    next_attempt timestamptz not null,
    primary key (home_visit, expected_end, step)
);
create index alarm_to_mail on rounds.alarm (association, next_attempt) where mailed_at is null;

do $$
declare t text;
begin
    foreach t in array array['tour', 'stop', 'stop_change', 'crew', 'halt', 'kit_check', 'sector', 'walk', 'walk_before', 'sighting',
                             'home_visit', 'alarm'] loop
        execute format('alter table rounds.%I enable row level security', t);
        execute format('alter table rounds.%I force row level security', t);
    end loop;
    -- read by all, written by their association or by the network's head, as points are
    foreach t in array array['tour', 'stop', 'stop_change'] loop
        execute format('create policy read_all on rounds.%I for select using (true)', t);
        execute format('create policy write_own on rounds.%I for all using ('
            || 'association = (select nullif(current_setting(''parvis.association'', true), '''')::uuid) '
            || 'or (select current_setting(''parvis.scope'', true)) = ''network'')', t);
    end loop;
    foreach t in array array['crew', 'halt', 'kit_check', 'sector', 'walk', 'walk_before', 'sighting', 'home_visit', 'alarm'] loop
        execute format('create policy own on rounds.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

grant select, insert, update on rounds.tour, rounds.stop, rounds.crew, rounds.halt, rounds.kit_check, rounds.sector, rounds.walk,
    rounds.home_visit, rounds.alarm to ${app};
grant select, insert on rounds.walk_before to ${app};
grant select, insert, update, delete on rounds.stop_change, rounds.sighting to ${app};

-- Which visits were recorded while the crew had checked in at a stop: known by time and place, so that recording a visit asks nothing.
create view rounds.visit_at_stop with (security_invoker = true) as
    select h.association, h.stop, h.day, v.id as visit, v.persons
    from rounds.halt h
    join visits.visit v on v.association = h.association and v.day = h.day and v.point = h.point
        and v.started_at >= h.arrived_at and (h.left_at is null or v.started_at <= h.left_at)
    where v.cancelled_at is null;
grant select on rounds.visit_at_stop to ${app};
