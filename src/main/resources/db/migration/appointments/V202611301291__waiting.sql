-- Somebody for whom no free time was right and who takes one that becomes free: on which days, and at which point (none means any). While an offer
-- runs, rota.hold takes the time of its mediators under the identifier of this row and expires with it.
create table appointments.wait (
    id            uuid primary key,
    association   uuid not null references access.association,
    motive        uuid not null,
    point         uuid,
    first_day     date not null,
    last_day      date not null,
    state         text not null check (state in ('waiting', 'offered', 'booked', 'declined')),
    person        uuid,
    said          bytea,
    key           text,
    asked_at      timestamptz not null,
    asked_by      uuid,
    since         timestamptz not null,
    offers        int not null default 0,
    offered_point uuid,
    offered_from  timestamptz,
    offered_until timestamptz,
    unique (association, id),
    foreign key (association, motive) references appointments.motive (association, id),
    foreign key (association, point) references network.point (association, id),
    foreign key (association, offered_point) references network.point (association, id),
    foreign key (association, person) references people.person (association, id),
    check (first_day <= last_day),
    check ((said is null) = (key is null)),
    check ((state = 'offered') = (offered_until is not null)),
    check ((offered_until is null) = (offered_from is null) and (offered_from is null) = (offered_point is null))
);
create index wait_in_line on appointments.wait (association, offers, asked_at) where state = 'waiting';
create index wait_offered on appointments.wait (association, offered_until) where state = 'offered';
create index wait_of on appointments.wait (person) where person is not null;
create index wait_by_key on appointments.wait (association, key) where key is not null;

-- Time that was given back and is still to be offered on; "declined_by" had the offer before.
create table appointments.freed (
    association uuid not null references access.association,
    id          uuid not null,
    point       uuid not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    declined_by uuid,
    primary key (association, id),
    foreign key (association, point) references network.point (association, id),
    check (starts_at < ends_at)
);

do $$
declare t text;
begin
    foreach t in array array['wait', 'freed'] loop
        execute format('alter table appointments.%I enable row level security', t);
        execute format('alter table appointments.%I force row level security', t);
        execute format('create policy own on appointments.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

grant select, insert, update, delete on appointments.wait to ${app};
grant select, insert, delete on appointments.freed to ${app};
-- who takes a row to work on it locks it
grant update (declined_by) on appointments.freed to ${app};
