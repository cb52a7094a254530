-- Commands that change what has not arrived yet. They are decided in the transaction that brings it.
create table sync.held_command (
    id          uuid primary key,
    association uuid not null,
    account     uuid not null,
    device      uuid not null,
    seq         bigint not null,
    type        text not null,
    form        int not null,
    subject     uuid not null,
    made_at     timestamptz not null,
    shift_ms    bigint not null,
    payload     jsonb not null,
    held_at     timestamptz not null
);
create index held_by_subject on sync.held_command (association, subject, seq);
create index held_by_time on sync.held_command (association, held_at);

-- Commands that were refused, with what they said, for whoever puts them right; and those that wait for a person because their device
-- was revoked or their account closed. They may hold free text: they live for a time, then they are deleted.
create table sync.rejected_command (
    id            uuid primary key,
    association   uuid not null,
    account       uuid not null,
    device        uuid not null,
    seq           bigint not null,
    type          text not null,
    form          int not null,
    subject       uuid,
    made_at       timestamptz not null,
    shift_ms      bigint not null,
    payload       jsonb not null,
    why           text not null check (why in ('rejected', 'conflict', 'kept', 'unreadable')),
    problems      jsonb not null,
    received_at   timestamptz not null,
    state         text not null default 'open' check (state in ('open', 'put-right', 'set-aside')),
    closed_at     timestamptz,
    closed_by     uuid,
    closed_reason text check (length(closed_reason) <= 300)
);
create index rejected_open on sync.rejected_command (association, received_at) where state = 'open';
create index rejected_by_subject on sync.rejected_command (association, subject) where state = 'open';
create index rejected_by_time on sync.rejected_command (association, received_at);

do $$
declare t text;
begin
    foreach t in array array['held_command', 'rejected_command'] loop
        execute format('alter table sync.%I enable row level security', t);
        execute format('alter table sync.%I force row level security', t);
        execute format('create policy own on sync.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
grant select, insert, delete on sync.held_command to ${app};
grant select, insert, update, delete on sync.rejected_command to ${app};

-- What follows when commands were accepted: what was refused of the same account on the same subject has been put right, and what was
-- held for these subjects can be decided. The shared locks make whoever wants to hold something for one of them wait until this
-- transaction ends, and see then that it has arrived: nothing is held for ever. Each statement of the function sees what was committed
-- until then, so all of it is one question.
create function sync.accepted(subjects uuid[], replaced uuid[], who uuid, at timestamptz) returns setof sync.held_command
language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(s::text, 20261125)) from unnest(subjects) s;
    update sync.rejected_command set state = 'put-right', closed_at = at, closed_by = who
    where state = 'open' and (id = any(replaced) or (subject = any(subjects) and account = who));
    return query select * from sync.held_command where subject = any(subjects) order by device, seq;
end $$;
revoke execute on function sync.accepted from public;
grant execute on function sync.accepted to ${app};
