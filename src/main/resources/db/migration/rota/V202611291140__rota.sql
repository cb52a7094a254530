create schema rota;
grant usage on schema rota to ${app};

-- Time of one mediator that is taken, whatever for: one row each, however many do it together. That nobody is taken twice is the constraint
-- "once", not a check of the application. What is not firm (an absence over appointments that nobody took over yet) hides free time all the same.
create table rota.hold (
    id          uuid primary key,
    association uuid not null references access.association,
    mediator    uuid not null,
    during      tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
    kind        text not null check (kind in ('APPOINTMENT', 'SESSION', 'LINE', 'PERMANENCE', 'CREW', 'ABSENCE', 'TRAVEL')),
    -- what it is for: an identifier of the module that asked
    subject     uuid not null,
    point       uuid,
    firm        boolean not null,
    -- of what waits to be confirmed
    expires_at  timestamptz,
    made_at     timestamptz not null,
    cancelled_at timestamptz,
    check (upper(during) - lower(during) <= interval '400 days'),
    constraint once exclude using gist (mediator with =, during with &&) where (firm and cancelled_at is null)
);
create index hold_by_mediator on rota.hold using gist (association, mediator, during) where cancelled_at is null;
create index hold_by_subject on rota.hold (association, subject) where cancelled_at is null;
create index hold_by_expiry on rota.hold (association, expires_at) where cancelled_at is null and expires_at is not null;
create index hold_not_firm on rota.hold (association) where not firm and cancelled_at is null;
create index hold_by_end on rota.hold (association, upper(during));

-- The same as bits: 288 slices of five minutes of a day of universal time, 1 where the mediator is taken; no row for a day without any.
-- Written in the transaction of the hold, compared with the holds at night.
create table rota.taken_day (
    association uuid not null references access.association,
    mediator    uuid not null,
    day         date not null,
    bits        bytea not null check (length(bits) = 36),
    primary key (association, mediator, day)
);

-- Where somebody works in an ordinary week: OSM opening_hours in the local time of the point, "Mo,Tu 09:00-12:00; PH off".
create table rota.shift (
    id          uuid primary key,
    association uuid not null references access.association,
    mediator    uuid not null,
    point       uuid not null,
    hours       text not null check (length(hours) between 1 and 500),
    valid_from  date not null,
    valid_until date,
    made_at     timestamptz not null,
    cancelled_at timestamptz,
    check (valid_until is null or valid_until >= valid_from),
    foreign key (association, point) references network.point (association, id)
);
create index shift_by_mediator on rota.shift (association, mediator) where cancelled_at is null;

-- A day that was planned on its own: its turns stand instead of the ordinary ones; none means a day without work.
create table rota.own_day (
    association uuid not null references access.association,
    mediator    uuid not null,
    day         date not null,
    planned_at  timestamptz not null,
    planned_by  uuid not null,
    version     int not null default 0,
    primary key (association, mediator, day)
);
create index own_day_by_day on rota.own_day (association, day);

create table rota.turn (
    association uuid not null,
    mediator    uuid not null,
    day         date not null,
    -- minutes after midnight, by the clock of the point
    from_minute  int not null check (from_minute >= 0),
    until_minute int not null check (until_minute <= 1440),
    point       uuid not null,
    primary key (association, mediator, day, from_minute),
    check (from_minute < until_minute),
    foreign key (association, mediator, day) references rota.own_day on delete cascade,
    foreign key (association, point) references network.point (association, id),
    exclude using gist (mediator with =, day with =, int4range(from_minute, until_minute) with &&)
);

-- Never why somebody is ill: "other" says nothing.
create table rota.absence (
    id          uuid primary key,
    association uuid not null references access.association,
    mediator    uuid not null,
    first_day   date not null,
    last_day    date not null,
    kind        text not null check (kind in ('LEAVE', 'TRAINING', 'OTHER')),
    state       text not null check (state in ('ASKED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    asked_at    timestamptz not null,
    asked_by    uuid not null,
    decided_at  timestamptz,
    decided_by  uuid,
    version     int not null default 0,
    check (last_day >= first_day and last_day - first_day < 366)
);
create index absence_by_day on rota.absence (association, last_day);

create table rota.wish (
    association uuid not null references access.association,
    mediator    uuid not null,
    day         date not null,
    kind        text not null check (kind in ('CANNOT', 'RATHER_NOT', 'GLADLY')),
    primary key (association, mediator, day)
);
create index wish_by_day on rota.wish (association, day);

-- The fewest agents at once while a point is open, in the coming week that has a rota: a number, for the duty of its label.
create table rota.presence (
    association uuid not null references access.association,
    point       uuid primary key,
    at_once     int not null check (at_once >= 0),
    measured_at timestamptz not null
);

-- What was proposed for some days; nothing of it stands before somebody takes it.
create table rota.proposal (
    id          uuid primary key,
    association uuid not null references access.association,
    first_day   date not null,
    last_day    date not null,
    made_at     timestamptz not null,
    made_by     uuid not null,
    state       text not null check (state in ('MAKING', 'PROPOSED', 'TAKEN', 'DROPPED')),
    -- what it would give, and after it the last week copied: planned although away, people who lack, wishes kept and missed, hours between the
    -- busiest and the least busy
    conflicts int not null default 0, lacking int not null default 0, kept int not null default 0, missed int not null default 0,
    spread    int not null default 0,
    copied_conflicts int not null default 0, copied_lacking int not null default 0, copied_kept int not null default 0,
    copied_missed    int not null default 0, copied_spread  int not null default 0,
    check (last_day >= first_day),
    unique (association, id)
);
create index proposal_by_day on rota.proposal (association, made_at);

create table rota.proposal_line (
    association uuid not null,
    proposal    uuid not null,
    mediator    uuid not null,
    day         date not null,
    from_minute  int not null,
    until_minute int not null,
    point       uuid not null,
    reason      text not null,
    among       int not null,
    primary key (association, proposal, mediator, day, from_minute),
    foreign key (association, proposal) references rota.proposal (association, id) on delete cascade
);

do $$
declare t text;
begin
    foreach t in array array['hold', 'taken_day', 'shift', 'own_day', 'turn', 'absence', 'wish', 'presence', 'proposal', 'proposal_line'] loop
        execute format('alter table rota.%I enable row level security', t);
        execute format('alter table rota.%I force row level security', t);
        execute format('create policy own on rota.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
-- a number of agents, of nobody known
create policy network_reads on rota.presence for select using ((select current_setting('parvis.scope', true)) = 'network');

grant select, insert, update, delete on rota.hold, rota.wish, rota.presence to ${app};
grant select, insert, delete on rota.taken_day, rota.own_day to ${app};
grant select, insert, update, delete on rota.shift, rota.absence to ${app};
grant select, insert on rota.turn, rota.proposal_line to ${app};
grant select, insert, update, delete on rota.proposal to ${app};
