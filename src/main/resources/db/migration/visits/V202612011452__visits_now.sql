-- How many visits there are in the whole network today and since an hour: two numbers for its live page, no visit. Association by association, so that
-- the cost is that of two days, whatever came before.
create policy network on visits.visit for select to current_user using ((select current_setting('parvis.scope', true)) = 'network');
create function visits.count_now(today date, since timestamptz) returns table (on_the_day bigint, lately bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(sum(c.on_the_day), 0)::bigint, coalesce(sum(c.lately), 0)::bigint
    from access.association a cross join lateral (
        select count(*) filter (where v.day = today) as on_the_day, count(*) filter (where v.started_at > since) as lately
        from visits.visit v where v.association = a.id and v.day >= today - 1 and v.cancelled_at is null) c
$$;
revoke all on function visits.count_now(date, timestamptz) from public;
grant execute on function visits.count_now(date, timestamptz) to ${app};
