-- The application gives what happened; when, in which transaction and under which number is the database's to say.
revoke insert on audit.entry from ${app};
grant insert (association, account, action, subject, facts) on audit.entry to ${app};

-- The owner, on whose behalf the functions below run, reads all entries and deletes whole segments; the application cannot.
create policy seal on audit.entry for select to current_user using (true);
create policy forget on audit.entry for delete to current_user using (true);

-- The chain: each segment holds the entries of the transactions after the previous segment up to last_tx, and the hash of
-- both. A segment whose entries were deleted after the time of keeping stays, with its hash.
create table audit.segment (
    no            int primary key check (no > 0),
    first_tx      xid8 not null,
    last_tx       xid8 not null unique,
    entries       int not null check (entries > 0),
    last_at       timestamptz not null,
    previous_hash bytea not null check (length(previous_hash) = 32),
    hash          bytea not null check (length(hash) = 32),
    closed_at     timestamptz not null default now(),
    deleted_at    timestamptz
);
grant select on audit.segment to ${app};

-- How long entries are kept, dated: the latest line that has come into force counts. One year; longer asks for a reason.
create table audit.retention (
    id            int generated always as identity primary key,
    valid_from    date not null,
    months        int not null check (months between 12 and 36),
    justification text not null default '',
    set_by        uuid,
    set_at        timestamptz not null default now(),
    check (months = 12 or length(trim(justification)) >= 10)
);
insert into audit.retention (valid_from, months) values ('2020-01-01', 12);
grant select on audit.retention to ${app};
grant insert (valid_from, months, justification, set_by) on audit.retention to ${app};

-- The hash of the entries of the transactions after "after" up to "upto", chained to "previous". One JSON array a line leaves
-- no doubt where a field ends.
create function audit.hash_of(previous bytea, after xid8, upto xid8) returns bytea
    language sql stable
    set search_path = pg_catalog, pg_temp
return (
    select sha256(previous || coalesce(string_agg(convert_to(jsonb_build_array(e.id, e.tx::text,
               to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
               e.association, e.account, e.action, e.subject, e.facts)::text || E'\n', 'UTF8'), ''::bytea order by e.tx, e.id), ''::bytea))
    from audit.entry e where e.tx > after and e.tx <= upto);
revoke all on function audit.hash_of(bytea, xid8, xid8) from public;

-- Closes the next segment: the oldest entries that are in none, of transactions older than any that is still at work, so that
-- nothing can be written inside any more. Answers its number, or nothing when there is nothing to close.
create function audit.close_segment() returns int
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    most     constant int := 20000;
    last     audit.segment;
    horizon  xid8;
    up_to    xid8;
    next     audit.segment;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('audit.segment', 0)) then
        return null;
    end if;
    select * into last from audit.segment order by no desc limit 1;
    if last.no is null then
        last.no := 0;
        last.last_tx := '0'::xid8;
        last.hash := decode(repeat('00', 32), 'hex');
    end if;
    horizon := pg_snapshot_xmin(pg_current_snapshot());
    if horizon <= last.last_tx then
        raise exception 'transaction numbers went back: the journal was moved from another server';
    end if;
    select coalesce(
        (select tx from audit.entry where tx > last.last_tx and tx < horizon order by tx, id offset most - 1 limit 1),
        (select tx from audit.entry where tx > last.last_tx and tx < horizon order by tx desc limit 1)) into up_to;
    if up_to is null then
        return null;
    end if;
    select last.no + 1, min(tx), up_to, count(*), max(at) into next.no, next.first_tx, next.last_tx, next.entries, next.last_at
        from audit.entry where tx > last.last_tx and tx <= up_to;
    insert into audit.segment (no, first_tx, last_tx, entries, last_at, previous_hash, hash)
        values (next.no, next.first_tx, next.last_tx, next.entries, next.last_at, last.hash,
                audit.hash_of(last.hash, last.last_tx, up_to));
    return next.no;
end $$;

-- Recomputes the chain: the first segment that is not as it was closed, or nothing when all are. Tells numbers, no content.
create function audit.first_broken_segment() returns int
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    segment  audit.segment;
    expected int := 1;
    previous bytea := decode(repeat('00', 32), 'hex');
    after    xid8 := '0'::xid8;
    found    bigint;
begin
    for segment in select * from audit.segment order by no loop
        if segment.no <> expected or segment.previous_hash <> previous then
            return expected;
        end if;
        select count(*) into found from audit.entry where tx > after and tx <= segment.last_tx;
        if segment.deleted_at is not null then
            if found > 0 then
                return segment.no;
            end if;
        elsif found <> segment.entries or segment.hash <> audit.hash_of(previous, after, segment.last_tx) then
            return segment.no;
        end if;
        expected := expected + 1;
        previous := segment.hash;
        after := segment.last_tx;
    end loop;
    return null;
end $$;

-- Deletes the entries of the oldest segments whose last entry is past the time of keeping. Answers how many segments.
create function audit.delete_old_segments() returns int
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    closed audit.segment;
    keep    interval;
    after   xid8 := '0'::xid8;
    done    int := 0;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('audit.segment', 0)) then
        return 0;
    end if;
    select make_interval(months => months) into strict keep
        from audit.retention where valid_from <= current_date order by valid_from desc, id desc limit 1;
    for closed in select * from audit.segment order by no loop
        if closed.deleted_at is null then
            exit when closed.last_at >= now() - keep;
            delete from audit.entry where tx > after and tx <= closed.last_tx;
            update audit.segment set deleted_at = now() where no = closed.no;
            done := done + 1;
        end if;
        after := closed.last_tx;
    end loop;
    return done;
end $$;

revoke all on function audit.close_segment(), audit.first_broken_segment(), audit.delete_old_segments() from public;
grant execute on function audit.close_segment(), audit.first_broken_segment(), audit.delete_old_segments() to ${app};
