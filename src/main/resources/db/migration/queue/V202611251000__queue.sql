create schema queue;
grant usage on schema queue to ${app};

-- How a point uses its queue. A point without a row uses it, in every language of the kiosk.
create table queue.setting (
    point       uuid primary key references network.point,
    association uuid not null references access.association,
    in_use      boolean not null,
    -- the one local day on which the kiosk takes nobody: a pause that was forgotten ends by itself
    paused_on   date,
    languages   text[] not null
);

-- A screen of a point: a kiosk that gives tickets, a wall that shows them. Its link is its only key; the hash alone is kept.
create table queue.device (
    id          uuid primary key,
    association uuid not null references access.association,
    point       uuid not null references network.point,
    kind        text not null check (kind in ('kiosk', 'wall')),
    name        text not null check (length(name) <= 60),
    secret_hash bytea not null unique,
    made_by     uuid not null,
    made_at     timestamptz not null,
    revoked_at  timestamptz
);
create index device_by_point on queue.device (association, point);

-- A place in the queue of a point on one local day. No name, ever. Without a number: somebody turned away before taking one.
create table queue.ticket (
    id             uuid primary key,
    association    uuid not null references access.association,
    point          uuid not null references network.point,
    day            date not null,
    number         int check (number > 0),
    need           text,
    persons        int not null check (persons between 1 and 99),
    language       text,
    origin         text not null check (origin in ('kiosk', 'desk')),
    taken_at       timestamptz not null,
    priority       text,
    -- the person went away and comes back at that time; the time away is no waiting
    return_at      timestamptz,
    away_from      timestamptz,
    away_seconds   int not null default 0,
    state          text not null check (state in ('waiting', 'called', 'served', 'left', 'refused')),
    called_at      timestamptz,
    called_by      uuid,
    announced_at   timestamptz,
    ended_at       timestamptz,
    reason         text,
    waited_seconds int not null default 0,
    check (number is not null or state = 'refused'),
    check (state not in ('called', 'served') or called_at is not null and called_by is not null),
    check ((ended_at is not null) = (state in ('served', 'left', 'refused')))
);
create unique index ticket_by_number on queue.ticket (association, day, point, number);
-- who still waits or is with a mediator: few, whatever the history
create index open_ticket on queue.ticket (association, day, point) where state in ('waiting', 'called');

-- The last number given at a point on a day: the lock that keeps two tickets from bearing the same one.
create table queue.last_number (
    association uuid not null references access.association,
    day         date not null,
    point       uuid not null,
    number      int not null,
    primary key (association, day, point)
);

-- Each command that was decided, so that the same one sent again is answered, not applied.
create table queue.received_command (
    id          uuid primary key,
    association uuid not null references access.association,
    account     uuid not null,
    type        text not null,
    received_at timestamptz not null,
    ticket      uuid,
    -- nothing: done
    refusal     text
);
create index received_command_by_time on queue.received_command (association, received_at);

do $$
declare t text;
begin
    foreach t in array array['setting', 'device', 'ticket', 'last_number', 'received_command'] loop
        execute format('alter table queue.%I enable row level security', t);
        execute format('alter table queue.%I force row level security', t);
        execute format('create policy own on queue.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

-- A screen is found by its secret before anybody knows whose it is: that one row, and only while its link stands.
create policy by_secret on queue.device for select using (
    revoked_at is null and secret_hash = (select decode(current_setting('parvis.device', true), 'hex')));

grant select, insert, update on queue.setting, queue.device to ${app};
grant select, insert, update, delete on queue.ticket, queue.last_number, queue.received_command to ${app};

-- What statistics count: what became of each ticket. waited_seconds is 0 where it cannot be known.
create view queue.counted_ticket with (security_invoker = true) as
    select association, point, day, state as outcome, coalesce(reason, '') as reason, waited_seconds, persons
    from queue.ticket where state in ('served', 'left', 'refused');
grant select on queue.counted_ticket to ${app};
