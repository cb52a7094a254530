create schema appointments;
grant usage on schema appointments to ${app};

-- What one comes for, in the association's words: how long it takes, how early it is booked, who is needed, what to bring ("papers").
create table appointments.motive (
    id          uuid primary key,
    association uuid not null references access.association,
    label       text not null check (length(label) between 1 and 60),
    minutes     int not null check (minutes between 10 and 240 and minutes % 5 = 0),
    notice_days int not null check (notice_days between 0 and 60),
    ahead_days  int not null check (ahead_days between 1 and 180 and ahead_days >= notice_days),
    pair        boolean not null,
    by_public   boolean not null,
    papers      text not null check (length(papers) <= 500),
    closed_at   timestamptz,
    version     int not null default 0,
    unique (association, id)
);
create unique index motive_label on appointments.motive (association, lower(label)) where closed_at is null;

-- An appointment; a move changes its time and leaves it the same appointment. Whose time it takes is in rota.hold, under its identifier. Who has
-- no file is known by what is sealed ("said": first name, telephone, language), forgotten some days after; "phone_hash" finds the same telephone
-- on one day. "ticket" is the one of the queue, once the person is there. "merges" are the merges of files that it came over in.
create table appointments.booking (
    id          uuid primary key,
    association uuid not null references access.association,
    motive      uuid not null,
    point       uuid not null,
    day         date not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    state       text not null check (state in ('booked', 'arrived', 'absent', 'excused', 'cancelled')),
    person      uuid,
    merges      uuid[] not null default '{}',
    visit       uuid,
    said        bytea,
    key         text,
    phone_hash  bytea check (length(phone_hash) = 32),
    ticket      uuid,
    booked_at   timestamptz not null,
    booked_by   uuid,
    since       timestamptz not null,
    version     int not null default 0,
    unique (association, id),
    foreign key (association, motive) references appointments.motive (association, id),
    foreign key (association, point) references network.point (association, id),
    foreign key (association, person) references people.person (association, id),
    check (starts_at < ends_at),
    check ((said is null) = (key is null)),
    check (ticket is null or state = 'arrived')
);
create index booking_of_day on appointments.booking (association, day, starts_at);
create index booking_by_end on appointments.booking (association, ends_at) where said is not null;
create index booking_of on appointments.booking (person) where person is not null;
create index booking_by_phone on appointments.booking (association, phone_hash, day) where phone_hash is not null;
create index booking_by_key on appointments.booking (association, key) where key is not null;

do $$
declare t text;
begin
    foreach t in array array['motive', 'booking'] loop
        execute format('alter table appointments.%I enable row level security', t);
        execute format('alter table appointments.%I force row level security', t);
        execute format('create policy own on appointments.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

grant select, insert, update on appointments.motive to ${app};
grant select, insert, update, delete on appointments.booking to ${app};
