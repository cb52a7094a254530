create schema visits;
grant usage on schema visits to ${app};

-- One person, couple or family helped once. Codes are the nomenclature's, never deleted there, checked when written.
create table visits.visit (
    id          uuid primary key,
    association uuid not null references access.association,
    point       uuid not null,
    day         date not null,
    started_at  timestamptz not null,
    presence    text not null,
    direction   text not null check (direction in ('INCOMING', 'OUTGOING')),
    mediators   uuid[] not null check (cardinality(mediators) between 1 and 4),
    persons     int not null check (persons between 1 and 99),
    age_band    text,
    gender      text,
    situation   text,
    commune     text,
    language    text,
    first_visit boolean,
    partner     text,
    recorded_by uuid not null,
    recorded_at timestamptz not null default now(),
    version     int not null default 0,
    cancelled_at timestamptz
);
-- the day sheet of a point, and of a mediator at it
create index visit_by_point_day on visits.visit (association, day, point, started_at) where cancelled_at is null;

create table visits.request (
    id          uuid primary key,
    visit       uuid not null references visits.visit,
    association uuid not null,
    day         date not null,
    position    int not null,
    theme       text not null,
    operator    text,
    level       text not null,
    result      text not null,
    minutes     int not null check (minutes between 0 and 600)
);
create index request_by_visit on visits.request (visit, position);
-- the themes that a point meets most
create index request_by_day on visits.request (association, day);

-- Free text lives apart from what is counted, so that it can be deleted alone.
create table visits.note (
    request     uuid primary key references visits.request on delete cascade,
    association uuid not null,
    text        text not null check (length(text) <= 500)
);

-- What a visit said before each correction, without its free text; "form" in the content is the version of its layout.
create table visits.earlier_version (
    visit       uuid not null references visits.visit,
    version     int not null,
    association uuid not null,
    content     jsonb not null,
    replaced_at timestamptz not null default now(),
    replaced_by uuid not null,
    primary key (visit, version)
);

-- The free text of earlier versions, apart as well.
create table visits.earlier_note (
    visit       uuid not null,
    version     int not null,
    request     uuid not null,
    association uuid not null,
    text        text not null,
    primary key (visit, version, request),
    foreign key (visit, version) references visits.earlier_version
);

do $$
declare t text;
begin
    foreach t in array array['visit', 'request', 'note', 'earlier_version', 'earlier_note'] loop
        execute format('alter table visits.%I enable row level security', t);
        execute format('alter table visits.%I force row level security', t);
        execute format('create policy own on visits.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

grant select, insert, update on visits.visit to ${app};
grant select, insert, update, delete on visits.request, visits.note to ${app};
grant select, insert on visits.earlier_version to ${app};
grant select, insert, delete on visits.earlier_note to ${app};
