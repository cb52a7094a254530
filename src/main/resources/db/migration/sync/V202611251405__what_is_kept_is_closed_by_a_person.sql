-- What waits to be confirmed is closed by its own name only: another act of the same account on the same subject does not say it. Else who
-- confirmed a visit of their own would have closed the change that was kept of it, unseen.
create or replace function sync.accepted(subjects uuid[], replaced uuid[], who uuid, at timestamptz) returns setof sync.held_command
language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(s::text, 20261125)) from unnest(subjects) s;
    update sync.rejected_command set state = 'put-right', closed_at = at, closed_by = who
    where state = 'open' and (id = any(replaced) or (subject = any(subjects) and account = who and why <> 'kept'));
    return query select * from sync.held_command where subject = any(subjects) order by device, seq;
end $$;
