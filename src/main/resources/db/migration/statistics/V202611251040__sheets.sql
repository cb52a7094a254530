-- What each act, correction and cancellation adds to the figures or takes from them, one row each, never updated: desks of one
-- point write beside each other. A job moves the rows into the sheets below every few seconds; who reads takes both in one statement.
-- Without a point, the row corrects the network's sheets only (a recount of the association's own found a difference).
create table statistics.pending (
    id          bigint generated always as identity primary key,
    association uuid not null,
    point       uuid,
    team        text,
    day         date not null,
    cells       text not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);

-- What acts add up to, for a scope (a point, a team, an association, the network) and a day or a month: by dimension and code,
-- as {"DIMENSION": {"code": [visits, persons, requests, minutes]}}. In parts, so that a page reads no more than it shows.
create table statistics.sheet (
    scope       uuid not null,
    grain       text not null check (grain in ('d', 'm')),
    part        text not null,
    start       date not null check (grain = 'd' or extract(day from start) = 1),
    association uuid, -- whose it is; null for the network's
    cells       text not null,
    primary key (scope, grain, part, start)
);
create index sheet_of_association on statistics.sheet (association, grain, start);

-- Associations whose figures are still to be counted anew from their acts.
create table statistics.recount_due (
    association uuid primary key
);

insert into statistics.recount_due (association) select distinct association from statistics.tally;
drop table statistics.tally;

do $$
declare t text;
begin
    -- quicker than the usual one, where the engine was built with it
    if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
        alter table statistics.sheet alter column cells set compression lz4;
    end if;
    foreach t in array array['pending', 'sheet', 'recount_due'] loop
        execute format('alter table statistics.%I enable row level security', t);
        execute format('alter table statistics.%I force row level security', t);
        execute format('create policy own on statistics.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('create policy network on statistics.%I using ((select current_setting(''parvis.scope'', true)) = ''network'')', t);
    end loop;
end $$;

grant select, insert, delete on statistics.pending to ${app};
grant select, insert, update, delete on statistics.sheet to ${app};
grant select, insert, delete on statistics.recount_due to ${app};
