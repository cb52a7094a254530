create schema workshops;
grant usage on schema workshops to ${app};

-- What is taught, as the association offers it: gestures are codes of skills.gesture, material says where it lies (an address, a shelf).
create table workshops.workshop (
    id          uuid primary key,
    association uuid not null references access.association,
    title       text not null check (length(title) between 3 and 80),
    goals       text not null default '' check (length(goals) <= 600),
    minutes     int not null check (minutes between 15 and 480),
    gestures    text[] not null default '{}',
    material    text not null default '' check (length(material) <= 600),
    closed      boolean not null default false,
    version     int not null default 0,
    unique (association, id)
);

create table workshops.room (
    id          uuid primary key,
    association uuid not null references access.association,
    point       uuid not null,
    name        text not null check (length(name) between 2 and 60),
    places      int not null check (places between 1 and 200),
    computers   int not null default 0 check (computers between 0 and 200),
    closed      boolean not null default false,
    version     int not null default 0,
    unique (association, id),
    foreign key (association, point) references network.point (association, id)
);

-- A workshop that takes place, in one session or several. One is enrolled in all of it: "taken" counts the seats of who is enrolled or was offered
-- one, and the check refuses one too many whatever asks for it.
create table workshops.cycle (
    id           uuid primary key,
    association  uuid not null references access.association,
    workshop     uuid not null,
    point        uuid not null,
    language     text check (length(language) between 2 and 20),
    programmes   text[] not null default '{}' check (programmes <@ array['emmaus-connect', 'conseiller-numerique', 'pass-numerique']),
    seats        int not null check (seats between 1 and 200),
    taken        int not null default 0,
    cancelled_at timestamptz,
    made_by      uuid not null,
    made_at      timestamptz not null,
    version      int not null default 0,
    unique (association, id),
    check (taken between 0 and seats),
    foreign key (association, workshop) references workshops.workshop (association, id),
    foreign key (association, point) references network.point (association, id)
);

-- A session; the same room is never held twice at once. "day" is that of the point.
create table workshops.session (
    id           uuid primary key,
    association  uuid not null,
    cycle        uuid not null,
    room         uuid,
    during       tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    day          date not null,
    trainers     uuid[] not null default '{}' check (cardinality(trainers) <= 12),
    cancelled_at timestamptz,
    version      int not null default 0,
    unique (association, id),
    foreign key (association, cycle) references workshops.cycle (association, id),
    foreign key (association, room) references workshops.room (association, id),
    constraint one_session_a_room exclude using gist (room with =, during with &&) where (room is not null and cancelled_at is null)
);
create index session_of_cycle on workshops.session (association, cycle);
create index session_by_time on workshops.session (association, lower(during)) where cancelled_at is null;

-- Who comes, under a number in the cycle: "persons" with those who come along and leave no trace. The learner goes when path, card or file are
-- forgotten; the number stays and counts. "offers": how often a seat that became free was offered.
create table workshops.enrolment (
    id            uuid primary key,
    association   uuid not null,
    cycle         uuid not null,
    learner       uuid,
    number        int not null check (number >= 1),
    persons       int not null default 1 check (persons between 1 and 8),
    state         text not null check (state in ('enrolled', 'waiting', 'offered', 'declined', 'cancelled')),
    asked_at      timestamptz not null,
    offered_until timestamptz,
    offers        int not null default 0,
    changed_by    uuid,
    unique (association, id),
    unique (association, cycle, learner),
    unique (association, cycle, number),
    check ((state = 'offered') = (offered_until is not null)),
    foreign key (association, cycle) references workshops.cycle (association, id),
    foreign key (association, learner) references skills.learner (association, id) on delete set null (learner)
);
create index enrolment_of_learner on workshops.enrolment (association, learner) where learner is not null;
create index enrolment_offered on workshops.enrolment (association, offered_until) where state = 'offered';

do $$
declare t text;
begin
    foreach t in array array['workshop', 'room', 'cycle', 'session', 'enrolment'] loop
        execute format('alter table workshops.%I enable row level security', t);
        execute format('alter table workshops.%I force row level security', t);
        execute format('create policy own on workshops.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update on workshops.%I to ${app}', t);
    end loop;
end $$;
