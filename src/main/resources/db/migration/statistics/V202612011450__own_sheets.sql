-- What each mediator did, in sums: the sheets of one's own figures, and what waits for them. Kept in the transaction of each act, as those
-- of points are. Read by the account that they are about, and by work of the house in the association's scope that names no account
-- (moving what waits, counting anew); never by the network.
create table statistics.own_pending (
    id          bigint generated always as identity primary key,
    association uuid not null,
    account     uuid not null,
    day         date not null,
    cells       text not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);
create index own_pending_of_account on statistics.own_pending (account, day);
create index own_pending_of_association on statistics.own_pending (association, id);

create table statistics.own_sheet (
    scope       uuid not null, -- the account
    grain       text not null check (grain in ('d', 'm')),
    part        text not null check (part in ('total', 'main')),
    start       date not null check (grain = 'd' or extract(day from start) = 1),
    association uuid not null,
    cells       text not null,
    primary key (scope, grain, part, start)
);
create index own_sheet_of_association on statistics.own_sheet (association, start);

-- Associations whose own sheets are still to be counted from the acts: until then, one's own figures are read from the acts.
create table statistics.own_due (
    association uuid primary key
);

do $$
declare t text;
begin
    if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
        alter table statistics.own_sheet alter column cells set compression lz4;
    end if;
    foreach t in array array['sheet', 'pending', 'recount_due'] loop
        execute format('alter table statistics.%I no force row level security', t);
        execute format('insert into statistics.own_due select distinct association from statistics.%I where association is not null '
            || 'on conflict do nothing', t);
        execute format('alter table statistics.%I force row level security', t);
    end loop;
    foreach t in array array['own_pending', 'own_sheet', 'own_due'] loop
        execute format('alter table statistics.%I enable row level security', t);
        execute format('alter table statistics.%I force row level security', t);
    end loop;
end $$;

create policy note on statistics.own_pending for insert
    with check (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy own on statistics.own_pending using (
    association = (select nullif(current_setting('parvis.association', true), '')::uuid)
    and account = coalesce((select nullif(current_setting('parvis.account', true), '')::uuid), account));
create policy own on statistics.own_sheet using (
    association = (select nullif(current_setting('parvis.association', true), '')::uuid)
    and scope = coalesce((select nullif(current_setting('parvis.account', true), '')::uuid), scope));
create policy own on statistics.own_due
    using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy network on statistics.own_due for select using ((select current_setting('parvis.scope', true)) = 'network');

-- The job that moves what waits asks where something does; it reads no row of it in the network's scope.
create policy network on statistics.own_pending for select to current_user
    using ((select current_setting('parvis.scope', true)) = 'network');
create function statistics.own_waiting() returns table (association uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct p.association from statistics.own_pending p
$$;
revoke all on function statistics.own_waiting() from public;
grant execute on function statistics.own_waiting() to ${app};

grant select, insert, delete on statistics.own_pending to ${app};
grant select, insert, update, delete on statistics.own_sheet to ${app};
grant select, delete on statistics.own_due to ${app};
