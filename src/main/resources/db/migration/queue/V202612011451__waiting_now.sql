-- How many persons wait now in all queues of the network, and at how many points: two numbers for its live page, no ticket.
create policy network on queue.ticket for select to current_user using ((select current_setting('parvis.scope', true)) = 'network');
create function queue.waiting_now(at timestamptz) returns table (points bigint, persons bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(distinct t.point), coalesce(sum(t.persons), 0) from queue.ticket t
    where t.state = 'waiting' and t.day between (at at time zone 'utc')::date - 1 and (at at time zone 'utc')::date + 1
      and (t.return_at is null or t.return_at <= at)
$$;
revoke all on function queue.waiting_now(timestamptz) from public;
grant execute on function queue.waiting_now(timestamptz) to ${app};
