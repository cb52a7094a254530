create schema webhooks;
grant usage on schema webhooks to ${app};

-- Where an association wants to be told of events, and how its program is doing. "secret": sealed under "key", signs what is sent. "failures": in a row;
-- "failing_since": the first of them; nothing is tried before "retry_at". "stopped": nothing is sent until somebody starts it again, what happens
-- meanwhile waits.
create table webhooks.endpoint (
    id            uuid primary key,
    association   uuid not null references access.association,
    name          text not null check (length(name) between 2 and 60),
    url           text not null check (length(url) between 8 and 500),
    events        text[] not null check (cardinality(events) between 1 and 20),
    key           text not null,
    secret        bytea not null,
    made_by       uuid not null,
    made_at       timestamptz not null,
    stopped       text check (stopped in ('by-hand', 'gone', 'failing')),
    failures      int not null default 0 check (failures >= 0),
    failing_since timestamptz,
    retry_at      timestamptz,
    last_sent_at  timestamptz,
    removed_at    timestamptz,
    version       int not null default 0,
    unique (association, id)
);
create index endpoint_of on webhooks.endpoint (association, made_at) where removed_at is null;

-- An event, written in the transaction of its act: identifiers alone. "dealt": its deliveries are made. "only_for": a trial, for one endpoint.
create table webhooks.event (
    id          uuid primary key,
    association uuid not null references access.association,
    type        text not null check (length(type) between 3 and 60),
    subject     uuid not null,
    path        text not null,
    facts       jsonb not null default '{}',
    at          timestamptz not null,
    only_for    uuid,
    dealt       boolean not null default false,
    unique (association, id),
    foreign key (association, only_for) references webhooks.endpoint (association, id)
);
create index event_to_deal on webhooks.event (association) where not dealt;
create index event_by_time on webhooks.event (association, at);

-- An event on its way to one endpoint: "due" until it was taken ("sent") or given up ("failed"). A claim that ran out is tried again.
create table webhooks.delivery (
    id            uuid primary key,
    association   uuid not null,
    endpoint      uuid not null,
    event         uuid not null,
    state         text not null check (state in ('due', 'sent', 'failed')),
    at            timestamptz not null,
    attempts      int not null default 0 check (attempts >= 0),
    next_at       timestamptz not null,
    claimed_until timestamptz,
    last_at       timestamptz,
    last_status   int,
    last_problem  text,
    unique (association, endpoint, event),
    foreign key (association, endpoint) references webhooks.endpoint (association, id),
    foreign key (association, event) references webhooks.event (association, id)
);
create index delivery_due on webhooks.delivery (association, next_at) where state = 'due';
create index delivery_log on webhooks.delivery (association, endpoint, at desc);
create index delivery_of_event on webhooks.delivery (association, event);

-- Contracts that were below their promise when it was last looked: each is told of once, until it is on its way again.
create table webhooks.contract_at_risk (
    association uuid not null references access.association,
    contract    uuid not null,
    primary key (association, contract)
);

do $$
declare t text;
begin
    foreach t in array array['endpoint', 'event', 'delivery', 'contract_at_risk'] loop
        execute format('alter table webhooks.%I enable row level security', t);
        execute format('alter table webhooks.%I force row level security', t);
        execute format('create policy own on webhooks.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
-- the network's head changes points of associations: what it did is told to them
create policy of_the_network on webhooks.event for insert with check ((select current_setting('parvis.scope', true)) = 'network' and type = 'point.changed');
grant select, insert, update on webhooks.endpoint to ${app};
grant select, insert, update, delete on webhooks.event, webhooks.delivery to ${app};
grant select, insert, delete on webhooks.contract_at_risk to ${app};

-- Which associations have something to be sent, so that the others are not asked every ten seconds. As the network, and of no event.
create policy due on webhooks.event for select to current_user using ((select current_setting('parvis.scope', true)) = 'network');
create policy due on webhooks.delivery for select to current_user using ((select current_setting('parvis.scope', true)) = 'network');
create policy due on webhooks.endpoint for select to current_user using ((select current_setting('parvis.scope', true)) = 'network');
create function webhooks.associations_due(at timestamptz) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select association from webhooks.event where not dealt
    union
    select d.association from webhooks.delivery d join webhooks.endpoint e on e.association = d.association and e.id = d.endpoint
    where d.state = 'due' and d.next_at <= at and e.stopped is null and (e.retry_at is null or e.retry_at <= at)
$$;
revoke all on function webhooks.associations_due(timestamptz) from public;
grant execute on function webhooks.associations_due(timestamptz) to ${app};
