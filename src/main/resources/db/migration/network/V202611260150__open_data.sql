-- Tells cheaply that points are no longer what they were: one row for each transaction that touched them, so that no row is shared
-- and nobody waits for anybody. How many there are and what they add up to changes whenever one commits.
create table network.point_change (
    tx         bigint primary key,
    changed_at timestamptz not null default clock_timestamp()
);
create index point_change_by_age on network.point_change (changed_at);
grant select, insert, update, delete on network.point_change to ${app};

create function network.note_point_change() returns trigger language plpgsql as $$
begin
    insert into network.point_change (tx) values (pg_current_xact_id()::text::bigint) on conflict do nothing;
    if found then
        -- a day later nobody compares with it any more
        delete from network.point_change where tx in (
            select tx from network.point_change where changed_at < now() - interval '1 day' limit 100 for update skip locked);
    end if;
    return null;
end $$;

create trigger point_changed after insert or update or delete or truncate on network.point
    for each statement execute function network.note_point_change();
create trigger closure_changed after insert or update or delete or truncate on network.closure
    for each statement execute function network.note_point_change();

-- What changed since an instant: by a person, or by a day that came.
create index point_by_change on network.point (updated_at);
create index point_by_opening on network.point (opened_on);
create index point_by_closing on network.point (closed_on) where closed_on is not null;
create index closure_by_end on network.closure (last_day);
