-- What the work on lists needs: the last thing that happened, stored where lists are read; who is at a household right now; rounds of doors.
alter table outreach.entry
    add column last_channel text check (last_channel in ('call', 'sms', 'mail', 'letter', 'door')),
    add column last_outcome text check (length(last_outcome) <= 20),
    -- when somebody promised to call back
    add column back_at timestamptz,
    -- names of what protects, as energy knows them
    add column protections text[] not null default '{}';

create index entry_to_call_back on outreach.entry (association, back_at) where back_at is not null and state <> 'closed';

-- The order of the work, in one direction throughout, so that a page goes on from where the last one ended: by the days the law leaves (none known
-- last), the weightier first, then by identifier.
drop index outreach.entry_ranked;
drop index outreach.entry_ranked_at_point;
create index entry_ranked on outreach.entry (association, state, coalesce(urgent_on, date 'infinity'), (-weight), id);
create index entry_ranked_at_point on outreach.entry (association, point, state, coalesce(urgent_on, date 'infinity'), (-weight), id);
create index entry_ranked_of_arrangement on outreach.entry (association, arrangement, state, coalesce(urgent_on, date 'infinity'), (-weight), id);

alter table outreach.attempt add column recorded_at timestamptz not null default now();

-- Reached or not, by hour: what the best hour is read from. Kept by hour bands so that it outlives the entries.
create table outreach.reach (
    association uuid not null,
    channel     text not null check (channel in ('call', 'door')),
    band        text not null check (band in ('morning', 'afternoon', 'evening', 'saturday')),
    tried       int not null default 0,
    reached     int not null default 0,
    primary key (association, channel, band)
);

-- Somebody is at this household: seen by others, over by itself after twenty minutes.
create table outreach.claim (
    entry       uuid primary key references outreach.entry on delete cascade,
    association uuid not null,
    by          uuid not null,
    until       timestamptz not null
);

-- The point whose households somebody looks at; nothing: those of all points.
create table outreach.place_of_work (
    account     uuid primary key,
    association uuid not null,
    point       uuid
);

-- Doors to knock at on a day, in the order of the walk.
create table outreach.door_round (
    id          uuid primary key,
    association uuid not null,
    day         date not null,
    by          uuid not null,
    sector      uuid references outreach.sector on delete set null,
    planned_at  timestamptz not null
);
create index door_round_of on outreach.door_round (association, day desc);

create table outreach.door (
    round       uuid not null references outreach.door_round on delete cascade,
    entry       uuid not null references outreach.entry on delete cascade,
    association uuid not null,
    place       smallint not null check (place between 1 and 60),
    primary key (round, entry)
);
create index door_of_entry on outreach.door (entry);

do $$
declare t text;
begin
    foreach t in array array['reach', 'claim', 'place_of_work', 'door_round', 'door'] loop
        execute format('alter table outreach.%I enable row level security', t);
        execute format('alter table outreach.%I force row level security', t);
        execute format('create policy own on outreach.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on outreach.%I to ${app}', t);
    end loop;
end $$;
