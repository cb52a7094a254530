-- That facts changed, written in the act's transaction: what to read anew, nothing of what it says. A copy of the facts applies each row once: it asks for
-- what transactions wrote that were not over when it last looked (tx), never for what comes after a number, since numbers are not given in the order
-- of commits. Nobody updates a row; after a week they are deleted, and whoever is further behind starts anew.
create table indicators.outbox (
    tx          xid8 not null default pg_current_xact_id(),
    seq         bigint not null generated always as identity,
    association uuid not null,
    fact        text not null check (fact in ('visit', 'activity', 'ticket', 'call', 'movement')),
    -- of a visit; the others are read by day
    subject     uuid,
    day         date not null,
    at          timestamptz not null default now(),
    primary key (tx, seq),
    check ((subject is not null) = (fact = 'visit'))
) with (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);
alter table indicators.outbox enable row level security;
alter table indicators.outbox force row level security;
create policy write_own on indicators.outbox for insert with check (association =
    (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy network on indicators.outbox using ((select current_setting('parvis.scope', true)) = 'network');
grant select, delete on indicators.outbox to ${app};
grant insert (association, fact, subject, day) on indicators.outbox to ${app};
