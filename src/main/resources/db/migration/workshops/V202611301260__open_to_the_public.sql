-- Whether a cycle is shown to the public, who may enrol by themselves. "changed_at": when what is published of it last changed.
alter table workshops.cycle add open boolean not null default false;
alter table workshops.cycle add changed_at timestamptz not null default now();
alter table workshops.session add changed_at timestamptz not null default now();
create index session_changed on workshops.session (association, changed_at);
create index cycle_changed on workshops.cycle (association, changed_at);

create function workshops.note_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.changed_at := clock_timestamp();
    return new;
end $$;
create trigger changed before insert or update on workshops.cycle for each row execute function workshops.note_change();
create trigger changed before insert or update on workshops.session for each row execute function workshops.note_change();

-- Who enrols without an account is known by a code ("code_hash") and, if they like, by a telephone; both are sealed in "said" and forgotten some days
-- after the last session. A card holder may leave a telephone, too.
alter table workshops.enrolment add said bytea;
alter table workshops.enrolment add key text;
alter table workshops.enrolment add code_hash bytea check (length(code_hash) = 32);
alter table workshops.enrolment add phone_hash bytea check (length(phone_hash) = 32);
alter table workshops.enrolment add check ((said is null) = (key is null));
create unique index enrolment_by_code on workshops.enrolment (code_hash) where code_hash is not null;
create index enrolment_by_phone on workshops.enrolment (association, phone_hash) where phone_hash is not null;
create index enrolment_by_key on workshops.enrolment (association, key) where key is not null;

-- Who types a code is nobody known: that row, whichever association's it is.
create policy by_code on workshops.enrolment for select using (
    encode(code_hash, 'hex') = any ((select string_to_array(current_setting('parvis.workshop_codes', true), ','))::text[]));

-- Once path, card or file are forgotten, how to reach them goes as well.
create function workshops.forget_reach() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.said := null;
    new.key := null;
    new.code_hash := null;
    new.phone_hash := null;
    return new;
end $$;
create trigger forgotten before update of learner on workshops.enrolment for each row
    when (old.learner is not null and new.learner is null) execute function workshops.forget_reach();

-- What the public sees of all associations: whether seats are left as a word, never who comes or who holds it.
create policy listed on workshops.workshop for select to current_user using (true);
create policy listed on workshops.cycle for select to current_user using (true);
create policy listed on workshops.session for select to current_user using (true);
create index session_coming on workshops.session (lower(during)) where cancelled_at is null;
create index cycle_of_point on workshops.cycle (point) where open;

create function workshops.open_sessions(after timestamptz, changed timestamptz, of_point uuid, most int) returns table (
        association uuid, id uuid, cycle uuid, point uuid, title text, goals text, language text, begins timestamptz, ends timestamptz, seats text,
        place int, sessions int, off boolean, version int, last_change timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.association, s.id, c.id, c.point, w.title, w.goals, c.language, lower(s.during), upper(s.during),
        case when c.taken >= c.seats then 'full' when c.seats - c.taken <= 2 then 'last' else 'some' end,
        (select count(*)::int from workshops.session o where o.association = c.association and o.cycle = c.id and o.cancelled_at is null
            and lower(o.during) <= lower(s.during)),
        (select count(*)::int from workshops.session o where o.association = c.association and o.cycle = c.id and o.cancelled_at is null),
        s.cancelled_at is not null or c.cancelled_at is not null, s.version, greatest(s.changed_at, c.changed_at)
    from workshops.cycle c
    join workshops.session s on s.association = c.association and s.cycle = c.id
    join workshops.workshop w on w.association = c.association and w.id = c.workshop
    where c.open and (of_point is null or c.point = of_point)
        and (after is null or lower(s.during) > after and s.cancelled_at is null and c.cancelled_at is null)
        and (changed is null or greatest(s.changed_at, c.changed_at) >= changed)
    order by lower(s.during), s.id limit most
$$;
create function workshops.open_version(after timestamptz) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) || ' ' || coalesce(extract(epoch from max(greatest(s.changed_at, c.changed_at))), 0)
    from workshops.session s join workshops.cycle c on c.association = s.association and c.id = s.cycle and c.open
    where lower(s.during) > after
$$;
revoke all on function workshops.open_sessions, workshops.open_version from public;
grant execute on function workshops.open_sessions, workshops.open_version to ${app};
